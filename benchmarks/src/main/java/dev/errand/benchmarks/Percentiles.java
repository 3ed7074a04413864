package dev.errand.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Percentiles of measured values, by rank: always one of the values themselves. Immutable. */
public final class Percentiles {

  private final double[] sorted;

  /** Of these values. */
  public Percentiles(double[] values) {
    this.sorted = values.clone();
    Arrays.sort(sorted);
  }

  /** Of what a function makes of these. */
  public static <T> Percentiles of(List<T> list, ToDoubleFunction<T> value) {
    return new Percentiles(list.stream().mapToDouble(value).toArray());
  }

  /** The smallest value that at least this part of all values doesn't exceed; NaN of none. */
  public double at(int percent) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(sorted.length * percent / 100.0);
    return sorted[Math.max(0, rank - 1)];
  }
}
