package com.acme;

import dev.errand.task.BatchHandle;
import dev.errand.task.BatchItem;
import dev.errand.task.Result;
import dev.errand.task.RetryPolicy;
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
 * Triggers the task {@code ship}.
 */
@Generated("dev.errand.processor.StubProcessor")
public final class ShipTask {
  /**
   * The task's id.
   */
  public static final String ID = "ship";

  /**
   * The task, as the runtime knows it.
   */
  public static final TaskDefinition<Orders.Order, Void> DEFINITION = TaskDefinition.<Orders.Order, Void>builder(ID)
      .source("com.acme.Orders.ship")
      .retry(RetryPolicy.builder()
          .outOfMemoryMachine("large-2x")
          .build())
      .concurrency(10)
      .concurrency(1, TaskKey.of("order.customer.tier", payload -> TaskKey.present(TaskKey.present(payload, "order").customer(), "order.customer").tier))
      .rateLimit(100, Duration.parse("PT1M"), TaskKey.of("order.customer.owner", payload -> TaskKey.present(TaskKey.present(payload, "order").customer(), "order.customer").getOwner()))
      .idempotent(TaskKey.of("order.number", payload -> TaskKey.present(payload, "order").number()), Duration.parse("PT1H"))
      .inlineParameter("order", TypeRef.of(Orders.Order.class), false)
      .arguments(payload -> new Object[] {payload})
      .output(TypeRef.of(Void.class))
      .payloadSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"ship\",\"type\":\"object\",\"$ref\":\"#/$defs/Orders.Order\",\"$defs\":{\"Orders.Customer\":{\"type\":\"object\",\"properties\":{\"tier\":{\"type\":[\"string\",\"null\"],\"enum\":[\"FREE\",\"PAID\",null]},\"owner\":{\"type\":[\"string\",\"null\"],\"format\":\"uuid\"},\"active\":{\"type\":\"boolean\"}}},\"Orders.Order\":{\"type\":\"object\",\"properties\":{\"number\":{\"type\":\"integer\",\"format\":\"int64\",\"minimum\":-9223372036854775808,\"maximum\":9223372036854775807},\"customer\":{\"anyOf\":[{\"$ref\":\"#/$defs/Orders.Customer\"},{\"type\":\"null\"}]}},\"required\":[\"number\"]}}}")
      .instanceMethod(Orders.class, (target, call) -> {
        target.ship(call.<Orders.Order>argument(0));
        return null;
      })
      .build();

  private ShipTask() {
  }

  /**
   * Keys through records, getters and fields.
   */
  public static RunHandle<Void> trigger(Orders.Order order) {
    return current().trigger(order);
  }

  /**
   * Stores a run for each payload.
   */
  public static BatchHandle<Void> batchTrigger(Iterable<Orders.Order> payloads) {
    return current().batchTrigger(payloads);
  }

  /**
   * Stores a run for each item, with the item's own options.
   */
  public static BatchHandle<Void> batchTriggerItems(Iterable<BatchItem<Orders.Order>> items) {
    return current().batchTriggerItems(items);
  }

  /**
   * Stores a run and waits for its end; inside a task only.
   */
  public static void triggerAndWait(Orders.Order order) {
    current().triggerAndWait(order);
  }

  /**
   * Stores a run for each payload and waits for all; inside a task only.
   */
  public static List<Result<Void>> batchTriggerAndWait(Iterable<Orders.Order> payloads) {
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
     * Keys through records, getters and fields.
     */
    public RunHandle<Void> trigger(Orders.Order order) {
      return this.client.trigger(ShipTask.DEFINITION, order, this.options);
    }

    /**
     * Stores a run for each payload.
     */
    public BatchHandle<Void> batchTrigger(Iterable<Orders.Order> payloads) {
      return this.client.batchTrigger(ShipTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * Stores a run for each item, with the item's own options.
     */
    public BatchHandle<Void> batchTriggerItems(Iterable<BatchItem<Orders.Order>> items) {
      return this.client.batchTrigger(ShipTask.DEFINITION, items, this.options);
    }

    /**
     * Stores a run and waits for its end; inside a task only.
     */
    public void triggerAndWait(Orders.Order order) {
      this.client.triggerAndWait(ShipTask.DEFINITION, order, this.options);
    }

    /**
     * Stores a run for each payload and waits for all; inside a task only.
     */
    public List<Result<Void>> batchTriggerAndWait(Iterable<Orders.Order> payloads) {
      return this.client.batchTriggerAndWait(ShipTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * The handle of a run whose id was stored.
     */
    public RunHandle<Void> handle(UUID runId) {
      return this.client.handle(ShipTask.DEFINITION, runId);
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

    private static List<BatchItem<Orders.Order>> items(Iterable<Orders.Order> payloads) {
      List<BatchItem<Orders.Order>> items = new ArrayList<>();
      payloads.forEach(payload -> items.add(BatchItem.of(payload)));
      return items;
    }
  }
}
