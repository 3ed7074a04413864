package dev.errand.internal.json;

import dev.errand.spi.JsonException;
import dev.errand.task.TaskDefinition;

/** A stored payload doesn't fit the task's parameters. Trying again wouldn't help. */
public final class UnreadablePayloadException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadablePayloadException(TaskDefinition<?, ?> task, JsonException problem) {
    super(
        "The stored payload no longer fits task "
            + task
            + ": "
            + (problem.path().isEmpty() ? "it " : "field " + problem.path() + ": ")
            + problem.reason(),
        problem);
  }
}
