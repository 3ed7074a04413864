package dev.errand.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * A random expression, and beside it what it means, said in the slowest and most obvious way: a
 * question to a single local time.
 */
record GeneratedCron(
    String text, Predicate<LocalDate> matchesDay, Predicate<LocalTime> matchesTime) {

  private static final List<String> WEEKDAYS =
      List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

  /** One item or one field. */
  private record Part<T>(String text, Predicate<T> matches) {
    static Part<Integer> ofNumber(String text, IntPredicate matches) {
      return new Part<>(text, matches::test);
    }

    boolean isOpen() {
      return text.startsWith("*") || text.equals("?");
    }
  }

  /** Five fields, often with open days so that something happens within a few days. */
  static Arbitrary<GeneratedCron> withMinutes() {
    return Combinators.combine(
            numbers(0, 59), numbers(0, 23), daysOfMonth(), months(), daysOfWeek())
        .as((minute, hour, dom, month, dow) -> of(Optional.empty(), minute, hour, dom, month, dow));
  }

  /** Six fields. */
  static Arbitrary<GeneratedCron> withSeconds() {
    return Combinators.combine(
            numbers(0, 59), numbers(0, 59), numbers(0, 23), daysOfMonth(), months(), daysOfWeek())
        .as(
            (s, minute, hour, dom, month, dow) ->
                of(Optional.of(s), minute, hour, dom, month, dow));
  }

  boolean matches(LocalDateTime time) {
    return matchesTime.test(time.toLocalTime()) && matchesDay.test(time.toLocalDate());
  }

  /** The days alone, at midnight. */
  static Arbitrary<GeneratedCron> ofDays() {
    Part<Integer> zero = Part.ofNumber("0", n -> n == 0);
    return Combinators.combine(daysOfMonth(), months(), daysOfWeek())
        .as((dom, month, dow) -> of(Optional.empty(), zero, zero, dom, month, dow));
  }

  private static GeneratedCron of(
      Optional<Part<Integer>> second,
      Part<Integer> minute,
      Part<Integer> hour,
      Part<LocalDate> dayOfMonth,
      Part<Integer> month,
      Part<LocalDate> dayOfWeek) {
    Predicate<LocalDate> day =
        dayOfMonth.isOpen() || dayOfWeek.isOpen()
            ? dayOfMonth.matches.and(dayOfWeek.matches)
            : dayOfMonth.matches.or(dayOfWeek.matches);
    String text =
        Stream.concat(
                second.stream().map(Part::text),
                Stream.of(minute.text, hour.text, dayOfMonth.text, month.text, dayOfWeek.text))
            .collect(Collectors.joining(" "));
    return new GeneratedCron(
        text,
        date -> month.matches.test(date.getMonthValue()) && day.test(date),
        time ->
            second.map(part -> part.matches.test(time.getSecond())).orElse(time.getSecond() == 0)
                && minute.matches.test(time.getMinute())
                && hour.matches.test(time.getHour()));
  }

  private static Arbitrary<Part<Integer>> months() {
    Arbitrary<Part<Integer>> named =
        Arbitraries.integers()
            .between(1, 12)
            .map(month -> Part.ofNumber(MONTHS.get(month - 1), n -> n == month));
    return mostlyOpen(list(Arbitraries.oneOf(number(1, 12), named)));
  }

  private static Arbitrary<Part<LocalDate>> daysOfMonth() {
    Arbitrary<Integer> days = Arbitraries.integers().between(1, 31);
    Arbitrary<Part<LocalDate>> plain = on(number(1, 31), LocalDate::getDayOfMonth);
    Arbitrary<Part<LocalDate>> last =
        Arbitraries.of(
            new Part<>("L", day -> day.plusDays(1).getDayOfMonth() == 1),
            new Part<>(
                "LW",
                day -> day.equals(nearestWorkday(day.with(TemporalAdjusters.lastDayOfMonth())))));
    Arbitrary<Part<LocalDate>> beforeLast =
        Arbitraries.integers()
            .between(1, 30)
            .map(
                count ->
                    new Part<>(
                        "L-" + count, day -> day.getDayOfMonth() + count == day.lengthOfMonth()));
    Arbitrary<Part<LocalDate>> workday =
        days.map(
            number ->
                new Part<>(
                    number + "W",
                    day ->
                        number <= day.lengthOfMonth()
                            && day.equals(nearestWorkday(day.withDayOfMonth(number)))));
    return mostlyOpen(
        list(
            Arbitraries.frequencyOf(
                Tuple.of(4, plain),
                Tuple.of(1, last),
                Tuple.of(1, beforeLast),
                Tuple.of(1, workday))));
  }

  private static LocalDate nearestWorkday(LocalDate target) {
    return Stream.iterate(target.withDayOfMonth(1), day -> day.plusDays(1))
        .limit(target.lengthOfMonth())
        .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
        .min(
            (a, b) ->
                Long.compare(
                    Math.abs(ChronoUnit.DAYS.between(a, target)),
                    Math.abs(ChronoUnit.DAYS.between(b, target))))
        .orElseThrow();
  }

  private static Arbitrary<Part<LocalDate>> daysOfWeek() {
    Arbitrary<Integer> days = Arbitraries.integers().between(0, 7);
    Arbitrary<Part<LocalDate>> plain = on(number(0, 6), day -> day.getDayOfWeek().getValue() % 7);
    Arbitrary<Part<LocalDate>> single =
        Combinators.combine(days, Arbitraries.of(true, false))
            .as((n, named) -> new Part<>(weekday(n, named), day -> falls(day, n)));
    Arbitrary<Part<LocalDate>> last =
        Combinators.combine(days, Arbitraries.of(true, false))
            .as(
                (n, named) ->
                    new Part<>(
                        weekday(n, named) + "L",
                        day -> falls(day, n) && day.plusDays(7).getMonth() != day.getMonth()));
    Arbitrary<Part<LocalDate>> nth =
        Combinators.combine(days, Arbitraries.of(true, false), Arbitraries.integers().between(1, 5))
            .as(
                (n, named, count) ->
                    new Part<>(
                        weekday(n, named) + "#" + count,
                        day -> falls(day, n) && (day.getDayOfMonth() + 6) / 7 == count));
    return mostlyOpen(
        list(
            Arbitraries.frequencyOf(
                Tuple.of(3, plain), Tuple.of(3, single), Tuple.of(1, last), Tuple.of(1, nth))));
  }

  private static boolean falls(LocalDate day, int weekday) {
    return day.getDayOfWeek().getValue() % 7 == weekday % 7;
  }

  private static String weekday(int number, boolean named) {
    return named ? WEEKDAYS.get(number % 7) : Integer.toString(number);
  }

  private static Arbitrary<Part<Integer>> numbers(int min, int max) {
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just(Part.ofNumber("*", n -> true))),
        Tuple.of(4, list(number(min, max))));
  }

  /** The forms that all fields have. */
  private static Arbitrary<Part<Integer>> number(int min, int max) {
    int size = max - min + 1;
    Arbitrary<Integer> values = Arbitraries.integers().between(min, max);
    Arbitrary<Integer> steps = Arbitraries.integers().between(1, size - 1);
    return Arbitraries.oneOf(
        values.map(v -> Part.ofNumber("" + v, n -> n == v)),
        steps.map(step -> Part.ofNumber("*/" + step, n -> (n - min) % step == 0)),
        Combinators.combine(values, values)
            .as((a, b) -> Part.ofNumber(a + "-" + b, n -> isBetween(n, a, b))),
        Combinators.combine(values, values, steps)
            .as(
                (a, b, step) ->
                    Part.ofNumber(
                        a + "-" + b + "/" + step,
                        n -> isBetween(n, a, b) && (n >= a ? n - a : n + size - a) % step == 0)),
        Combinators.combine(values, steps)
            .as((a, step) -> Part.ofNumber(a + "/" + step, n -> n >= a && (n - a) % step == 0)));
  }

  private static boolean isBetween(int n, int a, int b) {
    return a <= b ? a <= n && n <= b : n >= a || n <= b;
  }

  private static Arbitrary<Part<LocalDate>> on(
      Arbitrary<Part<Integer>> numbers, ToIntFunction<LocalDate> number) {
    return numbers.map(
        part -> new Part<>(part.text, day -> part.matches.test(number.applyAsInt(day))));
  }

  private static <T> Arbitrary<Part<T>> list(Arbitrary<Part<T>> items) {
    return items
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(
            list ->
                new Part<>(
                    list.stream().map(Part::text).collect(Collectors.joining(",")),
                    value -> list.stream().anyMatch(part -> part.matches.test(value))));
  }

  private static <T> Arbitrary<Part<T>> mostlyOpen(Arbitrary<Part<T>> fields) {
    return Arbitraries.frequencyOf(
        Tuple.of(2, Arbitraries.just(new Part<>("*", value -> true))), Tuple.of(1, fields));
  }
}
