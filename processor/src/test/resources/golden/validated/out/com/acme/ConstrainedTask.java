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
import jakarta.validation.Valid;
import java.lang.Iterable;
import java.lang.String;
import java.lang.Void;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.annotation.processing.Generated;

/**
 * Triggers the task {@code constrained}.
 */
@Generated("dev.errand.processor.StubProcessor")
public final class ConstrainedTask {
  /**
   * The task's id.
   */
  public static final String ID = "constrained";

  /**
   * The task, as the runtime knows it.
   */
  public static final TaskDefinition<Mails.Mail, Void> DEFINITION = TaskDefinition.<Mails.Mail, Void>builder(ID)
      .source("com.acme.Mails.constrained")
      .inlineParameter("mail", TypeRef.of(Mails.Mail.class), false)
      .arguments(payload -> new Object[] {payload})
      .output(TypeRef.of(Void.class))
      .validated(payload -> new Validated(payload))
      .payloadSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"constrained\",\"type\":\"object\",\"$ref\":\"#/$defs/Mails.Mail\",\"$defs\":{\"Mails.Attachment\":{\"type\":\"object\",\"properties\":{\"path\":{\"type\":\"string\"},\"size\":{\"type\":\"integer\",\"format\":\"int64\",\"minimum\":-9223372036854775808,\"maximum\":9223372036854775807,\"exclusiveMinimum\":0}},\"required\":[\"path\",\"size\"]},\"Mails.Mail\":{\"type\":\"object\",\"properties\":{\"to\":{\"type\":\"string\",\"format\":\"email\",\"minLength\":1,\"pattern\":\"\\\\S\"},\"subject\":{\"type\":[\"string\",\"null\"],\"maxLength\":998},\"file\":{\"anyOf\":[{\"$ref\":\"#/$defs/Mails.Attachment\"},{\"type\":\"null\"}]}},\"required\":[\"to\"]}}}")
      .staticMethod(call -> {
        Mails.constrained(call.<Mails.Mail>argument(0));
        return null;
      })
      .build();

  private ConstrainedTask() {
  }

  /**
   * Stores a run of the task.
   */
  public static RunHandle<Void> trigger(Mails.Mail mail) {
    return current().trigger(mail);
  }

  /**
   * Stores a run for each payload.
   */
  public static BatchHandle<Void> batchTrigger(Iterable<Mails.Mail> payloads) {
    return current().batchTrigger(payloads);
  }

  /**
   * Stores a run for each item, with the item's own options.
   */
  public static BatchHandle<Void> batchTriggerItems(Iterable<BatchItem<Mails.Mail>> items) {
    return current().batchTriggerItems(items);
  }

  /**
   * Stores a run and waits for its end; inside a task only.
   */
  public static void triggerAndWait(Mails.Mail mail) {
    current().triggerAndWait(mail);
  }

  /**
   * Stores a run for each payload and waits for all; inside a task only.
   */
  public static List<Result<Void>> batchTriggerAndWait(Iterable<Mails.Mail> payloads) {
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

  private record Validated(@Mails.Known @Valid Mails.Mail mail) {
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
    public RunHandle<Void> trigger(Mails.Mail mail) {
      return this.client.trigger(ConstrainedTask.DEFINITION, mail, this.options);
    }

    /**
     * Stores a run for each payload.
     */
    public BatchHandle<Void> batchTrigger(Iterable<Mails.Mail> payloads) {
      return this.client.batchTrigger(ConstrainedTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * Stores a run for each item, with the item's own options.
     */
    public BatchHandle<Void> batchTriggerItems(Iterable<BatchItem<Mails.Mail>> items) {
      return this.client.batchTrigger(ConstrainedTask.DEFINITION, items, this.options);
    }

    /**
     * Stores a run and waits for its end; inside a task only.
     */
    public void triggerAndWait(Mails.Mail mail) {
      this.client.triggerAndWait(ConstrainedTask.DEFINITION, mail, this.options);
    }

    /**
     * Stores a run for each payload and waits for all; inside a task only.
     */
    public List<Result<Void>> batchTriggerAndWait(Iterable<Mails.Mail> payloads) {
      return this.client.batchTriggerAndWait(ConstrainedTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * The handle of a run whose id was stored.
     */
    public RunHandle<Void> handle(UUID runId) {
      return this.client.handle(ConstrainedTask.DEFINITION, runId);
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

    private static List<BatchItem<Mails.Mail>> items(Iterable<Mails.Mail> payloads) {
      List<BatchItem<Mails.Mail>> items = new ArrayList<>();
      payloads.forEach(payload -> items.add(BatchItem.of(payload)));
      return items;
    }
  }
}
