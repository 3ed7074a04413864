package dev.errand.time;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronExpressionTest {

  /** A Thursday. */
  private static final String START = "2026-01-01T00:00";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* * * * *          | 2026-01-01T00:01 2026-01-01T00:02 2026-01-01T00:03",
        "* * * * * *        | 2026-01-01T00:00:01 2026-01-01T00:00:02",
        "30 9 * * *         | 2026-01-01T09:30 2026-01-02T09:30",
        "15 30 9 * * *      | 2026-01-01T09:30:15 2026-01-02T09:30:15",
        "0 9 * * MON-FRI    | 2026-01-01T09:00 2026-01-02T09:00 2026-01-05T09:00",
        "0 9 * * mon,Wed    | 2026-01-05T09:00 2026-01-07T09:00 2026-01-12T09:00",
        "0 0 1 jan,JUL *    | 2026-07-01T00:00 2027-01-01T00:00",
        "0 0 * * 0          | 2026-01-04T00:00 2026-01-11T00:00",
        "0 0 * * 7          | 2026-01-04T00:00 2026-01-11T00:00",
        "0 0 * * 1          | 2026-01-05T00:00",
        "0 0 * * 5-7        | 2026-01-02T00:00 2026-01-03T00:00 2026-01-04T00:00 2026-01-09T00:00",
        "0 0 * * 0-7        | 2026-01-02T00:00 2026-01-03T00:00 2026-01-04T00:00 2026-01-05T00:00",
        "0 0 * * 7-1        | 2026-01-04T00:00 2026-01-05T00:00 2026-01-11T00:00",
        "0 0 * * SAT-SUN    | 2026-01-03T00:00 2026-01-04T00:00 2026-01-10T00:00",
        "*/20 * * * *       | 2026-01-01T00:20 2026-01-01T00:40 2026-01-01T01:00",
        "10/20 * * * *      | 2026-01-01T00:10 2026-01-01T00:30 2026-01-01T00:50 2026-01-01T01:10",
        "10-40/15 * * * *   | 2026-01-01T00:10 2026-01-01T00:25 2026-01-01T00:40 2026-01-01T01:10",
        "0 0 * * */3        | 2026-01-03T00:00 2026-01-04T00:00 2026-01-07T00:00 2026-01-10T00:00",
        "0 0 * * 7/2        | 2026-01-03T00:00 2026-01-04T00:00 2026-01-06T00:00 2026-01-08T00:00",
        "0 0 * * MON/2      | 2026-01-02T00:00 2026-01-05T00:00 2026-01-07T00:00",
        "0 0 */10 * *       | 2026-01-11T00:00 2026-01-21T00:00 2026-01-31T00:00 2026-02-01T00:00",
        "0,30 8,20 * * *    | 2026-01-01T08:00 2026-01-01T08:30 2026-01-01T20:00 2026-01-01T20:30",
        "0 8-9,22 * * *     | 2026-01-01T08:00 2026-01-01T09:00 2026-01-01T22:00"
      })
  void fields(String text, String expected) {
    assertUpcoming(text, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 22-2 * * *   | 2026-01-01T01:00 2026-01-01T02:00 2026-01-01T22:00 2026-01-01T23:00",
        "0 22-3/2 * * * | 2026-01-01T02:00 2026-01-01T22:00 2026-01-02T00:00",
        "0 0 * * FRI-MON| 2026-01-02T00:00 2026-01-03T00:00 2026-01-04T00:00 2026-01-05T00:00"
            + " 2026-01-09T00:00",
        "0 0 1 NOV-FEB *| 2026-02-01T00:00 2026-11-01T00:00 2026-12-01T00:00 2027-01-01T00:00",
        "0 0 30-2 * *   | 2026-01-02T00:00 2026-01-30T00:00 2026-01-31T00:00 2026-02-01T00:00",
        "59-1 * * * *   | 2026-01-01T00:01 2026-01-01T00:59 2026-01-01T01:00 2026-01-01T01:01"
      })
  void rangesThatWrapAround(String text, String expected) {
    assertUpcoming(text, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 0 L * *     | 2026-01-31T00:00 2026-02-28T00:00 2026-03-31T00:00 2026-04-30T00:00",
        "0 0 L 2 *     | 2026-02-28T00:00 2027-02-28T00:00 2028-02-29T00:00",
        "0 0 L-3 * *   | 2026-01-28T00:00 2026-02-25T00:00 2026-03-28T00:00",
        "0 0 L-28 2 *  | 2028-02-01T00:00 2032-02-01T00:00",
        "0 0 l-30 * *  | 2026-03-01T00:00 2026-05-01T00:00",
        "0 0 15W * *   | 2026-01-15T00:00 2026-02-16T00:00 2026-03-16T00:00",
        "0 0 1W 8 *    | 2026-08-03T00:00",
        "0 0 1W 2,11 * | 2026-02-02T00:00 2026-11-02T00:00",
        "0 0 31W * *   | 2026-01-30T00:00 2026-03-31T00:00 2026-05-29T00:00 2026-07-31T00:00",
        "0 0 LW * *    | 2026-01-30T00:00 2026-02-27T00:00 2026-03-31T00:00 2026-04-30T00:00"
            + " 2026-05-29T00:00",
        "0 0 15,L * *  | 2026-01-15T00:00 2026-01-31T00:00 2026-02-15T00:00 2026-02-28T00:00",
        "0 0 1W,LW * * | 2026-01-30T00:00 2026-02-02T00:00 2026-02-27T00:00"
      })
  void formsOfTheDayOfMonth(String text, String expected) {
    assertUpcoming(text, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 0 * * FRIL      | 2026-01-30T00:00 2026-02-27T00:00 2026-03-27T00:00",
        "0 0 * * 5L        | 2026-01-30T00:00 2026-02-27T00:00",
        "0 0 ? * sunl      | 2026-01-25T00:00 2026-02-22T00:00 2026-03-29T00:00",
        "0 0 * * 7L        | 2026-01-25T00:00 2026-02-22T00:00",
        "0 0 * * MON#2     | 2026-01-12T00:00 2026-02-09T00:00 2026-03-09T00:00",
        "0 0 * * 1#2       | 2026-01-12T00:00 2026-02-09T00:00",
        "0 0 * * 0#1,7#2   | 2026-01-04T00:00 2026-01-11T00:00 2026-02-01T00:00 2026-02-08T00:00",
        "0 0 * * FRI#5     | 2026-01-30T00:00 2026-05-29T00:00 2026-07-31T00:00",
        "0 0 * * MON#1,FRI | 2026-01-02T00:00 2026-01-05T00:00 2026-01-09T00:00 2026-01-16T00:00"
      })
  void formsOfTheDayOfWeek(String text, String expected) {
    assertUpcoming(text, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@yearly   | 0 0 1 1 *",
        "@annually | 0 0 1 1 *",
        "@monthly  | 0 0 1 * *",
        "@weekly   | 0 0 * * 0",
        "@daily    | 0 0 * * *",
        "@Midnight | 0 0 * * *",
        "@HOURLY   | 0 * * * *"
      })
  void macros(String macro, String expression) {
    assertThat(CronExpression.parse(macro))
        .isEqualTo(CronExpression.parse(expression))
        .hasSameHashCodeAs(CronExpression.parse(expression))
        .hasToString(macro);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Both restricted: either.
        "0 0 13 * FRI  | 2026-01-02T00:00 2026-01-09T00:00 2026-01-13T00:00 2026-01-16T00:00",
        "0 0 L * MON#1 | 2026-01-05T00:00 2026-01-31T00:00 2026-02-02T00:00",
        "0 0 1-31 * FRI| 2026-01-02T00:00 2026-01-03T00:00 2026-01-04T00:00",
        "0 0 30 2 MON  | 2026-02-02T00:00 2026-02-09T00:00 2026-02-16T00:00",
        // One open: both.
        "0 0 ? * FRI   | 2026-01-02T00:00 2026-01-09T00:00 2026-01-16T00:00",
        "0 0 13 * ?    | 2026-01-13T00:00 2026-02-13T00:00",
        "0 0 */2 * MON | 2026-01-05T00:00 2026-01-19T00:00 2026-02-09T00:00 2026-02-23T00:00",
        "0 0 13 * */5  | 2026-02-13T00:00 2026-03-13T00:00 2026-09-13T00:00"
      })
  void bothDayFields(String text, String expected) {
    assertUpcoming(text, expected);
  }

  @Test
  void theTimeItselfIsNeverAnAnswer() {
    CronExpression nine = CronExpression.parse("0 9 * * *");
    Instant today = Instant.parse("2026-01-01T09:00:00Z");

    assertThat(nine.next(today, UTC)).contains(today.plus(Duration.ofDays(1)));
    assertThat(nine.next(today.minusNanos(1), UTC)).contains(today);
    assertThat(nine.next(today.plusNanos(1), UTC)).contains(today.plus(Duration.ofDays(1)));
    assertThat(nine.previous(today, UTC)).contains(today.minus(Duration.ofDays(1)));
    assertThat(nine.previous(today.plusNanos(1), UTC)).contains(today);
    assertThat(nine.previous(today.minusNanos(1), UTC)).contains(today.minus(Duration.ofDays(1)));
  }

  @Test
  void theZoneIsTheOneWhoseClocksAreMeant() {
    CronExpression nine = CronExpression.parse("0 9 * * *");
    Instant start = Instant.parse("2026-01-01T00:00:00Z");

    assertThat(nine.next(start, ZoneId.of("Europe/Berlin")))
        .contains(Instant.parse("2026-01-01T08:00:00Z"));
    assertThat(nine.next(start, ZoneId.of("Asia/Kathmandu")))
        .contains(Instant.parse("2026-01-01T03:15:00Z"));
    assertThat(nine.next(ZonedDateTime.parse("2026-01-01T10:00+01:00[Europe/Berlin]")))
        .isEqualTo(ZonedDateTime.parse("2026-01-02T09:00+01:00[Europe/Berlin]"));
  }

  @Test
  void upcomingIsARowOfNexts() {
    CronExpression hourly = CronExpression.parse("@hourly");
    Instant start = Instant.parse("2026-01-01T00:00:00Z");

    List<Instant> upcoming = hourly.upcoming(start, UTC, 1000);

    assertThat(upcoming).hasSize(1000);
    for (int i = 0; i < 1000; i++) {
      assertThat(upcoming.get(i)).isEqualTo(start.plus(Duration.ofHours(i + 1)));
    }
    assertThat(hourly.upcoming(start, UTC, 0)).isEmpty();
    assertThatThrownBy(() -> hourly.upcoming(start, UTC, -1))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("The count must not be negative, but is -1.");
    assertThatThrownBy(() -> upcoming.add(start)).isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 0 29 2 *      | 2024-02-29T00:00 | 2028-02-29T00:00",
        "0 0 29 2 *      | 1896-02-29T00:00 | 1904-02-29T00:00",
        "0 0 ? 2 MON#5   | 2016-02-29T00:00 | 2044-02-29T00:00",
        "0 0 ? 2 MON#5   | 2072-02-29T00:00 | 2112-02-29T00:00",
        "0 0 ? 2 THU#5   | 2024-02-29T00:00 | 2052-02-29T00:00",
        "59 59 23 31 12 ?| 9998-12-31T23:59:59 | 9999-12-31T23:59:59"
      })
  void rareDates(String text, LocalDateTime from, LocalDateTime to) {
    CronExpression rare = CronExpression.parse(text);

    assertThat(rare.next(from.toInstant(UTC), UTC)).contains(to.toInstant(UTC));
    assertThat(rare.previous(to.toInstant(UTC), UTC)).contains(from.toInstant(UTC));
  }

  @Test
  void timeEndsWithTheYear9999() {
    CronExpression yearly = CronExpression.parse("@yearly");
    Instant first = Instant.parse("0000-01-01T00:00:00Z");
    Instant last = Instant.parse("9999-01-01T00:00:00Z");

    assertThat(yearly.next(Instant.MIN, UTC)).contains(first);
    assertThat(yearly.previous(Instant.MAX, UTC)).contains(last);
    assertThat(yearly.next(last, UTC)).isEmpty();
    assertThat(yearly.previous(first, UTC)).isEmpty();
    assertThat(yearly.next(Instant.MAX, UTC)).isEmpty();
    assertThat(yearly.previous(Instant.MIN, UTC)).isEmpty();
    assertThat(yearly.upcoming(last.minusSeconds(1), UTC, 5)).containsExactly(last);
    assertThatThrownBy(() -> yearly.next(last.atZone(UTC)))
        .isExactlyInstanceOf(DateTimeException.class)
        .hasMessage("No time of the cron expression \"@yearly\" is left after 9999-01-01T00:00Z.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC", "+18:00", "-18:00"})
  void theEndsOfTimeInEveryZone(ZoneId zone) {
    CronExpression everySecond = CronExpression.parse("* * * * * *");

    Instant first = everySecond.next(Instant.MIN, zone).orElseThrow();
    Instant last = everySecond.previous(Instant.MAX, zone).orElseThrow();

    assertThat(LocalDateTime.ofInstant(first, zone)).isEqualTo("0000-01-01T00:00:00");
    assertThat(LocalDateTime.ofInstant(last, zone)).isEqualTo("9999-12-31T23:59:59");
  }

  @Test
  void equalityIsThatOfTheNormalizedText() {
    CronExpression cron = CronExpression.parse("0 9 * * MON-FRI");

    assertThat(cron)
        .isEqualTo(CronExpression.parse("  0\t9 *  * mon-fri "))
        .isEqualTo(CronExpression.parse("0 9 ? * MON-FRI"))
        .isEqualTo(CronExpression.parse("0 0 9 * * MON-FRI"))
        .hasSameHashCodeAs(CronExpression.parse("0 0 9 ? * Mon-Fri"))
        .isNotEqualTo(CronExpression.parse("0 9 * * 1-5"))
        .isNotEqualTo(CronExpression.parse("1 9 * * MON-FRI"))
        .isNotEqualTo("0 9 * * MON-FRI");
  }

  @Test
  void theTextStaysAsItWasWritten() {
    assertThat(CronExpression.parse(" 0  9 * * mon ")).hasToString(" 0  9 * * mon ");
  }

  private static void assertUpcoming(String text, String expected) {
    CronExpression cron = CronExpression.parse(text);
    Instant start = LocalDateTime.parse(START).toInstant(UTC);
    List<Instant> times =
        Arrays.stream(expected.split(" "))
            .map(time -> LocalDateTime.parse(time).toInstant(UTC))
            .toList();

    assertThat(cron.upcoming(start, UTC, times.size())).isEqualTo(times);
    for (int i = 1; i < times.size(); i++) {
      assertThat(cron.previous(times.get(i), UTC)).contains(times.get(i - 1));
    }
  }
}
