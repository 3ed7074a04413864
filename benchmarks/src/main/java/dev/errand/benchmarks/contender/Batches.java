package dev.errand.benchmarks.contender;

import dev.errand.benchmarks.Payload;
import java.time.Duration;

/**
 * Runs that are stored in batches of a thousand.
 *
 * @param first the number of the first
 * @param count how many
 * @param size of their payloads
 * @param delay after which they are due; zero: at once
 */
public record Batches(int first, int count, Payload.Size size, Duration delay) {

  /** How many are handed to the library at once. */
  public static final int BATCH = 1000;

  /** Small runs from number 0, due at once. */
  public static Batches of(int count) {
    return of(0, count);
  }

  /** Small runs, due at once. */
  public static Batches of(int first, int count) {
    return new Batches(first, count, Payload.Size.SMALL, Duration.ZERO);
  }

  /** As many small runs, behind those with lower numbers, not due before long. */
  public static Batches delayed(int first, int count) {
    return new Batches(first, count, Payload.Size.SMALL, Duration.ofDays(1));
  }

  /** The same runs with payloads of this size. */
  public Batches with(Payload.Size other) {
    return new Batches(first, count, other, delay);
  }
}
