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
  public static final TaskDefinition<Uploads.Upload, Uploads.Variants> DEFINITION = TaskDefinition.<Uploads.Upload, Uploads.Variants>builder(ID)
      .source("com.acme.Uploads.processUpload")
      .inlineParameter("upload", TypeRef.of(Uploads.Upload.class), false)
      .arguments(payload -> new Object[] {payload})
      .output(TypeRef.of(Uploads.Variants.class))
      .payloadSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"process-upload\",\"type\":\"object\",\"$ref\":\"#/$defs/Uploads.Upload\",\"$defs\":{\"Uploads.Upload\":{\"type\":\"object\",\"properties\":{\"userId\":{\"type\":[\"string\",\"null\"]},\"size\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":-2147483648,\"maximum\":2147483647}},\"required\":[\"size\"]}}}")
      .outputSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"process-upload output\",\"$ref\":\"#/$defs/Uploads.Variants\",\"$defs\":{\"Uploads.Variants\":{\"type\":\"object\",\"properties\":{\"names\":{\"type\":[\"array\",\"null\"],\"items\":{\"type\":[\"string\",\"null\"]}}}}}}")
      .instanceMethod(Uploads.class, (target, call) -> target.processUpload(call.<Uploads.Upload>argument(0), call.context()))
      .build();

  private ProcessUploadTask() {
  }

  /**
   * Makes the variants of an {@code Upload}, as the other does not.
   *
   * <pre>{@code
   * @Task
   * Variants processUpload(Upload upload)
   * }</pre>
   *
   * <p>Costs $5 and 100%.
   *
   * @param upload what was uploaded,
   *     in any format
   */
  public static RunHandle<Uploads.Variants> trigger(Uploads.Upload upload) {
    return current().trigger(upload);
  }

  /**
   * Stores a run for each payload.
   */
  public static BatchHandle<Uploads.Variants> batchTrigger(Iterable<Uploads.Upload> payloads) {
    return current().batchTrigger(payloads);
  }

  /**
   * Stores a run for each item, with the item's own options.
   */
  public static BatchHandle<Uploads.Variants> batchTriggerItems(
      Iterable<BatchItem<Uploads.Upload>> items) {
    return current().batchTriggerItems(items);
  }

  /**
   * Stores a run and waits for its end; inside a task only.
   */
  public static Uploads.Variants triggerAndWait(Uploads.Upload upload) {
    return current().triggerAndWait(upload);
  }

  /**
   * Stores a run for each payload and waits for all; inside a task only.
   */
  public static List<Result<Uploads.Variants>> batchTriggerAndWait(
      Iterable<Uploads.Upload> payloads) {
    return current().batchTriggerAndWait(payloads);
  }

  /**
   * The handle of a run whose id was stored.
   */
  public static RunHandle<Uploads.Variants> handle(UUID runId) {
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
     * Makes the variants of an {@code Upload}, as the other does not.
     *
     * <pre>{@code
     * @Task
     * Variants processUpload(Upload upload)
     * }</pre>
     *
     * <p>Costs $5 and 100%.
     *
     * @param upload what was uploaded,
     *     in any format
     */
    public RunHandle<Uploads.Variants> trigger(Uploads.Upload upload) {
      return this.client.trigger(ProcessUploadTask.DEFINITION, upload, this.options);
    }

    /**
     * Stores a run for each payload.
     */
    public BatchHandle<Uploads.Variants> batchTrigger(Iterable<Uploads.Upload> payloads) {
      return this.client.batchTrigger(ProcessUploadTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * Stores a run for each item, with the item's own options.
     */
    public BatchHandle<Uploads.Variants> batchTriggerItems(
        Iterable<BatchItem<Uploads.Upload>> items) {
      return this.client.batchTrigger(ProcessUploadTask.DEFINITION, items, this.options);
    }

    /**
     * Stores a run and waits for its end; inside a task only.
     */
    public Uploads.Variants triggerAndWait(Uploads.Upload upload) {
      return this.client.triggerAndWait(ProcessUploadTask.DEFINITION, upload, this.options);
    }

    /**
     * Stores a run for each payload and waits for all; inside a task only.
     */
    public List<Result<Uploads.Variants>> batchTriggerAndWait(Iterable<Uploads.Upload> payloads) {
      return this.client.batchTriggerAndWait(ProcessUploadTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * The handle of a run whose id was stored.
     */
    public RunHandle<Uploads.Variants> handle(UUID runId) {
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

    private static List<BatchItem<Uploads.Upload>> items(Iterable<Uploads.Upload> payloads) {
      List<BatchItem<Uploads.Upload>> items = new ArrayList<>();
      payloads.forEach(payload -> items.add(BatchItem.of(payload)));
      return items;
    }
  }
}
