package dev.errand.time;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The dates of an expression, in the years 0 to 9999. */
final class CronDays {

  static final LocalDate FIRST = LocalDate.of(0, 1, 1);
  static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  private final long months;
  private final Rule rule;

  /** Which days of a month an expression means, as {@link Bits}. */
  @FunctionalInterface
  interface Rule {
    long in(CronMonth month);

    default Rule or(Rule other) {
      return month -> in(month) | other.in(month);
    }

    default Rule and(Rule other) {
      return month -> in(month) & other.in(month);
    }
  }

  CronDays(long months, Rule rule) {
    this.months = months;
    this.rule = rule;
  }

  /** Whether there is any such date: the calendar repeats itself every 400 years. */
  boolean everCome() {
    return ceiling(LocalDate.of(2000, 1, 1), 2399) != null;
  }

  /** The first date that is {@code from} or later. */
  @Nullable LocalDate ceiling(LocalDate from) {
    return ceiling(from.isBefore(FIRST) ? FIRST : from, LAST.getYear());
  }

  private @Nullable LocalDate ceiling(LocalDate from, int lastYear) {
    int month = from.getMonthValue();
    int firstDay = from.getDayOfMonth();
    for (int year = from.getYear(); year <= lastYear; year++) {
      for (; month <= 12; month++) {
        if (Bits.has(months, month)) {
          int day = Bits.ceiling(rule.in(CronMonth.of(year, month)), firstDay);
          if (day != Bits.NONE) {
            return LocalDate.of(year, month, day);
          }
        }
        firstDay = 1;
      }
      month = 1;
    }
    return null;
  }

  /** The last date that is {@code from} or earlier. */
  @Nullable LocalDate floor(LocalDate from) {
    LocalDate start = from.isAfter(LAST) ? LAST : from;
    int month = start.getMonthValue();
    int lastDay = start.getDayOfMonth();
    for (int year = start.getYear(); year >= FIRST.getYear(); year--) {
      for (; month >= 1; month--) {
        if (Bits.has(months, month)) {
          int day = Bits.floor(rule.in(CronMonth.of(year, month)), lastDay);
          if (day != Bits.NONE) {
            return LocalDate.of(year, month, day);
          }
        }
        lastDay = 31;
      }
      month = 12;
    }
    return null;
  }
}
