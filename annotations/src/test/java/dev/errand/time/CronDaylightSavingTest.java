package dev.errand.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every expected time is written with its offset, so that it says which of two hours it is. */
class CronDaylightSavingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Berlin, 31 March 2024: 02:00+01:00 becomes 03:00+02:00.
        "Europe/Berlin | 30 2 * * *  | 2024-03-30T02:30+01:00 2024-03-31T03:00+02:00"
            + " 2024-04-01T02:30+02:00",
        "Europe/Berlin | 0 2 * * *   | 2024-03-30T02:00+01:00 2024-03-31T03:00+02:00"
            + " 2024-04-01T02:00+02:00",
        "Europe/Berlin | 0 3 * * *   | 2024-03-30T03:00+01:00 2024-03-31T03:00+02:00"
            + " 2024-04-01T03:00+02:00",
        "Europe/Berlin | 59 1 * * *  | 2024-03-31T01:59+01:00 2024-04-01T01:59+02:00",
        // Several in the gap, and its end: once.
        "Europe/Berlin | 0,30 2,3 * * * | 2024-03-30T03:30+01:00 2024-03-31T03:00+02:00"
            + " 2024-03-31T03:30+02:00 2024-04-01T02:00+02:00",
        "Europe/Berlin | */20 * * * * | 2024-03-31T01:40+01:00 2024-03-31T03:00+02:00"
            + " 2024-03-31T03:20+02:00",
        "Europe/Berlin | 15/20 * * * * | 2024-03-31T01:55+01:00 2024-03-31T03:00+02:00"
            + " 2024-03-31T03:15+02:00",
        "Europe/Berlin | @hourly     | 2024-03-31T01:00+01:00 2024-03-31T03:00+02:00"
            + " 2024-03-31T04:00+02:00",
        "Europe/Berlin | 59 59 1,2 * * * | 2024-03-31T01:59:59+01:00 2024-03-31T03:00+02:00"
            + " 2024-04-01T01:59:59+02:00",
        // New York, 10 March 2024: 02:00-05:00 becomes 03:00-04:00.
        "America/New_York | 30 2 * * SUN | 2024-03-03T02:30-05:00 2024-03-10T03:00-04:00"
            + " 2024-03-17T02:30-04:00",
        // Lord Howe, 6 October 2024: 02:00+10:30 becomes 02:30+11:00, half an hour.
        "Australia/Lord_Howe | 15 2 * * *  | 2024-10-05T02:15+10:30 2024-10-06T02:30+11:00"
            + " 2024-10-07T02:15+11:00",
        "Australia/Lord_Howe | */10 2 * * * | 2024-10-05T02:50+10:30 2024-10-06T02:30+11:00"
            + " 2024-10-06T02:40+11:00",
        // Apia skipped 30 December 2011.
        "Pacific/Apia | 0 10 * * *    | 2011-12-29T10:00-10:00 2011-12-31T00:00+14:00"
            + " 2011-12-31T10:00+14:00",
        "Pacific/Apia | @daily        | 2011-12-29T00:00-10:00 2011-12-31T00:00+14:00"
            + " 2012-01-01T00:00+14:00",
        "Pacific/Apia | 0 10 30 * *   | 2011-11-30T10:00-10:00 2011-12-31T00:00+14:00"
            + " 2012-01-30T10:00+14:00",
        "Pacific/Apia | @hourly       | 2011-12-29T23:00-10:00 2011-12-31T00:00+14:00"
            + " 2011-12-31T01:00+14:00",
        // São Paulo, 4 November 2018: there was no midnight.
        "America/Sao_Paulo | @daily    | 2018-11-03T00:00-03:00 2018-11-04T01:00-02:00"
            + " 2018-11-05T00:00-02:00",
        "America/Sao_Paulo | 30 0 4 * * | 2018-10-04T00:30-03:00 2018-11-04T01:00-02:00"
            + " 2018-12-04T00:30-02:00",
        "America/Sao_Paulo | 0 0,1 * * * | 2018-11-03T01:00-03:00 2018-11-04T01:00-02:00"
            + " 2018-11-05T00:00-02:00"
      })
  void aTimeInAGapFiresOnceAtItsEnd(ZoneId zone, String text, String expected) {
    assertInARow(zone, text, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Berlin, 27 October 2024: 03:00+02:00 becomes 02:00+01:00.
        "Europe/Berlin | 30 2 * * *   | 2024-10-26T02:30+02:00 2024-10-27T02:30+02:00"
            + " 2024-10-28T02:30+01:00",
        "Europe/Berlin | 0 2 * * *    | 2024-10-26T02:00+02:00 2024-10-27T02:00+02:00"
            + " 2024-10-28T02:00+01:00",
        "Europe/Berlin | 0 3 * * *    | 2024-10-26T03:00+02:00 2024-10-27T03:00+01:00"
            + " 2024-10-28T03:00+01:00",
        "Europe/Berlin | */20 * * * * | 2024-10-27T01:40+02:00 2024-10-27T02:00+02:00"
            + " 2024-10-27T02:20+02:00 2024-10-27T02:40+02:00 2024-10-27T03:00+01:00",
        "Europe/Berlin | @hourly      | 2024-10-27T01:00+02:00 2024-10-27T02:00+02:00"
            + " 2024-10-27T03:00+01:00",
        "Europe/Berlin | 59 59 2 * * * | 2024-10-27T02:59:59+02:00 2024-10-28T02:59:59+01:00",
        // New York, 3 November 2024: 02:00-04:00 becomes 01:00-05:00.
        "America/New_York | 30 1 * * SUN | 2024-10-27T01:30-04:00 2024-11-03T01:30-04:00"
            + " 2024-11-10T01:30-05:00",
        // Lord Howe, 7 April 2024: 02:00+11:00 becomes 01:30+10:30.
        "Australia/Lord_Howe | */15 1 * * * | 2024-04-07T01:00+11:00 2024-04-07T01:15+11:00"
            + " 2024-04-07T01:30+11:00 2024-04-07T01:45+11:00 2024-04-08T01:00+10:30",
        "Australia/Lord_Howe | */30 * * * * | 2024-04-07T01:00+11:00 2024-04-07T01:30+11:00"
            + " 2024-04-07T02:00+10:30",
        // São Paulo, 18 February 2018: the 17th had its last hour twice.
        "America/Sao_Paulo | 30 23 * * * | 2018-02-16T23:30-02:00 2018-02-17T23:30-02:00"
            + " 2018-02-18T23:30-03:00",
        "America/Sao_Paulo | @daily      | 2018-02-17T00:00-02:00 2018-02-18T00:00-03:00"
            + " 2018-02-19T00:00-03:00"
      })
  void aTimeInAnOverlapFiresOnceTheFirstTime(ZoneId zone, String text, String expected) {
    assertInARow(zone, text, expected);
  }

  @Test
  void fromWithinTheSecondOfTwoHours() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    CronExpression half = CronExpression.parse("30 * * * *");

    for (String moment : List.of("02:00:00", "02:29:59", "02:30:00", "02:30:01", "02:59:59.5")) {
      Instant second = OffsetDateTime.parse("2024-10-27T" + moment + "+01:00").toInstant();
      assertThat(half.next(second, berlin)).contains(Instant.parse("2024-10-27T02:30:00Z"));
      assertThat(half.previous(second, berlin)).contains(Instant.parse("2024-10-27T00:30:00Z"));
    }
  }

  @Test
  void aroundTheEndOfAGap() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    CronExpression skipped = CronExpression.parse("30 2 * * *");
    Instant end = Instant.parse("2024-03-31T01:00:00Z");
    Instant dayBefore = Instant.parse("2024-03-30T01:30:00Z");
    Instant dayAfter = Instant.parse("2024-04-01T00:30:00Z");

    assertThat(skipped.next(end.minusNanos(1), berlin)).contains(end);
    assertThat(skipped.next(end, berlin)).contains(dayAfter);
    assertThat(skipped.next(end.plusNanos(1), berlin)).contains(dayAfter);
    assertThat(skipped.previous(end.plusNanos(1), berlin)).contains(end);
    assertThat(skipped.previous(end, berlin)).contains(dayBefore);
    assertThat(skipped.previous(end.minusNanos(1), berlin)).contains(dayBefore);
  }

  @Test
  void theZonedResultIsInTheZone() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");

    assertThat(
            CronExpression.parse("30 2 * * *")
                .next(LocalDateTime.parse("2024-03-31T00:00").atZone(berlin)))
        .isEqualTo(LocalDateTime.parse("2024-03-31T03:00").atZone(berlin));
  }

  private static void assertInARow(ZoneId zone, String text, String expected) {
    CronExpression cron = CronExpression.parse(text);
    List<Instant> times =
        Arrays.stream(expected.split(" "))
            .map(time -> OffsetDateTime.parse(time).toInstant())
            .toList();
    List<Instant> backwards = new ArrayList<>(times);
    Collections.reverse(backwards);

    assertThat(cron.upcoming(times.get(0).minusNanos(1), zone, times.size())).isEqualTo(times);
    Instant before = backwards.get(0).plusNanos(1);
    for (Instant time : backwards) {
      before = cron.previous(before, zone).orElseThrow();
      assertThat(before).isEqualTo(time);
    }
  }
}
