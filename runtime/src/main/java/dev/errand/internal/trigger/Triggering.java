package dev.errand.internal.trigger;

import dev.errand.internal.json.Codecs;
import dev.errand.internal.store.NewRun;
import dev.errand.internal.validation.PayloadChecks;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TriggerOptions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a run of a task, a payload and options; everything that can be wrong is said here. */
final class Triggering {

  private final Codecs codecs;
  private final PayloadChecks checks;
  private final RunIds ids;

  Triggering(Codecs codecs, PayloadChecks checks, RunIds ids) {
    this.codecs = codecs;
    this.checks = checks;
    this.ids = ids;
  }

  UUID newId() {
    return ids.next();
  }

  <P> NewRun newRun(
      TaskDefinition<P, ?> task,
      @Nullable P payload,
      TriggerOptions options,
      NewRun.Origin origin) {
    requireSupported(options);
    String json = codecs.payloads().encode(task, payload);
    checks.check(task, payload);
    requireKeys(task, payload);
    return new NewRun(
        ids.next(),
        task.id(),
        options.queue().orElse(task.queue()),
        options.priority().orElse(task.priority()),
        json,
        start(options),
        bounds(options, task.ttl().map(Duration::toMillis).orElse(null)),
        origin,
        notes(options),
        KeyRule.of(task, payload, options));
  }

  NewRun newRun(String task, Object payload, TriggerOptions options, NewRun.Origin origin) {
    if (task.isBlank() || task.length() > 200) {
      throw new IllegalArgumentException(
          "The task's id is \"" + task + "\"; must be 1 to 200 characters, not blank.");
    }
    requireSupported(options);
    return new NewRun(
        ids.next(),
        task,
        options.queue().orElse(task),
        options.priority().orElse(0),
        codecs.payloads().encodeUntyped(task, payload),
        start(options),
        bounds(options, null),
        origin,
        notes(options),
        KeyRule.of(task, options));
  }

  /** A key that can't be computed is the caller's to know, at once. */
  @SuppressWarnings("NullAway") // P is nullable where a single parameter is
  private static <P> void requireKeys(TaskDefinition<P, ?> task, @Nullable P payload) {
    try {
      task.keys().forEach(key -> key.text(payload));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Task " + task + ": " + e.getMessage(), e);
    }
  }

  private static NewRun.Start start(TriggerOptions options) {
    if (options.debounce().isPresent()) {
      return new NewRun.Start(options.debounce().get().delay().toMillis(), null);
    }
    return options.delay().isEmpty() && options.delayUntil().isEmpty()
        ? NewRun.Start.NOW
        : new NewRun.Start(
            options.delay().map(Duration::toMillis).orElse(null),
            options.delayUntil().orElse(null));
  }

  private static NewRun.Bounds bounds(TriggerOptions options, @Nullable Long ttl) {
    return new NewRun.Bounds(
        options.maxAttempts().isPresent() ? options.maxAttempts().getAsInt() : null,
        options.maxDuration().map(Duration::toMillis).orElse(null),
        options.ttl().map(Duration::toMillis).orElse(ttl));
  }

  private NewRun.Notes notes(TriggerOptions options) {
    if (options.tags().isEmpty() && options.metadata().isEmpty()) {
      return NewRun.Notes.NONE;
    }
    return new NewRun.Notes(
        List.copyOf(options.tags()),
        options.metadata().isEmpty() ? null : codecs.metadata().encode(options.metadata()));
  }

  /**
   * An option that isn't kept yet is refused: a limit that is believed in but isn't there harms.
   */
  private static void requireSupported(TriggerOptions options) {
    String option =
        options.concurrencyKey().isPresent()
            ? "concurrencyKey"
            : options.machine().isPresent() ? "machine" : null;
    if (option != null) {
      throw new UnsupportedOperationException(
          "The option "
              + option
              + " isn't implemented in this version of Errand, so the run wasn't stored. Leave it"
              + " out; the change log says when it comes.");
    }
  }
}
