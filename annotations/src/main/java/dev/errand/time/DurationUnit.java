package dev.errand.time;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The units of a duration's text, largest first. */
enum DurationUnit {
  DAYS("d", 86_400_000, "day days"),
  HOURS("h", 3_600_000, "hr hrs hour hours"),
  MINUTES("m", 60_000, "min mins minute minutes"),
  SECONDS("s", 1_000, "sec secs second seconds"),
  MILLIS("ms", 1, "msec msecs milli millis millisecond milliseconds");

  /** As it is written after the number. */
  final String symbol;

  private final long millis;
  private final String wrongNames;

  DurationUnit(String symbol, long millis, String wrongNames) {
    this.symbol = symbol;
    this.millis = millis;
    this.wrongNames = wrongNames;
  }

  long millis() {
    return millis;
  }

  BigDecimal toMillis(BigDecimal amount) {
    return amount.multiply(BigDecimal.valueOf(millis));
  }

  private List<String> wrongNames() {
    return List.of(wrongNames.split(" "));
  }

  /** The unit that someone meant who wrote this name, or null if none comes to mind. */
  static @Nullable DurationUnit meantBy(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    DurationUnit unit = first(u -> u.symbol.equals(lower) || u.wrongNames().contains(lower));
    // Below four letters everything is near to everything.
    return unit != null || name.length() < 4
        ? unit
        : first(u -> !Spelling.nearest(lower, u.wrongNames()).isEmpty());
  }

  private static @Nullable DurationUnit first(Predicate<DurationUnit> condition) {
    for (DurationUnit unit : values()) {
      if (condition.test(unit)) {
        return unit;
      }
    }
    return null;
  }
}
