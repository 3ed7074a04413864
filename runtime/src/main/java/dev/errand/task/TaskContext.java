package dev.errand.task;

import java.util.Set;
import java.util.UUID;

/**
 * What a task's method knows of the run it is called for. As a parameter, or with {@link
 * #current()} on the task's own thread. Thread-safe, but of use only while the method runs.
 */
public interface TaskContext {

  /**
   * The context of the task that this thread is executing.
   *
   * @throws IllegalStateException on a thread that executes none; threads that a task starts itself
   *     have none, pass it to them
   */
  static TaskContext current() {
    return CurrentTask.get();
  }

  /** The run's id. It stays the same over all attempts, so it makes a good key for what is done. */
  UUID runId();

  /** The task's id. */
  String taskId();

  /** Which attempt this is, from 1. */
  int attempt();

  /** The tags that the run was triggered with. */
  Set<String> tags();

  /**
   * Whether the run is to stop: it was canceled, ran out of time, or is no longer this worker's.
   * The thread has been interrupted then; a loop that never blocks should ask here.
   */
  boolean isCanceled();

  /** Notes about the run, which others can read while it executes. */
  Metadata metadata();
}
