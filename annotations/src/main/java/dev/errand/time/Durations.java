package dev.errand.time;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text form of durations, as it stands in annotations and settings: one number and one unit, or
 * several together, such as {@code "500ms"}, {@code "30s"}, {@code "5m"}, {@code "1d"} or {@code
 * "1h30m"}.
 *
 * <p>The units are {@code d} (24 hours), {@code h}, {@code m}, {@code s} and {@code ms}: lower
 * case, each at most once, larger ones first, nothing between them. The numbers are whole and not
 * negative; a number may exceed the next larger unit ({@code "90m"}). The longest duration is
 * {@code "106751d"}, about 292 years, so that every one fits in a {@code long} of nanoseconds.
 *
 * <p>All methods are pure and safe for use by several threads.
 */
public final class Durations {

  static final String LONGEST_TEXT = "106751d";

  private static final Duration LONGEST = Duration.ofDays(106_751);

  private static final Pattern FORM =
      Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");
  private static final BigDecimal LONGEST_MILLIS = BigDecimal.valueOf(LONGEST.toMillis());

  private Durations() {}

  /**
   * Reads a duration.
   *
   * <pre>{@code
   * Durations.parse("1h30m")   // PT1H30M
   * Durations.parse("500ms")   // PT0.5S
   * Durations.parse("5min")    // IllegalArgumentException: … Did you mean "5m"?
   * }</pre>
   *
   * @param text the text form, without spaces
   * @return the duration, in whole milliseconds, zero or longer
   * @throws IllegalArgumentException if the text isn't a duration; its message quotes the text,
   *     says what is wrong with it and what to write instead
   */
  public static Duration parse(String text) {
    Duration duration = read(text);
    if (duration == null) {
      throw new IllegalArgumentException(DurationAdvice.on(text));
    }
    return duration;
  }

  /**
   * Writes a duration in the shortest text that {@link #parse} reads back as the same duration,
   * such as {@code "1h30m"} for 90 minutes. Zero is {@code "0s"}.
   *
   * @param duration whole milliseconds, from zero up to {@code 106751d}
   * @return the text form
   * @throws IllegalArgumentException if the duration has no text form, because it is negative, too
   *     long, or not in whole milliseconds
   */
  public static String format(Duration duration) {
    if (duration.isNegative()) {
      throw noTextForm(duration, "it is negative");
    }
    if (duration.compareTo(LONGEST) > 0) {
      throw noTextForm(duration, "the longest is \"" + LONGEST_TEXT + "\"");
    }
    if (!duration.truncatedTo(ChronoUnit.MILLIS).equals(duration)) {
      throw noTextForm(duration, "it is not in whole milliseconds");
    }
    if (duration.isZero()) {
      return "0s";
    }
    StringBuilder text = new StringBuilder();
    long rest = duration.toMillis();
    for (DurationUnit unit : DurationUnit.values()) {
      if (rest >= unit.millis()) {
        text.append(rest / unit.millis()).append(unit.symbol);
        rest %= unit.millis();
      }
    }
    return text.toString();
  }

  /** The duration, or null if the text isn't one. */
  static @Nullable Duration read(String text) {
    Matcher form = FORM.matcher(text);
    if (text.isEmpty() || !form.matches()) {
      return null;
    }
    BigDecimal millis = BigDecimal.ZERO;
    for (DurationUnit unit : DurationUnit.values()) {
      String number = form.group(unit.ordinal() + 1);
      if (number != null) {
        millis = millis.add(unit.toMillis(new BigDecimal(number)));
      }
    }
    return millis.compareTo(LONGEST_MILLIS) > 0 ? null : Duration.ofMillis(millis.longValueExact());
  }

  /** Whether the text has the right form; it may still be too long. */
  static boolean hasForm(String text) {
    return !text.isEmpty() && FORM.matcher(text).matches();
  }

  private static IllegalArgumentException noTextForm(Duration duration, String why) {
    return new IllegalArgumentException(
        "The duration " + duration + " can't be written as text: " + why + ".");
  }
}
