package com.acme;

import dev.errand.task.BatchHandle;
import dev.errand.task.BatchItem;
import dev.errand.task.RunHandle;
import dev.errand.task.TaskClient;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TriggerOptions;
import dev.errand.task.TypeRef;
import jakarta.inject.Inject;
import java.lang.Iterable;
import java.lang.String;
import java.lang.Void;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.annotation.processing.Generated;

/**
 * Triggers the task {@code stage}.
 */
@Generated("dev.errand.processor.StubProcessor")
public final class StageTask {
  /**
   * The task's id.
   */
  public static final String ID = "stage";

  /**
   * The task, as the runtime knows it.
   */
  public static final TaskDefinition<Void, List<String>> DEFINITION = TaskDefinition.<Void, List<String>>builder(ID)
      .source("com.acme.Reports.stage")
      .arguments(payload -> new Object[0])
      .output(TypeRef.<List<String>>parameterized(List.class, TypeRef.of(String.class)))
      .asynchronous()
      .payloadSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"stage\",\"type\":\"object\"}")
      .outputSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"stage output\",\"type\":\"array\",\"items\":{\"type\":[\"string\",\"null\"]}}")
      .instanceMethod(Reports.class, (target, call) -> target.stage())
      .build();

  private StageTask() {
  }

  /**
   * Stores a run of the task.
   */
  public static RunHandle<List<String>> trigger() {
    return current().trigger();
  }

  /**
   * Stores a run for each item, with the item's own options.
   */
  public static BatchHandle<List<String>> batchTriggerItems(Iterable<BatchItem<Void>> items) {
    return current().batchTriggerItems(items);
  }

  /**
   * Stores a run and waits for its end; inside a task only.
   */
  public static List<String> triggerAndWait() {
    return current().triggerAndWait();
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
    public RunHandle<List<String>> trigger() {
      return this.client.trigger(StageTask.DEFINITION, null, this.options);
    }

    /**
     * Stores a run for each item, with the item's own options.
     */
    public BatchHandle<List<String>> batchTriggerItems(Iterable<BatchItem<Void>> items) {
      return this.client.batchTrigger(StageTask.DEFINITION, items, this.options);
    }

    /**
     * Stores a run and waits for its end; inside a task only.
     */
    public List<String> triggerAndWait() {
      return this.client.triggerAndWait(StageTask.DEFINITION, null, this.options);
    }

    /**
     * The handle of a run whose id was stored.
     */
    public RunHandle<List<String>> handle(UUID runId) {
      return this.client.handle(StageTask.DEFINITION, runId);
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
