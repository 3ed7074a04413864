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
import java.lang.CharSequence;
import java.lang.Iterable;
import java.lang.Long;
import java.lang.String;
import java.lang.SuppressWarnings;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.annotation.processing.Generated;

/**
 * Triggers the task {@code count}.
 */
@Generated("dev.errand.processor.StubProcessor")
@SuppressWarnings("unchecked")
public final class CountTask {
  /**
   * The task's id.
   */
  public static final String ID = "count";

  /**
   * The task, as the runtime knows it.
   */
  public static final TaskDefinition<Payload, Long> DEFINITION = TaskDefinition.<Payload, Long>builder(ID)
      .source("com.acme.Uploads.Nested.count")
      .parameter("none", TypeRef.arrayOf(TypeRef.<List<String>>parameterized(List.class, TypeRef.of(String.class))))
      .parameter("text", TypeRef.of(CharSequence.class))
      .arguments(payload -> new Object[] {payload.none(), payload.text()})
      .payload(call -> new Payload(call.<List<String>[]>argument(0), call.<CharSequence>argument(1)))
      .output(TypeRef.of(long.class))
      .payloadSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"count\",\"type\":\"object\",\"properties\":{\"none\":{\"type\":[\"array\",\"null\"],\"items\":{\"type\":[\"array\",\"null\"],\"items\":{\"type\":[\"string\",\"null\"]}}},\"text\":{\"type\":[\"string\",\"null\"]}}}")
      .outputSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"count output\",\"type\":\"integer\",\"format\":\"int64\",\"minimum\":-9223372036854775808,\"maximum\":9223372036854775807}")
      .instanceMethod(Uploads.Nested.class, (target, call) -> target.count(call.<List<String>[]>argument(0), call.<CharSequence>argument(1)))
      .build();

  private CountTask() {
  }

  /**
   * Stores a run of the task.
   */
  public static RunHandle<Long> trigger(List<String>[] none, CharSequence text) {
    return current().trigger(none, text);
  }

  /**
   * Stores a run for each payload.
   */
  public static BatchHandle<Long> batchTrigger(Iterable<Payload> payloads) {
    return current().batchTrigger(payloads);
  }

  /**
   * Stores a run for each item, with the item's own options.
   */
  public static BatchHandle<Long> batchTriggerItems(Iterable<BatchItem<Payload>> items) {
    return current().batchTriggerItems(items);
  }

  /**
   * Stores a run and waits for its end; inside a task only.
   */
  public static Long triggerAndWait(List<String>[] none, CharSequence text) {
    return current().triggerAndWait(none, text);
  }

  /**
   * Stores a run for each payload and waits for all; inside a task only.
   */
  public static List<Result<Long>> batchTriggerAndWait(Iterable<Payload> payloads) {
    return current().batchTriggerAndWait(payloads);
  }

  /**
   * The handle of a run whose id was stored.
   */
  public static RunHandle<Long> handle(UUID runId) {
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
  public record Payload(List<String>[] none, CharSequence text) {
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
    public RunHandle<Long> trigger(List<String>[] none, CharSequence text) {
      return this.client.trigger(CountTask.DEFINITION, new Payload(none, text), this.options);
    }

    /**
     * Stores a run for each payload.
     */
    public BatchHandle<Long> batchTrigger(Iterable<Payload> payloads) {
      return this.client.batchTrigger(CountTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * Stores a run for each item, with the item's own options.
     */
    public BatchHandle<Long> batchTriggerItems(Iterable<BatchItem<Payload>> items) {
      return this.client.batchTrigger(CountTask.DEFINITION, items, this.options);
    }

    /**
     * Stores a run and waits for its end; inside a task only.
     */
    public Long triggerAndWait(List<String>[] none, CharSequence text) {
      return this.client.triggerAndWait(CountTask.DEFINITION, new Payload(none, text), this.options);
    }

    /**
     * Stores a run for each payload and waits for all; inside a task only.
     */
    public List<Result<Long>> batchTriggerAndWait(Iterable<Payload> payloads) {
      return this.client.batchTriggerAndWait(CountTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * The handle of a run whose id was stored.
     */
    public RunHandle<Long> handle(UUID runId) {
      return this.client.handle(CountTask.DEFINITION, runId);
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
