package dev.errand.manage;

import dev.errand.task.Run;
import dev.errand.task.RunNotFoundException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The stored runs. Thread-safe. */
public interface Runs {

  /**
   * A run as it is now.
   *
   * @throws RunNotFoundException if there is none with this id, or not any more: ended runs are
   *     removed when their retention is over
   */
  Run<?> retrieve(UUID id);

  /**
   * The runs that a filter lets through, newest first.
   *
   * <p>A page takes some milliseconds whatever is stored, also where few runs or none are let
   * through. Slower, as many runs may have to be looked at one by one: two conditions that are each
   * common but rarely true together, of which at least one is a tag, parent, batch or time; {@code
   * COMPLETED} of a task whose latest runs, by the ten thousand, haven't completed; and a status of
   * waiting runs together with anything else, where a hundred thousand wait.
   *
   * <pre>{@code
   * List<Run<?>> page = errand.runs().list(RunFilter.builder().status(FAILED).limit(50).build());
   * List<Run<?>> next = errand.runs().list(filter.toBuilder().after(page.get(49).id()).build());
   * }</pre>
   */
  List<Run<?>> list(RunFilter filter);

  /** How many runs there are by task and status: approximate, see {@link RunCounts}. */
  RunCounts counts();

  /**
   * Cancels a run: at once where it isn't executing; otherwise its thread is interrupted, and it is
   * canceled when the method returns or after 30 seconds. An ended run stays as it is.
   *
   * @throws RunNotFoundException if there is none with this id
   */
  void cancel(UUID id);

  /**
   * Moves the start of a delayed run, or of the next attempt of one that is between two; a time
   * that has passed is at once.
   *
   * @param at when it becomes due, at most 100 years ahead
   * @throws RunNotFoundException if there is none with this id
   * @throws IllegalStateException if the run is queued, executing or ended; says which
   */
  default void reschedule(UUID id, Instant at) {
    throw new UnsupportedOperationException("reschedule");
  }

  /**
   * Frees an idempotency key: the next trigger of the task with it makes a new run, whatever became
   * of the last. A run that is under way goes on. A key whose trigger hasn't been committed yet
   * isn't seen.
   *
   * @param taskId the task's id
   * @param key the key, as {@code idempotencyKey} gave it or {@code @Idempotent} computed it
   * @return whether there was such a key
   */
  default boolean resetIdempotencyKey(String taskId, String key) {
    throw new UnsupportedOperationException("resetIdempotencyKey");
  }
}
