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
import java.io.IOException;
import java.lang.IllegalArgumentException;
import java.lang.Integer;
import java.lang.Iterable;
import java.lang.String;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.annotation.processing.Generated;

/**
 * Triggers the task {@code other.task}.
 */
@Generated("dev.errand.processor.StubProcessor")
public final class Another {
  /**
   * The task's id.
   */
  public static final String ID = "other.task";

  /**
   * The task, as the runtime knows it.
   */
  public static final TaskDefinition<String, Integer> DEFINITION = TaskDefinition.<String, Integer>builder(ID)
      .source("com.acme.Uploads.other")
      .queue("uploads")
      .priority(-5)
      .maxDuration(Duration.parse("PT1H30M"))
      .ttl(Duration.parse("PT24H"))
      .machine("large-1x")
      .retry(RetryPolicy.builder()
          .maxAttempts(5)
          .factor(1.5)
          .minTimeout(Duration.parse("PT0.5S"))
          .maxTimeout(Duration.parse("PT2M"))
          .randomize(false)
          .abortOn(IOException.class, IllegalArgumentException.class)
          .build())
      .parameter("text", TypeRef.of(String.class))
      .arguments(payload -> new Object[] {payload})
      .output(TypeRef.of(int.class))
      .payloadSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"other.task\",\"type\":\"object\",\"properties\":{\"text\":{\"type\":[\"string\",\"null\"]}}}")
      .outputSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"other.task output\",\"type\":\"integer\",\"format\":\"int32\",\"minimum\":-2147483648,\"maximum\":2147483647}")
      .staticMethod(call -> Uploads.other(call.<String>argument(0)))
      .build();

  private Another() {
  }

  /**
   * Stores a run of the task.
   */
  public static RunHandle<Integer> trigger(String text) {
    return current().trigger(text);
  }

  /**
   * Stores a run for each payload.
   */
  public static BatchHandle<Integer> batchTrigger(Iterable<String> payloads) {
    return current().batchTrigger(payloads);
  }

  /**
   * Stores a run for each item, with the item's own options.
   */
  public static BatchHandle<Integer> batchTriggerItems(Iterable<BatchItem<String>> items) {
    return current().batchTriggerItems(items);
  }

  /**
   * Stores a run and waits for its end; inside a task only.
   */
  public static Integer triggerAndWait(String text) {
    return current().triggerAndWait(text);
  }

  /**
   * Stores a run for each payload and waits for all; inside a task only.
   */
  public static List<Result<Integer>> batchTriggerAndWait(Iterable<String> payloads) {
    return current().batchTriggerAndWait(payloads);
  }

  /**
   * The handle of a run whose id was stored.
   */
  public static RunHandle<Integer> handle(UUID runId) {
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
    public RunHandle<Integer> trigger(String text) {
      return this.client.trigger(Another.DEFINITION, text, this.options);
    }

    /**
     * Stores a run for each payload.
     */
    public BatchHandle<Integer> batchTrigger(Iterable<String> payloads) {
      return this.client.batchTrigger(Another.DEFINITION, items(payloads), this.options);
    }

    /**
     * Stores a run for each item, with the item's own options.
     */
    public BatchHandle<Integer> batchTriggerItems(Iterable<BatchItem<String>> items) {
      return this.client.batchTrigger(Another.DEFINITION, items, this.options);
    }

    /**
     * Stores a run and waits for its end; inside a task only.
     */
    public Integer triggerAndWait(String text) {
      return this.client.triggerAndWait(Another.DEFINITION, text, this.options);
    }

    /**
     * Stores a run for each payload and waits for all; inside a task only.
     */
    public List<Result<Integer>> batchTriggerAndWait(Iterable<String> payloads) {
      return this.client.batchTriggerAndWait(Another.DEFINITION, items(payloads), this.options);
    }

    /**
     * The handle of a run whose id was stored.
     */
    public RunHandle<Integer> handle(UUID runId) {
      return this.client.handle(Another.DEFINITION, runId);
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

    private static List<BatchItem<String>> items(Iterable<String> payloads) {
      List<BatchItem<String>> items = new ArrayList<>();
      payloads.forEach(payload -> items.add(BatchItem.of(payload)));
      return items;
    }
  }
}
