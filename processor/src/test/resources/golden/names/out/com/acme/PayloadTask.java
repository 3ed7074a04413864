package com.acme;

import dev.errand.task.BatchHandle;
import dev.errand.task.BatchItem;
import dev.errand.task.Result;
import dev.errand.task.RunHandle;
import dev.errand.task.TaskClient;
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
 * Triggers the task {@code payload}.
 */
@Generated("dev.errand.processor.StubProcessor")
public final class PayloadTask {
  /**
   * The task's id.
   */
  public static final String ID = "payload";

  /**
   * The task, as the runtime knows it.
   */
  public static final TaskDefinition<Client.Payload<List<Client.Iterable>>, Client.Payload<Client.Iterable>> DEFINITION = TaskDefinition.<Client.Payload<List<Client.Iterable>>, Client.Payload<Client.Iterable>>builder(ID)
      .source("com.acme.Client.payload")
      .inlineParameter("payload", TypeRef.<Client.Payload<List<Client.Iterable>>>parameterized(Client.Payload.class, TypeRef.parameterized(List.class, TypeRef.of(Client.Iterable.class))), true)
      .arguments(payload -> new Object[] {payload})
      .output(TypeRef.<Client.Payload<Client.Iterable>>parameterized(Client.Payload.class, TypeRef.of(Client.Iterable.class)))
      .payloadSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"payload\",\"type\":\"object\",\"$ref\":\"#/$defs/Client.Payload-List-Client.Iterable\",\"$defs\":{\"Client.Iterable\":{\"type\":\"object\",\"properties\":{\"client\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":-2147483648,\"maximum\":2147483647}},\"required\":[\"client\"]},\"Client.Payload-List-Client.Iterable\":{\"type\":\"object\",\"properties\":{\"payload\":{\"type\":[\"array\",\"null\"],\"items\":{\"anyOf\":[{\"$ref\":\"#/$defs/Client.Iterable\"},{\"type\":\"null\"}]}}}}}}")
      .outputSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"payload output\",\"$ref\":\"#/$defs/Client.Payload-Client.Iterable\",\"$defs\":{\"Client.Iterable\":{\"type\":\"object\",\"properties\":{\"client\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":-2147483648,\"maximum\":2147483647}},\"required\":[\"client\"]},\"Client.Payload-Client.Iterable\":{\"type\":\"object\",\"properties\":{\"payload\":{\"anyOf\":[{\"$ref\":\"#/$defs/Client.Iterable\"},{\"type\":\"null\"}]}}}}}")
      .staticMethod(call -> Client.payload(call.<Client.Payload<List<Client.Iterable>>>argument(0)))
      .build();

  private PayloadTask() {
  }

  /**
   * Stores a run of the task.
   */
  public static RunHandle<Client.Payload<Client.Iterable>> trigger(
      Client.Payload<List<Client.Iterable>> payload) {
    return current().trigger(payload);
  }

  /**
   * Stores a run for each payload.
   */
  public static BatchHandle<Client.Payload<Client.Iterable>> batchTrigger(
      Iterable<Client.Payload<List<Client.Iterable>>> payloads) {
    return current().batchTrigger(payloads);
  }

  /**
   * Stores a run for each item, with the item's own options.
   */
  public static BatchHandle<Client.Payload<Client.Iterable>> batchTriggerItems(
      Iterable<BatchItem<Client.Payload<List<Client.Iterable>>>> items) {
    return current().batchTriggerItems(items);
  }

  /**
   * Stores a run and waits for its end; inside a task only.
   */
  public static Client.Payload<Client.Iterable> triggerAndWait(
      Client.Payload<List<Client.Iterable>> payload) {
    return current().triggerAndWait(payload);
  }

  /**
   * Stores a run for each payload and waits for all; inside a task only.
   */
  public static List<Result<Client.Payload<Client.Iterable>>> batchTriggerAndWait(
      Iterable<Client.Payload<List<Client.Iterable>>> payloads) {
    return current().batchTriggerAndWait(payloads);
  }

  /**
   * The handle of a run whose id was stored.
   */
  public static RunHandle<Client.Payload<Client.Iterable>> handle(UUID runId) {
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
    public RunHandle<Client.Payload<Client.Iterable>> trigger(
        Client.Payload<List<Client.Iterable>> payload) {
      return this.client.trigger(PayloadTask.DEFINITION, payload, this.options);
    }

    /**
     * Stores a run for each payload.
     */
    public BatchHandle<Client.Payload<Client.Iterable>> batchTrigger(
        Iterable<Client.Payload<List<Client.Iterable>>> payloads) {
      return this.client.batchTrigger(PayloadTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * Stores a run for each item, with the item's own options.
     */
    public BatchHandle<Client.Payload<Client.Iterable>> batchTriggerItems(
        Iterable<BatchItem<Client.Payload<List<Client.Iterable>>>> items) {
      return this.client.batchTrigger(PayloadTask.DEFINITION, items, this.options);
    }

    /**
     * Stores a run and waits for its end; inside a task only.
     */
    public Client.Payload<Client.Iterable> triggerAndWait(
        Client.Payload<List<Client.Iterable>> payload) {
      return this.client.triggerAndWait(PayloadTask.DEFINITION, payload, this.options);
    }

    /**
     * Stores a run for each payload and waits for all; inside a task only.
     */
    public List<Result<Client.Payload<Client.Iterable>>> batchTriggerAndWait(
        Iterable<Client.Payload<List<Client.Iterable>>> payloads) {
      return this.client.batchTriggerAndWait(PayloadTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * The handle of a run whose id was stored.
     */
    public RunHandle<Client.Payload<Client.Iterable>> handle(UUID runId) {
      return this.client.handle(PayloadTask.DEFINITION, runId);
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

    private static List<BatchItem<Client.Payload<List<Client.Iterable>>>> items(
        Iterable<Client.Payload<List<Client.Iterable>>> payloads) {
      List<BatchItem<Client.Payload<List<Client.Iterable>>>> items = new ArrayList<>();
      payloads.forEach(payload -> items.add(BatchItem.of(payload)));
      return items;
    }
  }
}
