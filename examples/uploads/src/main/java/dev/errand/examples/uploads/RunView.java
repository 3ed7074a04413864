package dev.errand.examples.uploads;

import dev.errand.task.Run;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskError;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What {@code GET /runs/{id}} shows of a run. */
record RunView(
    UUID id,
    String task,
    RunStatus status,
    int attempt,
    @Nullable Variants output,
    @Nullable String error,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt) {

  static RunView of(Run<Variants> run) {
    return new RunView(
        run.id(),
        run.taskId(),
        run.status(),
        run.attempt(),
        run.output().orElse(null),
        run.error().map(TaskError::message).orElse(null),
        run.createdAt(),
        run.startedAt().orElse(null),
        run.completedAt().orElse(null));
  }
}
