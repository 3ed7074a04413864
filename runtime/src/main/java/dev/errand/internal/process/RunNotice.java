package dev.errand.internal.process;

import dev.errand.spi.RunEvent;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskError;
import java.util.Optional;
import java.util.UUID;

/** What listeners are told. */
public record RunNotice(
    UUID runId,
    String taskId,
    String queue,
    int attempt,
    RunStatus status,
    Optional<TaskError> error)
    implements RunEvent {}
