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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.annotation.processing.Generated;

/**
 * Triggers the task {@code process-upload}.
 */
@Generated("dev.errand.processor.StubProcessor")
public final class ProcessUploadTask {
  /**
   * The task's id.
   */
  public static final String ID = "process-upload";

  /**
   * The task, as the runtime knows it.
   */
  public static final TaskDefinition<Payload, List<String>> DEFINITION = TaskDefinition.<Payload, List<String>>builder(ID)
      .source("com.acme.Uploads.processUpload")
      .inlineParameter("upload", TypeRef.of(Uploads.Upload.class), false)
      .parameter("count", TypeRef.of(int.class))
      .parameter("tags", TypeRef.of(String[].class))
      .arguments(payload -> new Object[] {payload.upload(), payload.count(), payload.tags()})
      .payload(call -> new Payload(call.<Uploads.Upload>argument(0), (int) call.<Integer>argument(1), call.<String[]>argument(2)))
      .output(TypeRef.<List<String>>parameterized(List.class, TypeRef.of(String.class)))
      .payloadSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"process-upload\",\"type\":\"object\",\"properties\":{\"upload\":{\"anyOf\":[{\"$ref\":\"#/$defs/Uploads.Upload\"},{\"type\":\"null\"}]},\"count\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":-2147483648,\"maximum\":2147483647},\"tags\":{\"type\":[\"array\",\"null\"],\"items\":{\"type\":[\"string\",\"null\"]}}},\"required\":[\"count\"],\"$defs\":{\"Uploads.Upload\":{\"type\":\"object\",\"properties\":{\"url\":{\"type\":[\"string\",\"null\"]}}}}}")
      .outputSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"process-upload output\",\"type\":\"array\",\"items\":{\"type\":[\"string\",\"null\"]}}")
      .instanceMethod(Uploads.class, (target, call) -> target.processUpload(call.<Uploads.Upload>argument(0), (int) call.<Integer>argument(1), call.<String[]>argument(2)))
      .build();

  private ProcessUploadTask() {
  }

  /**
   * Stores a run of the task.
   */
  public static RunHandle<List<String>> trigger(Uploads.Upload upload, int count, String... tags) {
    return current().trigger(upload, count, tags);
  }

  /**
   * Stores a run for each payload.
   */
  public static BatchHandle<List<String>> batchTrigger(Iterable<Payload> payloads) {
    return current().batchTrigger(payloads);
  }

  /**
   * Stores a run for each item, with the item's own options.
   */
  public static BatchHandle<List<String>> batchTriggerItems(Iterable<BatchItem<Payload>> items) {
    return current().batchTriggerItems(items);
  }

  /**
   * Stores a run and waits for its end; inside a task only.
   */
  public static List<String> triggerAndWait(Uploads.Upload upload, int count, String... tags) {
    return current().triggerAndWait(upload, count, tags);
  }

  /**
   * Stores a run for each payload and waits for all; inside a task only.
   */
  public static List<Result<List<String>>> batchTriggerAndWait(Iterable<Payload> payloads) {
    return current().batchTriggerAndWait(payloads);
  }

  /**
   * The handle of a run whose id was stored.
   */
  public static RunHandle<List<String>> handle(UUID runId) {
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
  public record Payload(Uploads.Upload upload, int count, String[] tags) {
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
    public RunHandle<List<String>> trigger(Uploads.Upload upload, int count, String... tags) {
      return this.client.trigger(ProcessUploadTask.DEFINITION, new Payload(upload, count, tags), this.options);
    }

    /**
     * Stores a run for each payload.
     */
    public BatchHandle<List<String>> batchTrigger(Iterable<Payload> payloads) {
      return this.client.batchTrigger(ProcessUploadTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * Stores a run for each item, with the item's own options.
     */
    public BatchHandle<List<String>> batchTriggerItems(Iterable<BatchItem<Payload>> items) {
      return this.client.batchTrigger(ProcessUploadTask.DEFINITION, items, this.options);
    }

    /**
     * Stores a run and waits for its end; inside a task only.
     */
    public List<String> triggerAndWait(Uploads.Upload upload, int count, String... tags) {
      return this.client.triggerAndWait(ProcessUploadTask.DEFINITION, new Payload(upload, count, tags), this.options);
    }

    /**
     * Stores a run for each payload and waits for all; inside a task only.
     */
    public List<Result<List<String>>> batchTriggerAndWait(Iterable<Payload> payloads) {
      return this.client.batchTriggerAndWait(ProcessUploadTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * The handle of a run whose id was stored.
     */
    public RunHandle<List<String>> handle(UUID runId) {
      return this.client.handle(ProcessUploadTask.DEFINITION, runId);
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
