package dev.errand.processor;

import dev.errand.time.Durations;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** What a duration in an annotation may be. */
enum DurationRule {
  /** A limit or the life of something: a moment up to a hundred years. */
  POSITIVE(false, Duration.ofDays(36_500), "\"36500d\", a hundred years"),
  /** A delay, which may be none: up to a year. */
  DELAY(true, Duration.ofDays(365), "\"365d\"");

  private final boolean zeroAllowed;
  private final Duration longest;
  private final String longestText;

  DurationRule(boolean zeroAllowed, Duration longest, String longestText) {
    this.zeroAllowed = zeroAllowed;
    this.longest = longest;
    this.longestText = longestText;
  }

  /**
   * Reads a value of an annotation, written or default.
   *
   * @param insteadOfZero what to write where zero was written
   */
  Optional<Duration> read(Mark mark, String value, String insteadOfZero, Problems problems) {
    String text = mark.text(value);
    String subject = mark.isRepeated() ? "@" + mark.simpleName() + " " + value : value;
    Duration duration;
    try {
      duration = Durations.parse(text);
    } catch (IllegalArgumentException e) {
      String why = Objects.requireNonNullElse(e.getMessage(), text);
      problems.onValue(mark, value, Message.BAD_DURATION, subject, why);
      return Optional.empty();
    }
    if (duration.isZero() && !zeroAllowed) {
      problems.onValue(
          mark, value, Message.ZERO_DURATION, subject, Text.quote(text), insteadOfZero);
      return Optional.empty();
    }
    if (duration.compareTo(longest) > 0) {
      problems.onValue(mark, value, Message.LONG_DURATION, subject, Text.quote(text), longestText);
      return Optional.empty();
    }
    return Optional.of(duration);
  }
}
