package com.acme;

import dev.errand.task.BatchHandle;
import dev.errand.task.BatchItem;
import dev.errand.task.RunHandle;
import dev.errand.task.TaskClient;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TriggerOptions;
import dev.errand.task.TypeRef;
import jakarta.inject.Inject;
import java.lang.Boolean;
import java.lang.Iterable;
import java.lang.String;
import java.lang.Void;
import java.util.UUID;
import java.util.function.Consumer;
import javax.annotation.processing.Generated;

/**
 * Triggers the task {@code none}.
 */
@Generated("dev.errand.processor.StubProcessor")
public final class NoneTask {
  /**
   * The task's id.
   */
  public static final String ID = "none";

  /**
   * The task, as the runtime knows it.
   */
  public static final TaskDefinition<Void, Boolean> DEFINITION = TaskDefinition.<Void, Boolean>builder(ID)
      .source("com.acme.Orders.none")
      .arguments(payload -> new Object[0])
      .output(TypeRef.of(boolean.class))
      .payloadSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"none\",\"type\":\"object\"}")
      .outputSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"none output\",\"type\":\"boolean\"}")
      .instanceMethod(Orders.class, (target, call) -> target.none())
      .build();

  private NoneTask() {
  }

  /**
   * Stores a run of the task.
   */
  public static RunHandle<Boolean> trigger() {
    return current().trigger();
  }

  /**
   * Stores a run for each item, with the item's own options.
   */
  public static BatchHandle<Boolean> batchTriggerItems(Iterable<BatchItem<Void>> items) {
    return current().batchTriggerItems(items);
  }

  /**
   * Stores a run and waits for its end; inside a task only.
   */
  public static Boolean triggerAndWait() {
    return current().triggerAndWait();
  }

  /**
   * The handle of a run whose id was stored.
   */
  public static RunHandle<Boolean> handle(UUID runId) {
    return current().handle(runId);
  }

  /**
   * A stub with these options beside those it has.
   */
  public static Stub with(Consumer<TriggerOptions.Builder> options) {
    return current().with(options);
  }

  /**
   * A stub with these options in place of those it has.
   */
  public static Stub with(TriggerOptions options) {
    return current().with(options);
  }

  /**
   * A stub that triggers on the client.
   */
  public static Stub on(TaskClient client) {
    return new Stub(client);
  }

  private static Stub current() {
    return on(TaskClient.current());
  }

  /**
   * Triggers the task on one client, with the same options each time.
   */
  public static class Stub {
    private final TaskClient client;

    private final TriggerOptions options;

    /**
     * A stub without options.
     */
    @Inject
    public Stub(TaskClient client) {
      this(client, TriggerOptions.none());
    }

    private Stub(TaskClient client, TriggerOptions options) {
      this.client = client;
      this.options = options;
    }

    /**
     * Stores a run of the task.
     */
    public RunHandle<Boolean> trigger() {
      return this.client.trigger(NoneTask.DEFINITION, null, this.options);
    }

    /**
     * Stores a run for each item, with the item's own options.
     */
    public BatchHandle<Boolean> batchTriggerItems(Iterable<BatchItem<Void>> items) {
      return this.client.batchTrigger(NoneTask.DEFINITION, items, this.options);
    }

    /**
     * Stores a run and waits for its end; inside a task only.
     */
    public Boolean triggerAndWait() {
      return this.client.triggerAndWait(NoneTask.DEFINITION, null, this.options);
    }

    /**
     * The handle of a run whose id was stored.
     */
    public RunHandle<Boolean> handle(UUID runId) {
      return this.client.handle(NoneTask.DEFINITION, runId);
    }

    /**
     * A stub with these options beside those it has.
     */
    public Stub with(Consumer<TriggerOptions.Builder> options) {
      TriggerOptions.Builder builder = this.options.toBuilder();
      options.accept(builder);
      return new Stub(this.client, builder.build());
    }

    /**
     * A stub with these options in place of those it has.
     */
    public Stub with(TriggerOptions options) {
      return new Stub(this.client, options);
    }

    /**
     * A stub with the same options that triggers on the client.
     */
    public Stub on(TaskClient client) {
      return new Stub(client, this.options);
    }
  }
}
