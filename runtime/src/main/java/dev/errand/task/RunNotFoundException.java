package dev.errand.task;

import java.util.UUID;

/** No run with this id is stored. */
public class RunNotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final UUID runId;

  /** For the id that was asked for. */
  public RunNotFoundException(UUID runId) {
    super(
        "There is no run "
            + runId
            + ". Was its trigger's transaction rolled back or not committed yet, was the run removed"
            + " after its retention, or is this another database or schema?");
    this.runId = runId;
  }

  /** The id that was asked for. */
  public UUID runId() {
    return runId;
  }
}
