package dev.errand.task;

import java.time.Duration;
import java.util.UUID;

/**
 * A stored run, to ask how it goes. Thread-safe; holds no connection.
 *
 * @param <R> the task's output
 */
public interface RunHandle<R> {

  /** The run's id; keep it to ask again later with the stub's {@code handle(id)}. */
  UUID id();

  /**
   * Whether the trigger was answered by an earlier run: one with the same idempotency key, or a
   * delayed one with the same debounce key, which has taken in the payload. Such a run may have
   * ended long ago and have been removed since; {@link #retrieve} then says that there is none.
   */
  boolean isCached();

  /**
   * The run as it is now.
   *
   * @throws RunNotFoundException if no such run is stored (yet)
   */
  Run<R> retrieve();

  /**
   * Waits until the run has ended.
   *
   * @param timeout the longest wait; must be positive
   * @return the ended run, whatever its final status
   * @throws AwaitTimeoutException if it hasn't ended by then; the run goes on
   * @throws IllegalStateException inside a task or an open transaction (it could wait for itself),
   *     or if the thread is interrupted; its flag is then set again
   */
  Run<R> await(Duration timeout);

  /**
   * Cancels the run: at once where it isn't executing; otherwise its thread is interrupted. An
   * ended run stays as it is.
   */
  void cancel();
}
