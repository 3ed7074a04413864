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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.annotation.processing.Generated;

/**
 * Triggers the task {@code optional}.
 */
@Generated("dev.errand.processor.StubProcessor")
public final class OptionalTask {
  /**
   * The task's id.
   */
  public static final String ID = "optional";

  /**
   * The task, as the runtime knows it.
   */
  public static final TaskDefinition<Reports.Secret, Optional<List<Reports.Secret>>> DEFINITION = TaskDefinition.<Reports.Secret, Optional<List<Reports.Secret>>>builder(ID)
      .source("com.acme.Reports.optional")
      .inlineParameter("secret", TypeRef.of(Reports.Secret.class), false)
      .arguments(payload -> new Object[] {payload})
      .output(TypeRef.<Optional<List<Reports.Secret>>>parameterized(Optional.class, TypeRef.parameterized(List.class, TypeRef.of(Reports.Secret.class))))
      .payloadSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"optional\",\"type\":\"object\",\"$ref\":\"#/$defs/Reports.Secret\",\"$defs\":{\"Reports.Secret\":{\"type\":\"object\",\"properties\":{\"text\":{\"type\":[\"string\",\"null\"]}}}}}")
      .outputSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"optional output\",\"type\":[\"array\",\"null\"],\"items\":{\"anyOf\":[{\"$ref\":\"#/$defs/Reports.Secret\"},{\"type\":\"null\"}]},\"$defs\":{\"Reports.Secret\":{\"type\":\"object\",\"properties\":{\"text\":{\"type\":[\"string\",\"null\"]}}}}}")
      .instanceMethod(Reports.class, (target, call) -> target.optional(call.<Reports.Secret>argument(0)))
      .build();

  private OptionalTask() {
  }

  /**
   * Stores a run of the task.
   */
  public static RunHandle<Optional<List<Reports.Secret>>> trigger(Reports.Secret secret) {
    return current().trigger(secret);
  }

  /**
   * Stores a run for each payload.
   */
  public static BatchHandle<Optional<List<Reports.Secret>>> batchTrigger(
      Iterable<Reports.Secret> payloads) {
    return current().batchTrigger(payloads);
  }

  /**
   * Stores a run for each item, with the item's own options.
   */
  public static BatchHandle<Optional<List<Reports.Secret>>> batchTriggerItems(
      Iterable<BatchItem<Reports.Secret>> items) {
    return current().batchTriggerItems(items);
  }

  /**
   * Stores a run and waits for its end; inside a task only.
   */
  public static Optional<List<Reports.Secret>> triggerAndWait(Reports.Secret secret) {
    return current().triggerAndWait(secret);
  }

  /**
   * Stores a run for each payload and waits for all; inside a task only.
   */
  public static List<Result<Optional<List<Reports.Secret>>>> batchTriggerAndWait(
      Iterable<Reports.Secret> payloads) {
    return current().batchTriggerAndWait(payloads);
  }

  /**
   * The handle of a run whose id was stored.
   */
  public static RunHandle<Optional<List<Reports.Secret>>> handle(UUID runId) {
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
    public RunHandle<Optional<List<Reports.Secret>>> trigger(Reports.Secret secret) {
      return this.client.trigger(OptionalTask.DEFINITION, secret, this.options);
    }

    /**
     * Stores a run for each payload.
     */
    public BatchHandle<Optional<List<Reports.Secret>>> batchTrigger(
        Iterable<Reports.Secret> payloads) {
      return this.client.batchTrigger(OptionalTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * Stores a run for each item, with the item's own options.
     */
    public BatchHandle<Optional<List<Reports.Secret>>> batchTriggerItems(
        Iterable<BatchItem<Reports.Secret>> items) {
      return this.client.batchTrigger(OptionalTask.DEFINITION, items, this.options);
    }

    /**
     * Stores a run and waits for its end; inside a task only.
     */
    public Optional<List<Reports.Secret>> triggerAndWait(Reports.Secret secret) {
      return this.client.triggerAndWait(OptionalTask.DEFINITION, secret, this.options);
    }

    /**
     * Stores a run for each payload and waits for all; inside a task only.
     */
    public List<Result<Optional<List<Reports.Secret>>>> batchTriggerAndWait(
        Iterable<Reports.Secret> payloads) {
      return this.client.batchTriggerAndWait(OptionalTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * The handle of a run whose id was stored.
     */
    public RunHandle<Optional<List<Reports.Secret>>> handle(UUID runId) {
      return this.client.handle(OptionalTask.DEFINITION, runId);
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

    private static List<BatchItem<Reports.Secret>> items(Iterable<Reports.Secret> payloads) {
      List<BatchItem<Reports.Secret>> items = new ArrayList<>();
      payloads.forEach(payload -> items.add(BatchItem.of(payload)));
      return items;
    }
  }
}
