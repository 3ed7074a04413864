package dev.errand.task;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which triggers are the same one: {@code @Idempotent}. Immutable.
 *
 * @param <P> the payload that the key is computed from
 */
public final class IdempotencyPolicy<P extends @Nullable Object> {

  private final TaskKey<P> key;
  private final Duration ttl;

  IdempotencyPolicy(TaskKey<P> key, Duration ttl) {
    this.key = Objects.requireNonNull(key, "key");
    this.ttl = TaskDefinition.requirePositive(ttl, "ttl");
  }

  /** Triggers with the same key are the same. */
  public TaskKey<P> key() {
    return key;
  }

  /** How long the key lives. */
  public Duration ttl() {
    return ttl;
  }

  @Override
  public String toString() {
    return "once for each " + key + " within " + ttl;
  }
}
