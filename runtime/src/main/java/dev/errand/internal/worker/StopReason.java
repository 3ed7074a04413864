package dev.errand.internal.worker;

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
  SHUTDOWN
}
