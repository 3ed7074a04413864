package dev.errand.benchmarks.contender;

/**
 * How long one run took to begin, in milliseconds.
 *
 * @param fromCall since its trigger was called, or should have been
 * @param fromReturn since its trigger returned; negative if it began before
 */
public record Latency(double fromCall, double fromReturn) {

  private static final double NANOS_A_MILLI = 1e6;

  /** From three readings of {@code System.nanoTime()}. */
  static Latency between(long call, long returned, long start) {
    return new Latency((start - call) / NANOS_A_MILLI, (start - returned) / NANOS_A_MILLI);
  }
}
