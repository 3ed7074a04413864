package dev.errand.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cron expression: local times that come again and again, such as {@code "0 9 * * MON-FRI"}, nine
 * o'clock on workdays.
 *
 * <p>There are five fields, or six with the second first. Without it the second is 0.
 *
 * <table>
 *   <caption>Fields</caption>
 *   <tr><th>field</th><th>values</th><th>also</th></tr>
 *   <tr><td>second (optional)</td><td>0-59</td><td></td></tr>
 *   <tr><td>minute</td><td>0-59</td><td></td></tr>
 *   <tr><td>hour</td><td>0-23</td><td></td></tr>
 *   <tr><td>day of month</td><td>1-31</td><td>{@code ? L W}</td></tr>
 *   <tr><td>month</td><td>1-12 or JAN-DEC</td><td></td></tr>
 *   <tr><td>day of week</td><td>0-7 or SUN-SAT; 0 and 7 are Sunday, 1 is Monday</td>
 *       <td>{@code ? L #}</td></tr>
 * </table>
 *
 * <ul>
 *   <li>{@code *} is every value; {@code ?} means the same in a day field.
 *   <li>{@code 1,15} is a list; any of the forms below may stand in it too.
 *   <li>{@code 9-17} is a range with both ends. It may wrap around: {@code FRI-MON} is Friday to
 *       Monday, hours {@code 22-2} are 22, 23, 0, 1 and 2.
 *   <li><code>*&#47;15</code> is every fifteenth value, counted from the field's first;
 *       {@code 9-17/2} counts from 9 and stops at 17; {@code 5/15} counts from 5 to the field's end.
 *       A step as large as the field or larger, such as <code>*&#47;60</code> minutes, is an error.
 *   <li>Day of month: {@code L} is the last day, {@code L-3} three days before it, {@code 15W} the
 *       Monday to Friday nearest to the 15th in the same month, {@code LW} the last Monday to
 *       Friday. A month without the day, such as {@code 31W} in April, is passed over.
 *   <li>Day of week: {@code FRIL} or {@code 5L} is the month's last Friday, {@code MON#2} the second
 *       Monday; a month without a fifth one is passed over.
 *   <li>Letters may be upper or lower case.
 *   <li>{@code @yearly}, {@code @annually}, {@code @monthly}, {@code @weekly} (Sunday), {@code
 *       @daily}, {@code @midnight} and {@code @hourly} stand for a whole expression.
 * </ul>
 *
 * <h2>Both day fields</h2>
 *
 * As in Vixie's cron and its descendants: where both day fields are restricted, a day matches if
 * <em>either</em> field does ({@code "0 0 13 * FRI"} is every 13th and every Friday). A field that
 * begins with {@code *}, or is {@code ?}, is not restricted; then both must match. This makes
 * <code>"0 0 *&#47;2 * MON"</code> the Mondays on odd days.
 *
 * <h2>Daylight saving time</h2>
 *
 * An expression names times on the zone's clocks on the wall.
 *
 * <ul>
 *   <li>A time that the clocks skip (a gap) fires once, at the gap's end. All skipped times fire
 *       together, once, also with a time that is the gap's end itself. In Berlin, on the last Sunday
 *       of March, {@code "30 2 * * *"} fires at 03:00, and so does {@code "30 2,3 * * *"}, which
 *       fires again at 03:30.
 *   <li>A time that the clocks show twice (an overlap) fires once, the first time.
 * </ul>
 *
 * This holds for all expressions alike, also for those that look like an interval: {@code "0 * * *
 * *"} doesn't fire in the second of the two hours. For a steady interval use a zone without daylight
 * saving time, such as UTC.
 *
 * <p>Only the years 0 to 9999 are looked at. An expression that never comes, such as 30 February,
 * can't be parsed. Finding the next time takes a few microseconds, also for the rarest dates, which
 * are up to 40 years apart.
 *
 * <p>Instances are immutable and safe for use by several threads. Two are equal if their text is the
 * same up to case, white space, {@code ?} for {@code *}, a second of {@code 0}, and macros written
 * out; so {@code "@daily"} equals {@code "0 0 * * ?"}, but {@code "0 0 * * MON"} doesn't equal {@code
 * "0 0 * * 1"}.
 */
public final class CronExpression {

  // Within these, LocalDateTime can hold the local time of any zone.
  private static final Instant EARLIEST =
      CronDays.FIRST.minusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC);
  private static final Instant LATEST =
      CronDays.LAST.plusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC);

  private final String text;
  private final String normalText;
  private final CronTimes times;
  private final CronDays days;

  CronExpression(String text, String normalText, CronTimes times, CronDays days) {
    this.text = text;
    this.normalText = normalText;
    this.times = times;
    this.days = days;
  }

  /**
   * Reads an expression.
   *
   * @param text five fields, six with the second first, or a macro such as {@code @daily}
   * @return the expression
   * @throws CronSyntaxException if the text isn't an expression, or one that never comes; its
   *     message says what is wrong and what to write
   */
  public static CronExpression parse(String text) {
    return CronParser.parse(text);
  }

  /**
   * The first time strictly after the given one, in the same zone.
   *
   * <pre>{@code
   * CronExpression.parse("0 9 * * MON-FRI").next(ZonedDateTime.now(ZoneId.of("Europe/Berlin")))
   * }</pre>
   *
   * @param after its zone is the one whose local time the expression means
   * @return the time, in whole seconds
   * @throws DateTimeException if there is none until the end of the year 9999
   */
  public ZonedDateTime next(ZonedDateTime after) {
    Instant next =
        next(after.toInstant(), after.getZone())
            .orElseThrow(
                () ->
                    new DateTimeException(
                        "No time of the cron expression \"%s\" is left after %s."
                            .formatted(text, after)));
    return next.atZone(after.getZone());
  }

  /**
   * The first time strictly after the given one.
   *
   * @param after fractions of a second count: a time at the very second is found from a nanosecond
   *     before it
   * @param zone whose local time the expression means
   * @return the time, in whole seconds; empty if there is none until the end of the year 9999
   */
  public Optional<Instant> next(Instant after, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    return Optional.ofNullable(ceiling(firstLocalAfter(clamp(after), rules)))
        .map(local -> firing(local, rules));
  }

  /**
   * The last time strictly before the given one.
   *
   * @param before fractions of a second count: a time at the very second is found from a nanosecond
   *     after it
   * @param zone whose local time the expression means
   * @return the time, in whole seconds; empty if there is none back to the beginning of the year 0
   */
  public Optional<Instant> previous(Instant before, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    return Optional.ofNullable(floor(lastLocalBefore(clamp(before), rules)))
        .map(local -> firing(local, rules));
  }

  /**
   * The first {@code count} times strictly after the given one, in order.
   *
   * @param after as in {@link #next(Instant, ZoneId)}
   * @param zone whose local time the expression means
   * @param count how many, zero or more
   * @return an unmodifiable list; shorter than {@code count} only if there are no more until the
   *     end of the year 9999
   * @throws IllegalArgumentException if {@code count} is negative
   */
  public List<Instant> upcoming(Instant after, ZoneId zone, int count) {
    if (count < 0) {
      throw new IllegalArgumentException("The count must not be negative, but is " + count + ".");
    }
    List<Instant> times = new ArrayList<>();
    Optional<Instant> next = Optional.of(after);
    while (times.size() < count) {
      next = next.flatMap(last -> next(last, zone));
      if (next.isEmpty()) {
        break;
      }
      times.add(next.get());
    }
    return List.copyOf(times);
  }

  private static Instant clamp(Instant instant) {
    if (instant.isBefore(EARLIEST)) {
      return EARLIEST;
    }
    return instant.isAfter(LATEST) ? LATEST : instant;
  }

  /*
   * Each local time fires at one instant, and a later local time never fires at an earlier instant.
   * So it is enough to translate the instant to where the search begins in local time, to search
   * there, and to translate back.
   */

  private static Instant firing(LocalDateTime local, ZoneRules rules) {
    ZoneOffsetTransition transition = rules.getTransition(local);
    if (transition == null) {
      return local.toInstant(rules.getOffset(local));
    }
    return transition.isGap()
        ? transition.getInstant()
        : local.toInstant(transition.getOffsetBefore());
  }

  /** The first local second that fires after the instant. */
  private static LocalDateTime firstLocalAfter(Instant instant, ZoneRules rules) {
    LocalDateTime local = LocalDateTime.ofInstant(instant, rules.getOffset(instant));
    ZoneOffsetTransition overlap = secondPass(instant, local, rules);
    return overlap != null
        ? overlap.getDateTimeBefore()
        : local.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
  }

  /** The last local second that fires before the instant. */
  private static LocalDateTime lastLocalBefore(Instant instant, ZoneRules rules) {
    LocalDateTime local = LocalDateTime.ofInstant(instant, rules.getOffset(instant));
    ZoneOffsetTransition overlap = secondPass(instant, local, rules);
    if (overlap != null) {
      return overlap.getDateTimeBefore().minusSeconds(1);
    }
    LocalDateTime last = local.minusNanos(1);
    ZoneOffsetTransition gap = rules.getTransition(last);
    // The times in the gap fire at its end, which is the instant itself.
    return gap != null && gap.isGap()
        ? gap.getDateTimeBefore().minusSeconds(1)
        : last.truncatedTo(ChronoUnit.SECONDS);
  }

  /** The overlap in which the clocks show this local time for the second time. */
  private static @Nullable ZoneOffsetTransition secondPass(
      Instant instant, LocalDateTime local, ZoneRules rules) {
    ZoneOffsetTransition transition = rules.getTransition(local);
    return transition != null
            && transition.isOverlap()
            && !instant.isBefore(transition.getInstant())
        ? transition
        : null;
  }

  private @Nullable LocalDateTime ceiling(LocalDateTime from) {
    LocalDate day = days.ceiling(from.toLocalDate());
    if (day == null) {
      return null;
    }
    if (day.equals(from.toLocalDate())) {
      int time = times.ceiling(from.toLocalTime().toSecondOfDay());
      if (time != Bits.NONE) {
        return at(day, time);
      }
      day = days.ceiling(day.plusDays(1));
    }
    return day == null ? null : at(day, times.first());
  }

  private @Nullable LocalDateTime floor(LocalDateTime from) {
    LocalDate day = days.floor(from.toLocalDate());
    if (day == null) {
      return null;
    }
    if (day.equals(from.toLocalDate())) {
      int time = times.floor(from.toLocalTime().toSecondOfDay());
      if (time != Bits.NONE) {
        return at(day, time);
      }
      day = days.floor(day.minusDays(1));
    }
    return day == null ? null : at(day, times.last());
  }

  private static LocalDateTime at(LocalDate day, int secondOfDay) {
    return day.atStartOfDay().plusSeconds(secondOfDay);
  }

  /** Whether the other is an expression with the same text up to the differences named above. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CronExpression that && normalText.equals(that.normalText);
  }

  @Override
  public int hashCode() {
    return normalText.hashCode();
  }

  /** The text that was parsed, unchanged. */
  @Override
  public String toString() {
    return text;
  }
}
