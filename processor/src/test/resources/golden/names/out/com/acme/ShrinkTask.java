package com.acme;

import dev.errand.task.BatchHandle;
import dev.errand.task.BatchItem;
import dev.errand.task.Result;
import dev.errand.task.RunHandle;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TriggerOptions;
import dev.errand.task.TypeRef;
import jakarta.inject.Inject;
import java.lang.Iterable;
import java.lang.String;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.annotation.processing.Generated;

/**
 * Triggers the task {@code shrink}.
 */
@Generated("dev.errand.processor.StubProcessor")
public final class ShrinkTask {
  /**
   * The task's id.
   */
  public static final String ID = "shrink";

  /**
   * The task, as the runtime knows it.
   */
  public static final TaskDefinition<Payload, com.acme.Stub> DEFINITION = TaskDefinition.<Payload, com.acme.Stub>builder(ID)
      .source("com.acme.Stub.shrink")
      .inlineParameter("stub", TypeRef.of(com.acme.Stub.class), false)
      .inlineParameter("payload", TypeRef.of(com.acme.Payload.class), false)
      .inlineParameter("client", TypeRef.of(TaskClient.class), false)
      .arguments(payload -> new Object[] {payload.stub(), payload.payload(), payload.client()})
      .payload(call -> new Payload(call.<com.acme.Stub>argument(0), call.<com.acme.Payload>argument(1), call.<TaskClient>argument(2)))
      .output(TypeRef.of(com.acme.Stub.class))
      .payloadSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"shrink\",\"type\":\"object\",\"properties\":{\"stub\":{\"anyOf\":[{\"$ref\":\"#/$defs/Stub\"},{\"type\":\"null\"}]},\"payload\":{\"anyOf\":[{\"$ref\":\"#/$defs/Payload\"},{\"type\":\"null\"}]},\"client\":{\"anyOf\":[{\"$ref\":\"#/$defs/TaskClient\"},{\"type\":\"null\"}]}},\"$defs\":{\"Payload\":{\"type\":\"object\",\"properties\":{\"by\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":-2147483648,\"maximum\":2147483647}},\"required\":[\"by\"]},\"Stub\":{\"type\":\"object\",\"properties\":{\"size\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":-2147483648,\"maximum\":2147483647}},\"required\":[\"size\"]},\"TaskClient\":{\"type\":\"object\",\"properties\":{\"name\":{\"type\":[\"string\",\"null\"]}}}}}")
      .outputSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"shrink output\",\"$ref\":\"#/$defs/Stub\",\"$defs\":{\"Stub\":{\"type\":\"object\",\"properties\":{\"size\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":-2147483648,\"maximum\":2147483647}},\"required\":[\"size\"]}}}")
      .staticMethod(call -> com.acme.Stub.shrink(call.<com.acme.Stub>argument(0), call.<com.acme.Payload>argument(1), call.<TaskClient>argument(2)))
      .build();

  private ShrinkTask() {
  }

  /**
   * Stores a run of the task.
   */
  public static RunHandle<com.acme.Stub> trigger(com.acme.Stub stub, com.acme.Payload payload,
      TaskClient client) {
    return current().trigger(stub, payload, client);
  }

  /**
   * Stores a run for each payload.
   */
  public static BatchHandle<com.acme.Stub> batchTrigger(Iterable<Payload> payloads) {
    return current().batchTrigger(payloads);
  }

  /**
   * Stores a run for each item, with the item's own options.
   */
  public static BatchHandle<com.acme.Stub> batchTriggerItems(Iterable<BatchItem<Payload>> items) {
    return current().batchTriggerItems(items);
  }

  /**
   * Stores a run and waits for its end; inside a task only.
   */
  public static com.acme.Stub triggerAndWait(com.acme.Stub stub, com.acme.Payload payload,
      TaskClient client) {
    return current().triggerAndWait(stub, payload, client);
  }

  /**
   * Stores a run for each payload and waits for all; inside a task only.
   */
  public static List<Result<com.acme.Stub>> batchTriggerAndWait(Iterable<Payload> payloads) {
    return current().batchTriggerAndWait(payloads);
  }

  /**
   * The handle of a run whose id was stored.
   */
  public static RunHandle<com.acme.Stub> handle(UUID runId) {
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
  public static Stub on(dev.errand.task.TaskClient client) {
    return new Stub(client);
  }

  private static Stub current() {
    return on(dev.errand.task.TaskClient.current());
  }

  /**
   * The method's parameters, for batches.
   */
  public record Payload(com.acme.Stub stub, com.acme.Payload payload, TaskClient client) {
  }

  /**
   * Triggers the task on one client, with the same options each time.
   */
  public static class Stub {
    private final dev.errand.task.TaskClient client;

    private final TriggerOptions options;

    /**
     * A stub without options.
     */
    @Inject
    public Stub(dev.errand.task.TaskClient client) {
      this(client, TriggerOptions.none());
    }

    private Stub(dev.errand.task.TaskClient client, TriggerOptions options) {
      this.client = client;
      this.options = options;
    }

    /**
     * Stores a run of the task.
     */
    public RunHandle<com.acme.Stub> trigger(com.acme.Stub stub, com.acme.Payload payload,
        TaskClient client) {
      return this.client.trigger(ShrinkTask.DEFINITION, new Payload(stub, payload, client), this.options);
    }

    /**
     * Stores a run for each payload.
     */
    public BatchHandle<com.acme.Stub> batchTrigger(Iterable<Payload> payloads) {
      return this.client.batchTrigger(ShrinkTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * Stores a run for each item, with the item's own options.
     */
    public BatchHandle<com.acme.Stub> batchTriggerItems(Iterable<BatchItem<Payload>> items) {
      return this.client.batchTrigger(ShrinkTask.DEFINITION, items, this.options);
    }

    /**
     * Stores a run and waits for its end; inside a task only.
     */
    public com.acme.Stub triggerAndWait(com.acme.Stub stub, com.acme.Payload payload,
        TaskClient client) {
      return this.client.triggerAndWait(ShrinkTask.DEFINITION, new Payload(stub, payload, client), this.options);
    }

    /**
     * Stores a run for each payload and waits for all; inside a task only.
     */
    public List<Result<com.acme.Stub>> batchTriggerAndWait(Iterable<Payload> payloads) {
      return this.client.batchTriggerAndWait(ShrinkTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * The handle of a run whose id was stored.
     */
    public RunHandle<com.acme.Stub> handle(UUID runId) {
      return this.client.handle(ShrinkTask.DEFINITION, runId);
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
    public Stub on(dev.errand.task.TaskClient client) {
      return new Stub(client, this.options);
    }

    private static List<BatchItem<Payload>> items(Iterable<Payload> payloads) {
      List<BatchItem<Payload>> items = new ArrayList<>();
      payloads.forEach(payload -> items.add(BatchItem.of(payload)));
      return items;
    }
  }
}
