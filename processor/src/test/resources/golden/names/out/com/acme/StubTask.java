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
 * Triggers the task {@code stub}.
 */
@Generated("dev.errand.processor.StubProcessor")
public final class StubTask {
  /**
   * The task's id.
   */
  public static final String ID = "stub";

  /**
   * The task, as the runtime knows it.
   */
  public static final TaskDefinition<Client.Stub, Client.Stub> DEFINITION = TaskDefinition.<Client.Stub, Client.Stub>builder(ID)
      .source("com.acme.Client.stub")
      .inlineParameter("stub", TypeRef.of(Client.Stub.class), true)
      .arguments(payload -> new Object[] {payload})
      .output(TypeRef.of(Client.Stub.class))
      .payloadSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"stub\",\"type\":\"object\",\"$ref\":\"#/$defs/Client.Stub\",\"$defs\":{\"Client.Stub\":{\"type\":\"object\",\"properties\":{\"stub\":{\"type\":[\"string\",\"null\"]}}}}}")
      .outputSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"stub output\",\"$ref\":\"#/$defs/Client.Stub\",\"$defs\":{\"Client.Stub\":{\"type\":\"object\",\"properties\":{\"stub\":{\"type\":[\"string\",\"null\"]}}}}}")
      .instanceMethod(Client.class, (target, call) -> target.stub(call.<Client.Stub>argument(0)))
      .build();

  private StubTask() {
  }

  /**
   * Stores a run of the task.
   */
  public static RunHandle<Client.Stub> trigger(Client.Stub stub) {
    return current().trigger(stub);
  }

  /**
   * Stores a run for each payload.
   */
  public static BatchHandle<Client.Stub> batchTrigger(Iterable<Client.Stub> payloads) {
    return current().batchTrigger(payloads);
  }

  /**
   * Stores a run for each item, with the item's own options.
   */
  public static BatchHandle<Client.Stub> batchTriggerItems(Iterable<BatchItem<Client.Stub>> items) {
    return current().batchTriggerItems(items);
  }

  /**
   * Stores a run and waits for its end; inside a task only.
   */
  public static Client.Stub triggerAndWait(Client.Stub stub) {
    return current().triggerAndWait(stub);
  }

  /**
   * Stores a run for each payload and waits for all; inside a task only.
   */
  public static List<Result<Client.Stub>> batchTriggerAndWait(Iterable<Client.Stub> payloads) {
    return current().batchTriggerAndWait(payloads);
  }

  /**
   * The handle of a run whose id was stored.
   */
  public static RunHandle<Client.Stub> handle(UUID runId) {
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
    public RunHandle<Client.Stub> trigger(Client.Stub stub) {
      return this.client.trigger(StubTask.DEFINITION, stub, this.options);
    }

    /**
     * Stores a run for each payload.
     */
    public BatchHandle<Client.Stub> batchTrigger(Iterable<Client.Stub> payloads) {
      return this.client.batchTrigger(StubTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * Stores a run for each item, with the item's own options.
     */
    public BatchHandle<Client.Stub> batchTriggerItems(Iterable<BatchItem<Client.Stub>> items) {
      return this.client.batchTrigger(StubTask.DEFINITION, items, this.options);
    }

    /**
     * Stores a run and waits for its end; inside a task only.
     */
    public Client.Stub triggerAndWait(Client.Stub stub) {
      return this.client.triggerAndWait(StubTask.DEFINITION, stub, this.options);
    }

    /**
     * Stores a run for each payload and waits for all; inside a task only.
     */
    public List<Result<Client.Stub>> batchTriggerAndWait(Iterable<Client.Stub> payloads) {
      return this.client.batchTriggerAndWait(StubTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * The handle of a run whose id was stored.
     */
    public RunHandle<Client.Stub> handle(UUID runId) {
      return this.client.handle(StubTask.DEFINITION, runId);
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

    private static List<BatchItem<Client.Stub>> items(Iterable<Client.Stub> payloads) {
      List<BatchItem<Client.Stub>> items = new ArrayList<>();
      payloads.forEach(payload -> items.add(BatchItem.of(payload)));
      return items;
    }
  }
}
