package dev.errand.benchmarks;

import java.util.List;

/**
 * What several rounds gave.
 *
 * @param median the middle one, or the mean of the two in the middle
 * @param least the smallest
 * @param most the largest
 */
public record Summary(double median, double least, double most) {

  /** Of at least one value. */
  public static Summary of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int size = sorted.size();
    double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    return new Summary(median, sorted.get(0), sorted.get(size - 1));
  }
}
