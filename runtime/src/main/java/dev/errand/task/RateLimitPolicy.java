package dev.errand.task;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many runs of a task, or of each value of a key, may start within a stretch of time:
 * {@code @RateLimit}. Immutable.
 *
 * @param <P> the payload that the key is computed from
 */
public final class RateLimitPolicy<P extends @Nullable Object> {

  private final int limit;
  private final Duration per;
  private final @Nullable TaskKey<P> key;

  RateLimitPolicy(int limit, Duration per, @Nullable TaskKey<P> key) {
    this.limit = TaskDefinition.requireLimit(limit);
    this.per = TaskDefinition.requirePositive(per, "per");
    this.key = key;
  }

  /** How many may start within {@link #per}; at least 1. */
  public int limit() {
    return limit;
  }

  /** The stretch of time. */
  public Duration per() {
    return per;
  }

  /** Each of its values has the limit by itself; empty: the limit is the task's. */
  public Optional<TaskKey<P>> key() {
    return Optional.ofNullable(key);
  }

  @Override
  public String toString() {
    return "at most " + limit + " per " + per + (key == null ? "" : " for each " + key);
  }
}
