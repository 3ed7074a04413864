package dev.errand.task;

/** Where a run is in its life. A run ends in exactly one final status. */
public enum RunStatus {
  /** Waiting for the time of its first start. */
  DELAYED(false),
  /** Waiting for a worker, or for the time of its next attempt. */
  QUEUED(false),
  /** A worker is calling the task's method. */
  EXECUTING(false),
  /** Waiting for a time, a token or another run; it holds no thread and no slot. */
  WAITING(false),
  /** Stopped because the code no longer fits what the run has done; somebody has to decide. */
  BLOCKED(false),
  /** The method returned. Final. */
  COMPLETED(true),
  /** The last attempt threw an exception, or one that rules out a retry. Final. */
  FAILED(true),
  /** Somebody canceled it. Final. */
  CANCELED(true),
  /** An attempt took longer than {@code maxDuration}. Final. */
  TIMED_OUT(true),
  /** It didn't start within its time to live. Final. */
  EXPIRED(true),
  /** The worker of the last attempt died. Final. */
  CRASHED(true);

  private final boolean isFinal;

  RunStatus(boolean isFinal) {
    this.isFinal = isFinal;
  }

  /** Whether a run in this status has ended and never changes again. */
  public boolean isFinal() {
    return isFinal;
  }
}
