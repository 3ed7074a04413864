package com.acme;

import dev.errand.task.BatchHandle;
import dev.errand.task.BatchItem;
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
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.annotation.processing.Generated;

/**
 * Triggers the task {@code subclass}.
 */
@Generated("dev.errand.processor.StubProcessor")
public final class SubclassTask {
  /**
   * The task's id.
   */
  public static final String ID = "subclass";

  /**
   * The task, as the runtime knows it.
   */
  public static final TaskDefinition<Void, Map<String, Integer>> DEFINITION = TaskDefinition.<Void, Map<String, Integer>>builder(ID)
      .source("com.acme.Reports.subclass")
      .arguments(payload -> new Object[0])
      .output(TypeRef.<Map<String, Integer>>parameterized(Map.class, TypeRef.of(String.class), TypeRef.of(Integer.class)))
      .asynchronous()
      .payloadSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"subclass\",\"type\":\"object\"}")
      .outputSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"subclass output\",\"type\":\"object\",\"additionalProperties\":{\"type\":[\"integer\",\"null\"],\"format\":\"int32\",\"minimum\":-2147483648,\"maximum\":2147483647}}")
      .instanceMethod(Reports.class, (target, call) -> target.subclass())
      .build();

  private SubclassTask() {
  }

  /**
   * Stores a run of the task.
   */
  public static RunHandle<Map<String, Integer>> trigger() {
    return current().trigger();
  }

  /**
   * Stores a run for each item, with the item's own options.
   */
  public static BatchHandle<Map<String, Integer>> batchTriggerItems(
      Iterable<BatchItem<Void>> items) {
    return current().batchTriggerItems(items);
  }

  /**
   * Stores a run and waits for its end; inside a task only.
   */
  public static Map<String, Integer> triggerAndWait() {
    return current().triggerAndWait();
  }

  /**
   * The handle of a run whose id was stored.
   */
  public static RunHandle<Map<String, Integer>> handle(UUID runId) {
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
    public RunHandle<Map<String, Integer>> trigger() {
      return this.client.trigger(SubclassTask.DEFINITION, null, this.options);
    }

    /**
     * Stores a run for each item, with the item's own options.
     */
    public BatchHandle<Map<String, Integer>> batchTriggerItems(Iterable<BatchItem<Void>> items) {
      return this.client.batchTrigger(SubclassTask.DEFINITION, items, this.options);
    }

    /**
     * Stores a run and waits for its end; inside a task only.
     */
    public Map<String, Integer> triggerAndWait() {
      return this.client.triggerAndWait(SubclassTask.DEFINITION, null, this.options);
    }

    /**
     * The handle of a run whose id was stored.
     */
    public RunHandle<Map<String, Integer>> handle(UUID runId) {
      return this.client.handle(SubclassTask.DEFINITION, runId);
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
  }
}
