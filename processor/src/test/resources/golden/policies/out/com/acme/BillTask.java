package com.acme;

import dev.errand.task.BatchHandle;
import dev.errand.task.BatchItem;
import dev.errand.task.Result;
import dev.errand.task.RunHandle;
import dev.errand.task.TaskClient;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TaskKey;
import dev.errand.task.TriggerOptions;
import dev.errand.task.TypeRef;
import jakarta.inject.Inject;
import java.lang.Iterable;
import java.lang.String;
import java.lang.Void;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.annotation.processing.Generated;

/**
 * Triggers the task {@code bill}.
 */
@Generated("dev.errand.processor.StubProcessor")
public final class BillTask {
  /**
   * The task's id.
   */
  public static final String ID = "bill";

  /**
   * The task, as the runtime knows it.
   */
  public static final TaskDefinition<Payload, Void> DEFINITION = TaskDefinition.<Payload, Void>builder(ID)
      .source("com.acme.Orders.bill")
      .concurrency(2, TaskKey.of("tenant", payload -> payload.tenant()))
      .idempotent(TaskKey.of("order.customer.active", payload -> TaskKey.present(TaskKey.present(payload.order(), "order").customer(), "order.customer").isActive()), Duration.parse("PT720H"))
      .parameter("tenant", TypeRef.of(String.class))
      .inlineParameter("order", TypeRef.of(Orders.Order.class), false)
      .arguments(payload -> new Object[] {payload.tenant(), payload.order()})
      .payload(call -> new Payload(call.<String>argument(0), call.<Orders.Order>argument(1)))
      .output(TypeRef.of(Void.class))
      .payloadSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"bill\",\"type\":\"object\",\"properties\":{\"tenant\":{\"type\":[\"string\",\"null\"]},\"order\":{\"anyOf\":[{\"$ref\":\"#/$defs/Orders.Order\"},{\"type\":\"null\"}]}},\"$defs\":{\"Orders.Customer\":{\"type\":\"object\",\"properties\":{\"tier\":{\"type\":[\"string\",\"null\"],\"enum\":[\"FREE\",\"PAID\",null]},\"owner\":{\"type\":[\"string\",\"null\"],\"format\":\"uuid\"},\"active\":{\"type\":\"boolean\"}}},\"Orders.Order\":{\"type\":\"object\",\"properties\":{\"number\":{\"type\":\"integer\",\"format\":\"int64\",\"minimum\":-9223372036854775808,\"maximum\":9223372036854775807},\"customer\":{\"anyOf\":[{\"$ref\":\"#/$defs/Orders.Customer\"},{\"type\":\"null\"}]}},\"required\":[\"number\"]}}}")
      .instanceMethod(Orders.class, (target, call) -> {
        target.bill(call.<String>argument(0), call.<Orders.Order>argument(1));
        return null;
      })
      .build();

  private BillTask() {
  }

  /**
   * The key is one of several parameters, or a part of one.
   */
  public static RunHandle<Void> trigger(String tenant, Orders.Order order) {
    return current().trigger(tenant, order);
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
  public static void triggerAndWait(String tenant, Orders.Order order) {
    current().triggerAndWait(tenant, order);
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
  public record Payload(String tenant, Orders.Order order) {
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
     * The key is one of several parameters, or a part of one.
     */
    public RunHandle<Void> trigger(String tenant, Orders.Order order) {
      return this.client.trigger(BillTask.DEFINITION, new Payload(tenant, order), this.options);
    }

    /**
     * Stores a run for each payload.
     */
    public BatchHandle<Void> batchTrigger(Iterable<Payload> payloads) {
      return this.client.batchTrigger(BillTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * Stores a run for each item, with the item's own options.
     */
    public BatchHandle<Void> batchTriggerItems(Iterable<BatchItem<Payload>> items) {
      return this.client.batchTrigger(BillTask.DEFINITION, items, this.options);
    }

    /**
     * Stores a run and waits for its end; inside a task only.
     */
    public void triggerAndWait(String tenant, Orders.Order order) {
      this.client.triggerAndWait(BillTask.DEFINITION, new Payload(tenant, order), this.options);
    }

    /**
     * Stores a run for each payload and waits for all; inside a task only.
     */
    public List<Result<Void>> batchTriggerAndWait(Iterable<Payload> payloads) {
      return this.client.batchTriggerAndWait(BillTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * The handle of a run whose id was stored.
     */
    public RunHandle<Void> handle(UUID runId) {
      return this.client.handle(BillTask.DEFINITION, runId);
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
