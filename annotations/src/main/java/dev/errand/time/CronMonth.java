package dev.errand.time;

import java.time.LocalDate;

/**
 * The shape of one calendar month, with its days as {@link Bits} 1 to 31. Days of the week count
 * from 0, Sunday.
 *
 * @param length how many days it has
 * @param firstWeekday the day of the week of its first day
 */
record CronMonth(int length, int firstWeekday) {

  private static final int SUNDAY = 0;
  private static final int SATURDAY = 6;

  static CronMonth of(int year, int month) {
    LocalDate first = LocalDate.of(year, month, 1);
    return new CronMonth(first.lengthOfMonth(), first.getDayOfWeek().getValue() % 7);
  }

  /** Those of the given days that this month has. */
  long days(long days) {
    return days & (-2L >>> (63 - length)) & -2L;
  }

  long daysBeforeLast(int count) {
    return days(length > count ? 1L << (length - count) : 0);
  }

  /**
   * The Monday to Friday nearest to the day without leaving the month; none if it has no such day.
   */
  long nearestWorkday(int day) {
    if (day > length) {
      return 0;
    }
    int weekday = (firstWeekday + day - 1) % 7;
    int shift = 0;
    if (weekday == SATURDAY) {
      shift = day == 1 ? 2 : -1;
    } else if (weekday == SUNDAY) {
      shift = day == length ? -2 : 1;
    }
    return 1L << (day + shift);
  }

  long lastWorkday() {
    return nearestWorkday(length);
  }

  /** Every day that falls on one of these days of the week. */
  long weekdays(long weekdays) {
    long days = 0;
    for (int day = 1; day <= length; day++) {
      if (Bits.has(weekdays, (firstWeekday + day - 1) % 7)) {
        days |= 1L << day;
      }
    }
    return days;
  }

  long nthWeekday(int weekday, int n) {
    return days(1L << (first(weekday) + 7 * (n - 1)));
  }

  long lastWeekday(int weekday) {
    int fifth = first(weekday) + 28;
    return 1L << (fifth <= length ? fifth : fifth - 7);
  }

  private int first(int weekday) {
    return 1 + Math.floorMod(weekday - firstWeekday, 7);
  }
}
