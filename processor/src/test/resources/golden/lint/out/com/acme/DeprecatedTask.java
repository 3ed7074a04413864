package com.acme;

import dev.errand.task.BatchHandle;
import dev.errand.task.BatchItem;
import dev.errand.task.Result;
import dev.errand.task.RetryPolicy;
import dev.errand.task.RunHandle;
import dev.errand.task.TaskClient;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TriggerOptions;
import dev.errand.task.TypeRef;
import jakarta.inject.Inject;
import java.lang.Iterable;
import java.lang.String;
import java.lang.SuppressWarnings;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.annotation.processing.Generated;

/**
 * Triggers the task {@code deprecated}.
 */
@Generated("dev.errand.processor.StubProcessor")
@SuppressWarnings({"deprecation", "removal"})
public final class DeprecatedTask {
  /**
   * The task's id.
   */
  public static final String ID = "deprecated";

  /**
   * The task, as the runtime knows it.
   */
  public static final TaskDefinition<Old.Thing, Old.Thing> DEFINITION = TaskDefinition.<Old.Thing, Old.Thing>builder(ID)
      .source("com.acme.Old.deprecated")
      .retry(RetryPolicy.builder()
          .abortOn(Old.OldException.class)
          .build())
      .inlineParameter("thing", TypeRef.of(Old.Thing.class), false)
      .arguments(payload -> new Object[] {payload})
      .output(TypeRef.of(Old.Thing.class))
      .payloadSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"deprecated\",\"type\":\"object\",\"$ref\":\"#/$defs/Old.Thing\",\"$defs\":{\"Old.Thing\":{\"type\":\"object\",\"properties\":{\"name\":{\"type\":[\"string\",\"null\"]}}}}}")
      .outputSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"deprecated output\",\"$ref\":\"#/$defs/Old.Thing\",\"$defs\":{\"Old.Thing\":{\"type\":\"object\",\"properties\":{\"name\":{\"type\":[\"string\",\"null\"]}}}}}")
      .staticMethod(call -> Old.deprecated(call.<Old.Thing>argument(0)))
      .build();

  private DeprecatedTask() {
  }

  /**
   * Stores a run of the task.
   */
  public static RunHandle<Old.Thing> trigger(Old.Thing thing) {
    return current().trigger(thing);
  }

  /**
   * Stores a run for each payload.
   */
  public static BatchHandle<Old.Thing> batchTrigger(Iterable<Old.Thing> payloads) {
    return current().batchTrigger(payloads);
  }

  /**
   * Stores a run for each item, with the item's own options.
   */
  public static BatchHandle<Old.Thing> batchTriggerItems(Iterable<BatchItem<Old.Thing>> items) {
    return current().batchTriggerItems(items);
  }

  /**
   * Stores a run and waits for its end; inside a task only.
   */
  public static Old.Thing triggerAndWait(Old.Thing thing) {
    return current().triggerAndWait(thing);
  }

  /**
   * Stores a run for each payload and waits for all; inside a task only.
   */
  public static List<Result<Old.Thing>> batchTriggerAndWait(Iterable<Old.Thing> payloads) {
    return current().batchTriggerAndWait(payloads);
  }

  /**
   * The handle of a run whose id was stored.
   */
  public static RunHandle<Old.Thing> handle(UUID runId) {
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
    public RunHandle<Old.Thing> trigger(Old.Thing thing) {
      return this.client.trigger(DeprecatedTask.DEFINITION, thing, this.options);
    }

    /**
     * Stores a run for each payload.
     */
    public BatchHandle<Old.Thing> batchTrigger(Iterable<Old.Thing> payloads) {
      return this.client.batchTrigger(DeprecatedTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * Stores a run for each item, with the item's own options.
     */
    public BatchHandle<Old.Thing> batchTriggerItems(Iterable<BatchItem<Old.Thing>> items) {
      return this.client.batchTrigger(DeprecatedTask.DEFINITION, items, this.options);
    }

    /**
     * Stores a run and waits for its end; inside a task only.
     */
    public Old.Thing triggerAndWait(Old.Thing thing) {
      return this.client.triggerAndWait(DeprecatedTask.DEFINITION, thing, this.options);
    }

    /**
     * Stores a run for each payload and waits for all; inside a task only.
     */
    public List<Result<Old.Thing>> batchTriggerAndWait(Iterable<Old.Thing> payloads) {
      return this.client.batchTriggerAndWait(DeprecatedTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * The handle of a run whose id was stored.
     */
    public RunHandle<Old.Thing> handle(UUID runId) {
      return this.client.handle(DeprecatedTask.DEFINITION, runId);
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

    private static List<BatchItem<Old.Thing>> items(Iterable<Old.Thing> payloads) {
      List<BatchItem<Old.Thing>> items = new ArrayList<>();
      payloads.forEach(payload -> items.add(BatchItem.of(payload)));
      return items;
    }
  }
}
