package dev.errand.task;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stores runs. Generated stubs call it; code that has a stub needs it only to say on which client
 * the stub works.
 *
 * <p>Thread-safe, unless an implementation is bound to one connection.
 */
public interface TaskClient {

  /**
   * The client that a stub's static methods use, in this order: the transaction open on this thread
   * through {@code Errand.inTransaction}; the running task's own; a {@link #scope}; the one {@code
   * Errand} that runs in this JVM.
   *
   * @throws IllegalStateException if there is none, or if several run and none is chosen
   */
  static TaskClient current() {
    return CurrentClient.get();
  }

  /**
   * Makes a client the current one on this thread until the scope is closed; for tests, and where
   * several run in one JVM.
   *
   * <pre>{@code
   * try (Scope scope = TaskClient.scope(errand)) {
   *   ProcessUploadTask.trigger(upload);
   * }
   * }</pre>
   */
  static Scope scope(TaskClient client) {
    return CurrentClient.bind(CurrentClient.Rank.SCOPE, client);
  }

  /**
   * Stores a run of a task.
   *
   * @param payload the task's payload; null only for a task without one
   * @throws IllegalArgumentException if the payload is missing, can't be written as JSON or is too
   *     large, or if the options don't fit the task; nothing is stored then
   * @throws IllegalStateException if the client is closed
   */
  <P, R> RunHandle<R> trigger(
      TaskDefinition<P, R> task, @Nullable P payload, TriggerOptions options);

  /**
   * Stores a run for each item, all or none of them.
   *
   * @param options for all items; an item's own options win where both say something
   * @throws IllegalArgumentException as {@link #trigger}, naming the item's position
   */
  <P, R> BatchHandle<R> batchTrigger(
      TaskDefinition<P, R> task, Iterable<BatchItem<P>> items, TriggerOptions options);

  /**
   * Stores a run and waits for its end; inside a task only.
   *
   * @return the output; null for {@code void}
   * @throws SubtaskException if the run ended without success
   * @throws IllegalStateException outside a task
   */
  <P, R> R triggerAndWait(TaskDefinition<P, R> task, @Nullable P payload, TriggerOptions options);

  /**
   * Stores a run for each item and waits for the end of all; inside a task only.
   *
   * @return a result for each item, in their order
   * @throws IllegalStateException outside a task
   */
  <P, R> List<Result<R>> batchTriggerAndWait(
      TaskDefinition<P, R> task, Iterable<BatchItem<P>> items, TriggerOptions options);

  /**
   * Stores a run of a task whose code is elsewhere.
   *
   * @param taskId the task's id; it isn't checked that any worker knows it
   * @param payload a map, or a class or record that becomes one JSON object
   */
  RunHandle<?> trigger(String taskId, Object payload, TriggerOptions options);

  /** A typed handle for a stored id. It isn't checked that the run exists. */
  <R> RunHandle<R> handle(TaskDefinition<?, R> task, UUID runId);
}
