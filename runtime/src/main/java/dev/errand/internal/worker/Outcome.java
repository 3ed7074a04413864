package dev.errand.internal.worker;

import dev.errand.internal.store.RunningTable.Claim;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be recorded of a claimed run. */
sealed interface Outcome {

  /** The claim under which it is recorded. */
  Claim claim();

  /** The status that the run has once it is recorded. */
  default RunStatus status() {
    return RunStatus.QUEUED;
  }

  /** Why the attempt failed, if it did. */
  default Optional<TaskError> failure() {
    return Optional.empty();
  }

  /**
   * The run has ended.
   *
   * @param output JSON, if there is an output
   */
  record End(Claim claim, RunStatus status, @Nullable String output, @Nullable TaskError error)
      implements Outcome {
    @Override
    public Optional<TaskError> failure() {
      return Optional.ofNullable(error);
    }
  }

  /** The attempt failed, and there is another. */
  record Retry(Claim claim, long delayMillis, TaskError error) implements Outcome {
    @Override
    public Optional<TaskError> failure() {
      return Optional.of(error);
    }
  }

  /** The method wasn't called; somebody else may. */
  record GiveBack(Claim claim) implements Outcome {}

  /** The method was interrupted through no fault of its own: as if the worker had died. */
  record Lose(Claim claim) implements Outcome {}
}
