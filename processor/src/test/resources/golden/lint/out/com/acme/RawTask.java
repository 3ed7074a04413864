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
import java.lang.SuppressWarnings;
import java.lang.Void;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.annotation.processing.Generated;

/**
 * Triggers the task {@code raw}.
 */
@Generated("dev.errand.processor.StubProcessor")
@SuppressWarnings({"rawtypes", "removal", "unchecked"})
public final class RawTask {
  /**
   * The task's id.
   */
  public static final String ID = "raw";

  /**
   * The task, as the runtime knows it.
   */
  public static final TaskDefinition<Payload, Void> DEFINITION = TaskDefinition.<Payload, Void>builder(ID)
      .source("com.acme.Old.raw")
      .parameter("list", TypeRef.of(List.class))
      .inlineParameter("map", TypeRef.<Map<String, List>>parameterized(Map.class, TypeRef.of(String.class), TypeRef.of(List.class)), true)
      .arguments(payload -> new Object[] {payload.list(), payload.map()})
      .payload(call -> new Payload(call.<List>argument(0), call.<Map<String, List>>argument(1)))
      .output(TypeRef.of(Void.class))
      .payloadSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"raw\",\"type\":\"object\",\"properties\":{\"list\":{\"type\":[\"array\",\"null\"],\"items\":{}},\"map\":{\"type\":[\"object\",\"null\"],\"additionalProperties\":{\"type\":[\"array\",\"null\"],\"items\":{}}}}}")
      .instanceMethod(Old.class, (target, call) -> {
        target.raw(call.<List>argument(0), call.<Map<String, List>>argument(1));
        return null;
      })
      .build();

  private RawTask() {
  }

  /**
   * Stores a run of the task.
   */
  public static RunHandle<Void> trigger(List list, Map<String, List> map) {
    return current().trigger(list, map);
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
  public static void triggerAndWait(List list, Map<String, List> map) {
    current().triggerAndWait(list, map);
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
  public record Payload(List list, Map<String, List> map) {
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
    public RunHandle<Void> trigger(List list, Map<String, List> map) {
      return this.client.trigger(RawTask.DEFINITION, new Payload(list, map), this.options);
    }

    /**
     * Stores a run for each payload.
     */
    public BatchHandle<Void> batchTrigger(Iterable<Payload> payloads) {
      return this.client.batchTrigger(RawTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * Stores a run for each item, with the item's own options.
     */
    public BatchHandle<Void> batchTriggerItems(Iterable<BatchItem<Payload>> items) {
      return this.client.batchTrigger(RawTask.DEFINITION, items, this.options);
    }

    /**
     * Stores a run and waits for its end; inside a task only.
     */
    public void triggerAndWait(List list, Map<String, List> map) {
      this.client.triggerAndWait(RawTask.DEFINITION, new Payload(list, map), this.options);
    }

    /**
     * Stores a run for each payload and waits for all; inside a task only.
     */
    public List<Result<Void>> batchTriggerAndWait(Iterable<Payload> payloads) {
      return this.client.batchTriggerAndWait(RawTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * The handle of a run whose id was stored.
     */
    public RunHandle<Void> handle(UUID runId) {
      return this.client.handle(RawTask.DEFINITION, runId);
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
