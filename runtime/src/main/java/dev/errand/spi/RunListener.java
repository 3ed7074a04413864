package dev.errand.spi;

/**
 * Told of what happens to runs in this process: metrics, logging context and the like hang here.
 * Called on the threads that do the work, so implementations are quick and thread-safe; what they
 * throw is logged and changes nothing.
 */
public interface RunListener {

  /** A run was stored; in a transaction that is still open, it may yet be rolled back. */
  default void onTriggered(RunEvent event) {}

  /** An attempt is about to call the method; on the task's own thread. */
  default void onAttemptStarted(RunEvent event) {}

  /** The method has returned or thrown; on the task's own thread. Not yet recorded. */
  default void onAttemptEnded(RunEvent event) {}

  /** A run's end was recorded by this process, or the time of its next attempt. */
  default void onRecorded(RunEvent event) {}
}
