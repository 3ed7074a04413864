package dev.errand.spi;

import dev.errand.task.RunStatus;
import dev.errand.task.TaskError;
import java.util.Optional;
import java.util.UUID;

/** Something that happened to a run. Immutable. */
public interface RunEvent {

  /** The run. */
  UUID runId();

  /** The task. */
  String taskId();

  /** The queue. */
  String queue();

  /** Which attempt, from 1; 0 before the first. */
  int attempt();

  /** The status that the run has, or is about to have. */
  RunStatus status();

  /** Why the attempt failed, if it did. */
  Optional<TaskError> error();
}
