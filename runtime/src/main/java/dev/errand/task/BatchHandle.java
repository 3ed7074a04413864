package dev.errand.task;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * The runs that one batch trigger stored, in the order of its payloads. Thread-safe; holds no
 * connection.
 *
 * @param <R> the task's output
 */
public interface BatchHandle<R> {

  /** The batch's id. */
  UUID id();

  /** How many runs there are. */
  int size();

  /** A handle for each run, in the order of the payloads. */
  List<RunHandle<R>> runs();

  /** Every run as it is now, in the order of the payloads. */
  List<Run<R>> retrieve();

  /**
   * Waits until all runs have ended.
   *
   * @param timeout the longest wait for all together; must be positive
   * @throws AwaitTimeoutException for the first that hasn't ended by then; the runs go on
   * @throws IllegalStateException as {@link RunHandle#await(Duration)} does
   */
  List<Run<R>> await(Duration timeout);

  /** Cancels every run that hasn't ended. */
  void cancel();
}
