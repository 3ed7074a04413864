package dev.errand.time;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * Compares with the slow and obvious way: walk all local times of some days, ask each whether it
 * matches, and map it through the zone's rules.
 */
class CronOracleTest {

  /** A moment at which clocks change, as the zone's local time. */
  record ClockChange(ZoneId zone, LocalDateTime near) {
    ClockChange(String zone, String near) {
      this(ZoneId.of(zone), LocalDateTime.parse(near));
    }
  }

  @Property(seed = "11", tries = 300, edgeCases = EdgeCasesMode.NONE)
  void minutesAroundClockChanges(
      @ForAll("crons") GeneratedCron generated,
      @ForAll("changes") ClockChange change,
      @ForAll @IntRange(min = 0, max = 4000) int lead) {
    LocalDateTime start = change.near.minusMinutes(lead);
    check(generated, change.zone, start, start.plusMinutes(4000), ChronoUnit.MINUTES);
  }

  @Property(seed = "12", tries = 60, edgeCases = EdgeCasesMode.NONE)
  void secondsAroundClockChanges(
      @ForAll("cronsWithSeconds") GeneratedCron generated,
      @ForAll("changes") ClockChange change,
      @ForAll @IntRange(min = 0, max = 7200) int lead) {
    LocalDateTime start = change.near.minusSeconds(lead);
    check(generated, change.zone, start, start.plusSeconds(9000), ChronoUnit.SECONDS);
  }

  @Property(seed = "13", tries = 300, edgeCases = EdgeCasesMode.NONE)
  void daysOfSomeYears(
      @ForAll("days") GeneratedCron generated, @ForAll @IntRange(min = 1890, max = 2110) int year) {
    LocalDateTime start = LocalDate.of(year, 1, 1).atStartOfDay();
    check(generated, UTC, start, start.plusYears(3), ChronoUnit.DAYS);
  }

  private static void check(
      GeneratedCron generated,
      ZoneId zone,
      LocalDateTime start,
      LocalDateTime end,
      ChronoUnit unit) {
    Optional<CronExpression> parsed = parse(generated);
    if (parsed.isEmpty()) {
      return;
    }
    CronExpression cron = parsed.get();
    NavigableSet<Instant> expected = walk(generated, zone, start, end, unit);
    // The walk knows nothing outside its window; the gap that is there may reach over its ends.
    Instant first = firing(start, zone, unit).plusNanos(1);
    Instant last = firing(end, zone, unit);
    expected = expected.subSet(first, true, last, false);

    List<Instant> forwards = new ArrayList<>();
    Optional<Instant> next = cron.next(first.minusNanos(1), zone);
    while (next.isPresent() && next.get().isBefore(last)) {
      Instant time = next.get();
      forwards.add(time);
      next = cron.next(time, zone);
      // An error must not become an endless loop.
      assertThat(next.orElse(Instant.MAX)).isAfter(time);
    }
    assertThat(forwards).containsExactlyElementsOf(expected);

    List<Instant> backwards = new ArrayList<>();
    Optional<Instant> previous = cron.previous(last, zone);
    while (previous.isPresent() && !previous.get().isBefore(first)) {
      Instant time = previous.get();
      backwards.add(time);
      previous = cron.previous(time, zone);
      assertThat(previous.orElse(Instant.MIN)).isBefore(time);
    }
    Collections.reverse(backwards);
    assertThat(backwards).containsExactlyElementsOf(expected);

    // From moments that are no times of the expression, the second of two hours among them.
    long step = Math.max(1, ChronoUnit.SECONDS.between(first, last) / 97);
    for (Instant from = first.plusMillis(500); from.isBefore(last); from = from.plusSeconds(step)) {
      Instant higher = expected.higher(from);
      if (higher != null) {
        assertThat(cron.next(from, zone)).as("after %s", from).contains(higher);
      }
      Instant lower = expected.lower(from);
      if (lower != null) {
        assertThat(cron.previous(from, zone)).as("before %s", from).contains(lower);
      }
    }
  }

  /** Empty if it never comes, after a look at a whole cycle of the calendar's weekdays. */
  private static Optional<CronExpression> parse(GeneratedCron generated) {
    try {
      return Optional.of(CronExpression.parse(generated.text()));
    } catch (CronSyntaxException e) {
      assertThat(e).hasMessageContaining("it never comes");
      for (LocalDate day = LocalDate.of(2000, 1, 1); day.getYear() < 2028; day = day.plusDays(1)) {
        assertThat(generated.matchesDay().test(day)).as("%s", day).isFalse();
      }
      return Optional.empty();
    }
  }

  private static NavigableSet<Instant> walk(
      GeneratedCron generated,
      ZoneId zone,
      LocalDateTime start,
      LocalDateTime end,
      ChronoUnit unit) {
    NavigableSet<Instant> times = new TreeSet<>();
    // Backwards, so that the end of a gap is known before the times in it.
    Instant firing = firing(end, zone, unit);
    for (LocalDateTime time = end; !time.isBefore(start); time = time.minus(1, unit)) {
      List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
      if (!offsets.isEmpty()) {
        firing = earliest(time, offsets);
      }
      if (generated.matches(time)) {
        times.add(firing);
      }
    }
    return times;
  }

  private static Instant firing(LocalDateTime time, ZoneId zone, ChronoUnit unit) {
    LocalDateTime valid = time;
    while (zone.getRules().getValidOffsets(valid).isEmpty()) {
      valid = valid.plus(1, unit);
    }
    return earliest(valid, zone.getRules().getValidOffsets(valid));
  }

  private static Instant earliest(LocalDateTime time, List<ZoneOffset> offsets) {
    return offsets.stream().map(time::toInstant).min(Instant::compareTo).orElseThrow();
  }

  @Provide
  Arbitrary<GeneratedCron> crons() {
    return GeneratedCron.withMinutes();
  }

  @Provide
  Arbitrary<GeneratedCron> cronsWithSeconds() {
    return GeneratedCron.withSeconds();
  }

  @Provide
  Arbitrary<GeneratedCron> days() {
    return GeneratedCron.ofDays();
  }

  @Provide
  Arbitrary<ClockChange> changes() {
    return Arbitraries.of(
        new ClockChange("Europe/Berlin", "2024-03-31T02:00"),
        new ClockChange("Europe/Berlin", "2024-10-27T02:00"),
        new ClockChange("America/New_York", "2024-03-10T02:00"),
        new ClockChange("America/New_York", "2024-11-03T01:00"),
        new ClockChange("Australia/Lord_Howe", "2024-10-06T02:00"),
        new ClockChange("Australia/Lord_Howe", "2024-04-07T01:30"),
        new ClockChange("Pacific/Apia", "2011-12-30T00:00"),
        new ClockChange("America/Sao_Paulo", "2018-11-04T00:00"),
        new ClockChange("America/Sao_Paulo", "2018-02-17T23:00"),
        // One minute after midnight.
        new ClockChange("America/St_Johns", "2006-04-02T00:01"),
        new ClockChange("America/St_Johns", "2006-10-28T23:01"),
        // Two hours.
        new ClockChange("Antarctica/Troll", "2024-03-31T01:00"),
        new ClockChange("Antarctica/Troll", "2024-10-27T01:00"),
        // The same day twice.
        new ClockChange("Pacific/Kwajalein", "1969-09-30T00:00"),
        new ClockChange("Asia/Kathmandu", "2026-01-01T00:00"),
        new ClockChange("UTC", "2026-12-31T23:00"));
  }
}
