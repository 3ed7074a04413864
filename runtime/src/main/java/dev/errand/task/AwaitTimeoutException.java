package dev.errand.task;

import java.time.Duration;
import java.util.UUID;

/** A run didn't end within the time that was given. The run itself goes on. */
public class AwaitTimeoutException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final UUID runId;

  /** For a run that is in the given status after the given time. */
  public AwaitTimeoutException(UUID runId, RunStatus status, Duration waited) {
    super(
        "Run "
            + runId
            + " has not ended within "
            + waited
            + ": it is "
            + status
            + ". The run goes on; wait again, or look why with runs().retrieve(id).");
    this.runId = runId;
  }

  /** The run that was waited for. */
  public UUID runId() {
    return runId;
  }
}
