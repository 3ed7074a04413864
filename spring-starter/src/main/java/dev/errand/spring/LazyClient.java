package dev.errand.spring;

import dev.errand.task.BatchHandle;
import dev.errand.task.BatchItem;
import dev.errand.task.Result;
import dev.errand.task.RunHandle;
import dev.errand.task.TaskClient;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TriggerOptions;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the client when it is used, so that stubs can be injected before there is an Errand:
 * into a listener that the Errand itself is built with, for example. As thread-safe as the client.
 */
final class LazyClient implements TaskClient {

  private final Supplier<? extends TaskClient> client;

  LazyClient(Supplier<? extends TaskClient> client) {
    this.client = client;
  }

  @Override
  public <P, R> RunHandle<R> trigger(
      TaskDefinition<P, R> task, @Nullable P payload, TriggerOptions options) {
    return client.get().trigger(task, payload, options);
  }

  @Override
  public <P, R> BatchHandle<R> batchTrigger(
      TaskDefinition<P, R> task, Iterable<BatchItem<P>> items, TriggerOptions options) {
    return client.get().batchTrigger(task, items, options);
  }

  @Override
  public <P, R> R triggerAndWait(
      TaskDefinition<P, R> task, @Nullable P payload, TriggerOptions options) {
    return client.get().triggerAndWait(task, payload, options);
  }

  @Override
  public <P, R> List<Result<R>> batchTriggerAndWait(
      TaskDefinition<P, R> task, Iterable<BatchItem<P>> items, TriggerOptions options) {
    return client.get().batchTriggerAndWait(task, items, options);
  }

  @Override
  public RunHandle<?> trigger(String taskId, Object payload, TriggerOptions options) {
    return client.get().trigger(taskId, payload, options);
  }

  @Override
  public <R> RunHandle<R> handle(TaskDefinition<?, R> task, UUID runId) {
    return client.get().handle(task, runId);
  }
}
