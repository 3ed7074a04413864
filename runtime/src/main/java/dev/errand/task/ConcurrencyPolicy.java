package dev.errand.task;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many runs of a queue, or of each value of a key, may execute at once: {@code @Concurrency}.
 * Immutable.
 *
 * @param <P> the payload that the key is computed from
 */
public final class ConcurrencyPolicy<P extends @Nullable Object> {

  private final int limit;
  private final @Nullable TaskKey<P> key;

  ConcurrencyPolicy(int limit, @Nullable TaskKey<P> key) {
    this.limit = TaskDefinition.requireLimit(limit);
    this.key = key;
  }

  /** How many may execute at once; at least 1. */
  public int limit() {
    return limit;
  }

  /** Each of its values has the limit by itself; empty: the limit is the whole queue's. */
  public Optional<TaskKey<P>> key() {
    return Optional.ofNullable(key);
  }

  @Override
  public String toString() {
    return "at most " + limit + (key == null ? "" : " for each " + Objects.toString(key));
  }
}
