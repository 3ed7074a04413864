package dev.errand.internal.trigger;

import dev.errand.internal.store.TriggerKey;
import dev.errand.task.IdempotencyPolicy;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TriggerOptions;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which key a trigger has: what its options say, otherwise what the task says. */
final class KeyRule {

  private static final Duration DEFAULT_TTL = Duration.ofDays(30);
  private static final int LONGEST = 1000;

  private KeyRule() {}

  /** The key of a trigger of a task that is known here. */
  @SuppressWarnings("NullAway") // P is nullable where a single parameter is
  static <P> @Nullable TriggerKey of(
      TaskDefinition<P, ?> task, @Nullable P payload, TriggerOptions options) {
    Optional<IdempotencyPolicy<P>> policy = task.idempotency();
    if (policy.isEmpty()) {
      return of(task.id(), options);
    }
    if (options.debounce().isPresent()) {
      throw contradiction(task.id());
    }
    IdempotencyPolicy<P> idempotent = policy.get();
    String key =
        options
            .idempotencyKey()
            .orElseGet(
                () -> checked(task.id(), idempotent.key().path(), idempotent.key().text(payload)));
    return new TriggerKey.Idempotency(
        key, options.idempotencyTtl().orElse(idempotent.ttl()).toMillis());
  }

  /** The key of a trigger of a task whose code is elsewhere. */
  static @Nullable TriggerKey of(String task, TriggerOptions options) {
    if (options.debounce().isPresent()) {
      if (options.idempotencyKey().isPresent()) {
        throw contradiction(task);
      }
      return debounce(task, options.debounce().get(), options);
    }
    if (options.idempotencyKey().isPresent()) {
      return new TriggerKey.Idempotency(
          options.idempotencyKey().get(), options.idempotencyTtl().orElse(DEFAULT_TTL).toMillis());
    }
    if (options.idempotencyTtl().isPresent()) {
      throw new IllegalArgumentException(
          "Task "
              + task
              + ": idempotencyTtl was given, but there is no idempotency key. Give idempotencyKey"
              + " too, or annotate the task with @Idempotent.");
    }
    return null;
  }

  private static TriggerKey debounce(
      String task, TriggerOptions.Debounce debounce, TriggerOptions options) {
    if (options.delay().isPresent() || options.delayUntil().isPresent()) {
      throw new IllegalArgumentException(
          "Task "
              + task
              + ": debounce was given together with delay. The debounce's own delay says when the"
              + " run starts; leave the other out.");
    }
    return new TriggerKey.Debounce(
        debounce.key(),
        debounce.delay().toMillis(),
        debounce.maxWait().map(Duration::toMillis).orElse(null));
  }

  private static IllegalArgumentException contradiction(String task) {
    return new IllegalArgumentException(
        "Task "
            + task
            + ": debounce was given, and there is an idempotency key. With the one the last trigger"
            + " counts, with the other the first; leave one of them out.");
  }

  private static String checked(String task, String path, String key) {
    if (key.isBlank() || key.length() > LONGEST || key.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "Task "
              + task
              + ": the idempotency key "
              + path
              + " has "
              + key.length()
              + " characters: \""
              + (key.length() > 50 ? key.substring(0, 50) + "…" : key.replace('\0', '?'))
              + "\"; must be 1 to "
              + LONGEST
              + " characters, not blank, and without a NUL.");
    }
    return key;
  }
}
