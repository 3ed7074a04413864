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
import java.lang.Integer;
import java.lang.Iterable;
import java.lang.String;
import java.lang.Void;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.annotation.processing.Generated;

/**
 * Triggers the task {@code every-kind}.
 */
@Generated("dev.errand.processor.StubProcessor")
public final class EveryKindTask {
  /**
   * The task's id.
   */
  public static final String ID = "every-kind";

  /**
   * The task, as the runtime knows it.
   */
  public static final TaskDefinition<Payload, Void> DEFINITION = TaskDefinition.<Payload, Void>builder(ID)
      .source("com.acme.Orders.everyKind")
      .parameter("count", TypeRef.of(int.class))
      .parameter("numbers", TypeRef.of(long[].class))
      .inlineParameter("orders", TypeRef.<Map<String, Orders.Order>>parameterized(Map.class, TypeRef.of(String.class), TypeRef.of(Orders.Order.class)), true)
      .parameter("size", TypeRef.<Optional<Orders.Size>>parameterized(Optional.class, TypeRef.of(Orders.Size.class)))
      .parameter("names", TypeRef.<List<List<String>>>parameterized(List.class, TypeRef.parameterized(List.class, TypeRef.of(String.class))))
      .parameter("arrays", TypeRef.arrayOf(TypeRef.<List<? extends Orders.Order>>parameterized(List.class, TypeRef.of(Orders.Order.class))))
      .inlineParameter("order", TypeRef.of(Orders.Order.class), false)
      .parameter("rest", TypeRef.of(String[].class))
      .arguments(payload -> new Object[] {payload.count(), payload.numbers(), payload.orders(), payload.size(), payload.names(), payload.arrays(), payload.order(), payload.rest()})
      .payload(call -> new Payload((int) call.<Integer>argument(0), call.<long[]>argument(1), call.<Map<String, Orders.Order>>argument(2), call.<Optional<Orders.Size>>argument(3), call.<List<List<String>>>argument(4), call.<List<? extends Orders.Order>[]>argument(5), call.<Orders.Order>argument(6), call.<String[]>argument(7)))
      .output(TypeRef.of(Void.class))
      .payloadSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"every-kind\",\"type\":\"object\",\"properties\":{\"count\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":-2147483648,\"maximum\":2147483647},\"numbers\":{\"type\":[\"array\",\"null\"],\"items\":{\"type\":\"integer\",\"format\":\"int64\",\"minimum\":-9223372036854775808,\"maximum\":9223372036854775807}},\"orders\":{\"type\":[\"object\",\"null\"],\"additionalProperties\":{\"anyOf\":[{\"$ref\":\"#/$defs/Orders.Order\"},{\"type\":\"null\"}]}},\"size\":{\"type\":[\"string\",\"null\"],\"enum\":[\"SMALL\",\"LARGE\",null]},\"names\":{\"type\":[\"array\",\"null\"],\"items\":{\"type\":[\"array\",\"null\"],\"items\":{\"type\":[\"string\",\"null\"]}}},\"arrays\":{\"type\":[\"array\",\"null\"],\"items\":{\"type\":[\"array\",\"null\"],\"items\":{\"anyOf\":[{\"$ref\":\"#/$defs/Orders.Order\"},{\"type\":\"null\"}]}}},\"order\":{\"anyOf\":[{\"$ref\":\"#/$defs/Orders.Order\"},{\"type\":\"null\"}]},\"rest\":{\"type\":[\"array\",\"null\"],\"items\":{\"type\":[\"string\",\"null\"]}}},\"required\":[\"count\"],\"$defs\":{\"Orders.Order\":{\"type\":\"object\",\"properties\":{\"id\":{\"type\":[\"string\",\"null\"]}}}}}")
      .staticMethod(call -> {
        Orders.everyKind((int) call.<Integer>argument(0), call.context(), call.<long[]>argument(1), call.<Map<String, Orders.Order>>argument(2), call.<Optional<Orders.Size>>argument(3), call.<List<List<String>>>argument(4), call.cronTick(), call.<List<? extends Orders.Order>[]>argument(5), call.<Orders.Order>argument(6), call.<String[]>argument(7));
        return null;
      })
      .build();

  private EveryKindTask() {
  }

  /**
   * Stores a run of the task.
   */
  public static RunHandle<Void> trigger(int count, long[] numbers, Map<String, Orders.Order> orders,
      Optional<Orders.Size> size, List<List<String>> names, List<? extends Orders.Order>[] arrays,
      Orders.Order order, String... rest) {
    return current().trigger(count, numbers, orders, size, names, arrays, order, rest);
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
  public static void triggerAndWait(int count, long[] numbers, Map<String, Orders.Order> orders,
      Optional<Orders.Size> size, List<List<String>> names, List<? extends Orders.Order>[] arrays,
      Orders.Order order, String... rest) {
    current().triggerAndWait(count, numbers, orders, size, names, arrays, order, rest);
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
  public record Payload(int count, long[] numbers, Map<String, Orders.Order> orders,
      Optional<Orders.Size> size, List<List<String>> names, List<? extends Orders.Order>[] arrays,
      Orders.Order order, String[] rest) {
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
    public RunHandle<Void> trigger(int count, long[] numbers, Map<String, Orders.Order> orders,
        Optional<Orders.Size> size, List<List<String>> names, List<? extends Orders.Order>[] arrays,
        Orders.Order order, String... rest) {
      return this.client.trigger(EveryKindTask.DEFINITION, new Payload(count, numbers, orders, size, names, arrays, order, rest), this.options);
    }

    /**
     * Stores a run for each payload.
     */
    public BatchHandle<Void> batchTrigger(Iterable<Payload> payloads) {
      return this.client.batchTrigger(EveryKindTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * Stores a run for each item, with the item's own options.
     */
    public BatchHandle<Void> batchTriggerItems(Iterable<BatchItem<Payload>> items) {
      return this.client.batchTrigger(EveryKindTask.DEFINITION, items, this.options);
    }

    /**
     * Stores a run and waits for its end; inside a task only.
     */
    public void triggerAndWait(int count, long[] numbers, Map<String, Orders.Order> orders,
        Optional<Orders.Size> size, List<List<String>> names, List<? extends Orders.Order>[] arrays,
        Orders.Order order, String... rest) {
      this.client.triggerAndWait(EveryKindTask.DEFINITION, new Payload(count, numbers, orders, size, names, arrays, order, rest), this.options);
    }

    /**
     * Stores a run for each payload and waits for all; inside a task only.
     */
    public List<Result<Void>> batchTriggerAndWait(Iterable<Payload> payloads) {
      return this.client.batchTriggerAndWait(EveryKindTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * The handle of a run whose id was stored.
     */
    public RunHandle<Void> handle(UUID runId) {
      return this.client.handle(EveryKindTask.DEFINITION, runId);
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
