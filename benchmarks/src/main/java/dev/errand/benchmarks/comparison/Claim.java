package dev.errand.benchmarks.comparison;

import dev.errand.benchmarks.workload.Metric;
import java.util.Locale;

/**
 * What is asked of Errand, as a number that one run of this program gives.
 *
 * @param what it is about
 * @param bound the number that is asked for
 * @param atLeast whether the number is a least one, or a most one
 * @param unit behind the number; {@code ×} for a ratio
 * @param value what was measured, for one setting of Errand; NaN if it wasn't
 */
record Claim(String what, double bound, boolean atLeast, String unit, Value value) {

  /** Computes it from medians. */
  @FunctionalInterface
  interface Value {
    double of(Medians errand);
  }

  /** Medians of one contender. */
  @FunctionalInterface
  interface Medians {
    double median(Metric metric);
  }

  static Claim atLeast(String what, double times, Value value) {
    return new Claim(what, times, true, "×", value);
  }

  static Claim atMost(String what, double bound, String unit, Value value) {
    return new Claim(what, bound, false, unit, value);
  }

  String asked() {
    return (atLeast ? "≥ " : "≤ ") + format(bound);
  }

  boolean isMet(double measured) {
    return atLeast ? measured >= bound : measured <= bound;
  }

  /** Whether the one is nearer to what is asked for. */
  boolean isBetter(double measured, double than) {
    return Double.isNaN(than) || (atLeast ? measured > than : measured < than);
  }

  String format(double measured) {
    String pattern = unit.equals("×") ? "%.2f %s" : measured < 100 ? "%.1f %s" : "%,.0f %s";
    return Double.isNaN(measured) ? "–" : String.format(Locale.ROOT, pattern, measured, unit);
  }
}
