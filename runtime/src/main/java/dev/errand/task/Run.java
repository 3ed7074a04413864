package dev.errand.task;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A run as it was when it was asked for: an immutable snapshot. Payload, output and metadata are
 * decoded when asked, so that a run stored by other code never breaks a list.
 *
 * @param <R> the task's output
 */
public interface Run<R> {

  /** The run's id. */
  UUID id();

  /** The task's id. */
  String taskId();

  /** The queue it waits or waited in. */
  String queue();

  /** Where the run is in its life. */
  RunStatus status();

  /** What the run was triggered with. */
  JsonValue payload();

  /**
   * What the method returned; empty while the run hasn't completed, for {@code void} and for null.
   *
   * @throws IllegalArgumentException if the stored output doesn't fit the type; names the field
   */
  Optional<R> output();

  /** Why the run, or its latest failed attempt, failed. */
  Optional<TaskError> error();

  /** How many attempts have started; 0 before the first. */
  int attempt();

  /** When it was triggered, by the database's clock. */
  Instant createdAt();

  /** When its first attempt started. */
  Optional<Instant> startedAt();

  /** When it ended, whatever its final status. */
  Optional<Instant> completedAt();

  /** When a delayed run starts, or one between attempts starts again. */
  Optional<Instant> nextAttemptAt();

  /** The tags it was triggered with. */
  Set<String> tags();

  /** What the trigger and the task have noted about it; an immutable map. */
  Map<String, Object> metadata();

  /** The run whose task triggered this one. */
  Optional<UUID> parentId();

  /** The hooks of this run that threw, oldest first; they change nothing about its outcome. */
  default List<HookFailure> hookFailures() {
    return List.of();
  }
}
