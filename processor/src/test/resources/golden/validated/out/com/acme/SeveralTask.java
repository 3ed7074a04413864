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
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.lang.Integer;
import java.lang.Iterable;
import java.lang.String;
import java.lang.Void;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.annotation.processing.Generated;

/**
 * Triggers the task {@code several}.
 */
@Generated("dev.errand.processor.StubProcessor")
public final class SeveralTask {
  /**
   * The task's id.
   */
  public static final String ID = "several";

  /**
   * The task, as the runtime knows it.
   */
  public static final TaskDefinition<Payload, Void> DEFINITION = TaskDefinition.<Payload, Void>builder(ID)
      .source("com.acme.Mails.several")
      .parameter("to", TypeRef.of(String.class))
      .parameter("count", TypeRef.of(int.class))
      .inlineParameter("mail", TypeRef.of(Mails.Mail.class), false)
      .parameter("tags", TypeRef.<List<String>>parameterized(List.class, TypeRef.of(String.class)))
      .inlineParameter("byName", TypeRef.<Map<String, Mails.Mail>>parameterized(Map.class, TypeRef.of(String.class), TypeRef.of(Mails.Mail.class)), true)
      .parameter("twice", TypeRef.of(String.class))
      .parameter("known", TypeRef.of(String.class))
      .parameter("price", TypeRef.of(BigDecimal.class))
      .arguments(payload -> new Object[] {payload.to(), payload.count(), payload.mail(), payload.tags(), payload.byName(), payload.twice(), payload.known(), payload.price()})
      .payload(call -> new Payload(call.<String>argument(0), (int) call.<Integer>argument(1), call.<Mails.Mail>argument(2), call.<List<String>>argument(3), call.<Map<String, Mails.Mail>>argument(4), call.<String>argument(5), call.<String>argument(6), call.<BigDecimal>argument(7)))
      .output(TypeRef.of(Void.class))
      .payloadSchema("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"several\",\"type\":\"object\",\"properties\":{\"to\":{\"type\":\"string\",\"minLength\":1,\"pattern\":\"\\\\S\"},\"count\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":9},\"mail\":{\"$ref\":\"#/$defs/Mails.Mail\"},\"tags\":{\"type\":[\"array\",\"null\"],\"items\":{\"type\":\"string\",\"allOf\":[{\"pattern\":\"^(?:[a-z]+)$\"}],\"minLength\":1,\"pattern\":\"\\\\S\"}},\"byName\":{\"type\":[\"object\",\"null\"],\"additionalProperties\":{\"anyOf\":[{\"$ref\":\"#/$defs/Mails.Mail\"},{\"type\":\"null\"}]}},\"twice\":{\"type\":[\"string\",\"null\"],\"pattern\":\"^(?:a.*)$\"},\"known\":{\"type\":[\"string\",\"null\"]},\"price\":{\"type\":[\"number\",\"null\"],\"exclusiveMinimum\":0.5}},\"required\":[\"to\",\"count\",\"mail\"],\"$defs\":{\"Mails.Attachment\":{\"type\":\"object\",\"properties\":{\"path\":{\"type\":\"string\"},\"size\":{\"type\":\"integer\",\"format\":\"int64\",\"minimum\":-9223372036854775808,\"maximum\":9223372036854775807,\"exclusiveMinimum\":0}},\"required\":[\"path\",\"size\"]},\"Mails.Mail\":{\"type\":\"object\",\"properties\":{\"to\":{\"type\":\"string\",\"format\":\"email\",\"minLength\":1,\"pattern\":\"\\\\S\"},\"subject\":{\"type\":[\"string\",\"null\"],\"maxLength\":998},\"file\":{\"anyOf\":[{\"$ref\":\"#/$defs/Mails.Attachment\"},{\"type\":\"null\"}]}},\"required\":[\"to\"]}}}")
      .staticMethod(call -> {
        Mails.several(call.<String>argument(0), call.context(), (int) call.<Integer>argument(1), call.<Mails.Mail>argument(2), call.<List<String>>argument(3), call.<Map<String, Mails.Mail>>argument(4), call.<String>argument(5), call.<String>argument(6), call.<BigDecimal>argument(7));
        return null;
      })
      .build();

  private SeveralTask() {
  }

  /**
   * Stores a run of the task.
   */
  public static RunHandle<Void> trigger(String to, int count, Mails.Mail mail, List<String> tags,
      Map<String, Mails.Mail> byName, String twice, String known, BigDecimal price) {
    return current().trigger(to, count, mail, tags, byName, twice, known, price);
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
  public static void triggerAndWait(String to, int count, Mails.Mail mail, List<String> tags,
      Map<String, Mails.Mail> byName, String twice, String known, BigDecimal price) {
    current().triggerAndWait(to, count, mail, tags, byName, twice, known, price);
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
  public record Payload(@NotBlank String to,
      @Min(1L) @Max(value = 9L, message = "too many") int count, @NotNull @Valid Mails.Mail mail,
      List<@NotBlank @Pattern(regexp = "[a-z]+") String> tags,
      Map<@NotNull String, Mails. @Valid Mail> byName,
      @Pattern.List({@Pattern(regexp = "a.*"), @Pattern(regexp = "\\p{Lower}+")}) String twice,
      @NotNull(groups = Mails.Later.class) @Mails.Known String known,
      @DecimalMin(value = "0.5", inclusive = false) BigDecimal price) {
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
    public RunHandle<Void> trigger(String to, int count, Mails.Mail mail, List<String> tags,
        Map<String, Mails.Mail> byName, String twice, String known, BigDecimal price) {
      return this.client.trigger(SeveralTask.DEFINITION, new Payload(to, count, mail, tags, byName, twice, known, price), this.options);
    }

    /**
     * Stores a run for each payload.
     */
    public BatchHandle<Void> batchTrigger(Iterable<Payload> payloads) {
      return this.client.batchTrigger(SeveralTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * Stores a run for each item, with the item's own options.
     */
    public BatchHandle<Void> batchTriggerItems(Iterable<BatchItem<Payload>> items) {
      return this.client.batchTrigger(SeveralTask.DEFINITION, items, this.options);
    }

    /**
     * Stores a run and waits for its end; inside a task only.
     */
    public void triggerAndWait(String to, int count, Mails.Mail mail, List<String> tags,
        Map<String, Mails.Mail> byName, String twice, String known, BigDecimal price) {
      this.client.triggerAndWait(SeveralTask.DEFINITION, new Payload(to, count, mail, tags, byName, twice, known, price), this.options);
    }

    /**
     * Stores a run for each payload and waits for all; inside a task only.
     */
    public List<Result<Void>> batchTriggerAndWait(Iterable<Payload> payloads) {
      return this.client.batchTriggerAndWait(SeveralTask.DEFINITION, items(payloads), this.options);
    }

    /**
     * The handle of a run whose id was stored.
     */
    public RunHandle<Void> handle(UUID runId) {
      return this.client.handle(SeveralTask.DEFINITION, runId);
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
