package dev.errand.benchmarks.endurance;

import java.util.Arrays;

/** How long runs waited from their trigger to their start. Thread-safe. */
final class Waits {

  private static final double NANOS_A_MILLI = 1e6;

  private long[] nanos = new long[1 << 16];
  private int count;

  synchronized void add(long wait) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, count * 2);
    }
    nanos[count++] = wait;
  }

  synchronized int count() {
    return count;
  }

  /** What was added since the last call. */
  synchronized Summary take() {
    long[] sorted = Arrays.copyOf(nanos, count);
    count = 0;
    Arrays.sort(sorted);
    return new Summary(
        sorted.length, millis(sorted, 0.5), millis(sorted, 0.99), millis(sorted, 1.0));
  }

  private static double millis(long[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int index = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.max(0, index)] / NANOS_A_MILLI;
  }

  /** In milliseconds. */
  record Summary(int runs, double p50, double p99, double longest) {}
}
