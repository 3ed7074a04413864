package dev.errand.internal.worker;

import org.jspecify.annotations.Nullable;

/** Why an execution is told to stop. */
enum StopReason {
  /** Somebody canceled the run. */
  CANCELED,
  /** The attempt has taken longer than it may. */
  TIMED_OUT,
  /** The run isn't this worker's any more: nothing can be recorded. */
  LOST,
  /** The database can't be reached, and the lease is about to run out. */
  LEASE,
  /** The worker shuts down. */
  SHUTDOWN;

  /**
   * A lost run is lost; somebody's cancel and a time limit count more than the worker's troubles.
   */
  boolean overrides(@Nullable StopReason other) {
    return other == null
        || this == LOST
        || ((other == LEASE || other == SHUTDOWN) && (this == CANCELED || this == TIMED_OUT));
  }
}
