package dev.errand.task;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One payload of a batch, with options of its own.
 *
 * @param <P> the task's payload
 */
public final class BatchItem<P> {

  private final @Nullable P payload;
  private final TriggerOptions options;

  private BatchItem(@Nullable P payload, TriggerOptions options) {
    this.payload = payload;
    this.options = Objects.requireNonNull(options, "options");
  }

  /** Without options of its own. */
  public static <P> BatchItem<P> of(@Nullable P payload) {
    return new BatchItem<>(payload, TriggerOptions.none());
  }

  /** With options. */
  public static <P> BatchItem<P> of(@Nullable P payload, TriggerOptions options) {
    return new BatchItem<>(payload, options);
  }

  /** With options. */
  public static <P> BatchItem<P> of(@Nullable P payload, Consumer<TriggerOptions.Builder> options) {
    return new BatchItem<>(payload, TriggerOptions.of(options));
  }

  /** The payload; null only for a task without one. */
  public @Nullable P payload() {
    return payload;
  }

  /** The options. */
  public TriggerOptions options() {
    return options;
  }
}
