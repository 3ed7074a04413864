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
import java.lang.Void;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.annotation.processing.Generated;

/**
 * Triggers the task {@code names}.
 */
@Generated("dev.errand.processor.StubProcessor")
public final class NamesTask {
  /**
   * The task's id.
   */
  public static final String ID = "names";

  /**
   * The task, as the runtime knows it.
   */
  public static final TaskDefinition<Payload, Void> DEFINITION = TaskDefinition.<Payload, Void>builder(ID)
      .source("com.acme.Client.names")
      .inlineParameter("DEFINITION", TypeRef.of(Client.Stub.class), false)
      .inlineParameter("client", TypeRef.<Client.Payload<String>>parameterized(Client.Payload.class, TypeRef.of(String.class)), false)
      .inlineParameter("options", TypeRef.of(Client.Iterable.class), false)
      .parameter("TaskClient", TypeRef.of(String.class))
      .arguments(payload -> new Object[] {payload.DEFINITION(), payload.client(), payload.options(), payload.TaskClient()})
      .payload(call -> new Payload(call.<Client.Stub>argument(0), call.<Client.Payload<String>>argument(1), call.<Client.Iterable>argument(2), call.<String>argument(3)))
      .output(TypeRef.of(Void.class))
      .payloadSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"names\",\"type\":\"object\",\"properties\":{\"DEFINITION\":{\"anyOf\":[{\"$ref\":\"#/$defs/Client.Stub\"},{\"type\":\"null\"}]},\"client\":{\"anyOf\":[{\"$ref\":\"#/$defs/Client.Payload-String\"},{\"type\":\"null\"}]},\"options\":{\"anyOf\":[{\"$ref\":\"#/$defs/Client.Iterable\"},{\"type\":\"null\"}]},\"TaskClient\":{\"type\":[\"string\",\"null\"]}},\"$defs\":{\"Client.Iterable\":{\"type\":\"object\",\"properties\":{\"client\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":-2147483648,\"maximum\":2147483647}},\"required\":[\"client\"]},\"Client.Payload-String\":{\"type\":\"object\",\"properties\":{\"payload\":{\"type\":[\"string\",\"null\"]}}},\"Client.Stub\":{\"type\":\"object\",\"properties\":{\"stub\":{\"type\":[\"string\",\"null\"]}}}}}")
      .instanceMethod(Client.class, (target, call) -> {
        target.names(call.<Client.Stub>argument(0), call.<Client.Payload<String>>argument(1), call.<Client.Iterable>argument(2), call.<String>argument(3));
        return null;
      })
      .build();

  private NamesTask() {
  }

  /**
   * Stores a run of the task.
   */
  public static RunHandle<Void> trigger(Client.Stub DEFINITION, Client.Payload<String> client,
      Client.Iterable options, String TaskClient) {
    return current().trigger(DEFINITION, client, options, TaskClient);
  }

  /**
   * Stores a run for each payload.
   */
  public static BatchHandle<Void> batchTrigger(Iterable<Payload> payloads) {
    return current().batchTrigger(payloads);
  }

  /**
   * Stores a run for each item, with the item's own options.
   */
  public static BatchHandle<Void> batchTriggerItems(Iterable<BatchItem<Payload>> items) {
    return current().batchTriggerItems(items);
  }

  /**
   * Stores a run and waits for its end; inside a task only.
   */
  public static void triggerAndWait(Client.Stub DEFINITION, Client.Payload<String> client,
      Client.Iterable options, String TaskClient) {
    current().triggerAndWait(DEFINITION, client, options, TaskClient);
  }

  /**
   * Stores a run for each payload and waits for all; inside a task only.
   */
  public static List<Result<Void>> batchTriggerAndWait(Iterable<Payload> payloads) {
    return current().batchTriggerAndWait(payloads);
  }

  /**
   * The handle of a run whose id was stored.
   */
  public static RunHandle<Void> handle(UUID runId) {
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
   * The method's parameters, for batches.
   */
  public record Payload(Client.Stub DEFINITION, Client.Payload<String> client,
      Client.Iterable options, String TaskClient) {
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
    public RunHandle<Void> trigger(Client.Stub DEFINITION, Client.Payload<String> client,
        Client.Iterable options, String TaskClient) {
      return this.client.trigger(NamesTask.DEFINITION, new Payload(DEFINITION, client, options, TaskClient), this.options);
    }

    /**
     * Stores a run for each payload.
     */
    public BatchHandle<Void> batchTrigger(Iterable<Payload> payloads) {
      return this.client.batchTrigger(NamesTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * Stores a run for each item, with the item's own options.
     */
    public BatchHandle<Void> batchTriggerItems(Iterable<BatchItem<Payload>> items) {
      return this.client.batchTrigger(NamesTask.DEFINITION, items, this.options);
    }

    /**
     * Stores a run and waits for its end; inside a task only.
     */
    public void triggerAndWait(Client.Stub DEFINITION, Client.Payload<String> client,
        Client.Iterable options, String TaskClient) {
      this.client.triggerAndWait(NamesTask.DEFINITION, new Payload(DEFINITION, client, options, TaskClient), this.options);
    }

    /**
     * Stores a run for each payload and waits for all; inside a task only.
     */
    public List<Result<Void>> batchTriggerAndWait(Iterable<Payload> payloads) {
      return this.client.batchTriggerAndWait(NamesTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * The handle of a run whose id was stored.
     */
    public RunHandle<Void> handle(UUID runId) {
      return this.client.handle(NamesTask.DEFINITION, runId);
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

    private static List<BatchItem<Payload>> items(Iterable<Payload> payloads) {
      List<BatchItem<Payload>> items = new ArrayList<>();
      payloads.forEach(payload -> items.add(BatchItem.of(payload)));
      return items;
    }
  }
}
