package dev.errand.internal.json;

import dev.errand.spi.JsonCodec;
import dev.errand.spi.JsonException;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TaskDefinition.Parameter;
import dev.errand.task.TypeRef;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Payloads and outputs of tasks to and from the JSON that is stored. A payload is one JSON object:
 * a single inline parameter itself, otherwise a field for each parameter. Immutable and
 * thread-safe.
 */
public final class PayloadCodec {

  /** The largest payload where nothing else is set, in bytes. */
  public static final long DEFAULT_LIMIT = 3 * 1024 * 1024;

  private static final TypeRef<Object> ANY = TypeRef.of(Object.class);

  private final JsonCodec codec;
  private final long limit;

  /**
   * A codec for payloads.
   *
   * @param limit the largest payload in bytes of UTF-8
   */
  public PayloadCodec(JsonCodec codec, long limit) {
    this.codec = Objects.requireNonNull(codec, "codec");
    this.limit = limit;
  }

  /** How values are written and read. */
  public JsonCodec codec() {
    return codec;
  }

  /**
   * A payload as the JSON object to store.
   *
   * @throws IllegalArgumentException if it can't be written, is null where it mustn't be, or is
   *     over the limit; names the task and the field
   */
  public <P> String encode(TaskDefinition<P, ?> task, @Nullable P payload) {
    List<Parameter<?>> parameters = task.parameters();
    if (parameters.isEmpty()) {
      return "{}";
    }
    String json =
        isInline(parameters)
            ? encodeInline(task, parameters.get(0), payload)
            : encodeFields(task, payload);
    return withinLimit(task, JsonText.storable(json));
  }

  /**
   * A payload for a task whose code is elsewhere, as the JSON object to store.
   *
   * @throws IllegalArgumentException if it can't be written, is no object, or is over the limit
   */
  public String encodeUntyped(String taskId, @Nullable Object payload) {
    if (payload == null) {
      throw new IllegalArgumentException(
          "The payload of task "
              + taskId
              + " is null. For a task without parameters, pass Map.of().");
    }
    String json = write("payload of task ", taskId, "", payload, ANY);
    if (!JsonText.isObject(json)) {
      throw new IllegalArgumentException(
          "The payload of task "
              + taskId
              + " must be one JSON object, but "
              + payload.getClass().getName()
              + " becomes "
              + JsonText.kind(json)
              + ". Pass the parameters by name: Map.of(\"name\", value).");
    }
    return withinLimit(taskId, JsonText.storable(json));
  }

  /**
   * The parameters' values, in their order. Reads the form with a field for each parameter and the
   * inline form, whichever the task has today, so that parameters may come and go.
   *
   * @throws UnreadablePayloadException if the JSON doesn't fit them
   */
  public @Nullable Object[] decode(TaskDefinition<?, ?> task, String json) {
    try {
      List<Parameter<?>> parameters = task.parameters();
      if (parameters.isEmpty()) {
        return new Object[0];
      }
      return isInline(parameters)
          ? new @Nullable Object[] {readInline(parameters.get(0), json)}
          : readFields(parameters, json);
    } catch (JsonException unreadable) {
      throw new UnreadablePayloadException(task, unreadable);
    }
  }

  /**
   * An output as the JSON to store; null if there is none.
   *
   * @throws IllegalArgumentException if it can't be written; names the task and the field
   */
  public @Nullable String encodeOutput(TaskDefinition<?, ?> task, @Nullable Object output) {
    return output == null || task.output().rawType() == Void.class
        ? null
        : JsonText.storable(write("output of task ", task, "", output, task.output()));
  }

  /**
   * A stored output.
   *
   * @throws JsonException if the JSON doesn't fit the type; names the field
   */
  public <T> @Nullable T decodeOutput(TypeRef<T> type, @Nullable String json) {
    return json == null || type.rawType() == Void.class ? null : codec.decode(json, type);
  }

  /**
   * Any other value as the JSON to store: what a step returned, what a token was completed with.
   *
   * @param what what it is, for the message: {@code "result of step charge"}
   * @throws IllegalArgumentException if it can't be written; names the field
   */
  public String encodeValue(String what, @Nullable Object value, TypeRef<?> type) {
    return JsonText.storable(write(what, "", "", value, type));
  }

  private String encodeInline(
      TaskDefinition<?, ?> task, Parameter<?> parameter, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException(
          "Parameter "
              + parameter.name()
              + " of task "
              + task
              + " is null, and can't be, since it alone is the payload.");
    }
    String json = write("payload of task ", task, parameter.name(), value, parameter.type());
    if (!JsonText.isObject(json)) {
      throw new IllegalArgumentException(
          "Parameter "
              + parameter.name()
              + " of task "
              + task
              + " alone is the payload and must be one JSON object, but "
              + value.getClass().getName()
              + " becomes "
              + JsonText.kind(json)
              + ". Pass it as a component of a record.");
    }
    return json;
  }

  private <P> String encodeFields(TaskDefinition<P, ?> task, @Nullable P payload) {
    List<Parameter<?>> parameters = task.parameters();
    @Nullable Object[] values = arguments(task, payload);
    StringBuilder json = new StringBuilder(128).append('{');
    for (int i = 0; i < values.length; i++) {
      Parameter<?> parameter = parameters.get(i);
      json.append(i == 0 ? "" : ",")
          .append(JsonText.quote(parameter.name()))
          .append(':')
          .append(write("payload of task ", task, parameter.name(), values[i], parameter.type()));
    }
    return json.append('}').toString();
  }

  @SuppressWarnings("NullAway") // a single parameter may be null, and is its own argument
  private static <P> @Nullable Object[] arguments(TaskDefinition<P, ?> task, @Nullable P payload) {
    if (payload == null && task.parameters().size() > 1) {
      throw new IllegalArgumentException("The payload of task " + task + " is null.");
    }
    return task.arguments(payload);
  }

  /** What it is comes in two parts, which only a message puts together. */
  private String write(
      String what, Object of, String field, @Nullable Object value, TypeRef<?> type) {
    try {
      return codec.encode(value, type);
    } catch (JsonException problem) {
      String path = FieldPath.join(field, problem.path());
      throw new IllegalArgumentException(
          "The "
              + what
              + of
              + " can't be written as JSON: "
              + (path.isEmpty() ? "it " : "field " + path + ": ")
              + problem.reason(),
          problem);
    }
  }

  private String withinLimit(Object task, String json) {
    // No character takes more than three bytes, so that short payloads needn't be counted.
    if (json.length() * 3L <= limit) {
      return json;
    }
    long size = JsonText.utf8Length(json);
    if (size <= limit) {
      return json;
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "The payload of task %s is %,d bytes of JSON; the limit is %,d. Store the data elsewhere"
                + " and pass where it is, or raise the limit with"
                + " Errand.builder().payloadLimit(bytes).",
            task,
            size,
            limit));
  }

  private static boolean isInline(List<Parameter<?>> parameters) {
    return parameters.size() == 1 && parameters.get(0).isInline();
  }

  private @Nullable Object readInline(Parameter<?> parameter, String json) {
    if (!JsonText.isObject(json)) {
      throw new JsonException("", "is " + JsonText.kind(json) + ", and no JSON object", null);
    }
    return read(parameter, ownField(parameter, json));
  }

  /** The parameter's own field, where the payload was stored with one for each; else the whole. */
  private String ownField(Parameter<?> parameter, String json) {
    // Most payloads don't have the name anywhere, and needn't be cut into fields.
    if (parameter.hasPropertyOfItsName() || !json.contains(JsonText.quote(parameter.name()))) {
      return json;
    }
    String own = codec.fields(json).get(parameter.name());
    return own != null && JsonText.isObject(own) ? own : json;
  }

  private @Nullable Object[] readFields(List<Parameter<?>> parameters, String json) {
    Map<String, String> fields = codec.fields(json);
    Parameter<?> whole = inlineOnce(parameters, fields);
    @Nullable Object[] values = new Object[parameters.size()];
    for (int i = 0; i < values.length; i++) {
      Parameter<?> parameter = parameters.get(i);
      String own = parameter == whole ? json : fields.get(parameter.name());
      values[i] = own == null ? absent(parameter) : read(parameter, own);
    }
    return values;
  }

  /** The parameter that was the whole payload, before the task had others. */
  private static @Nullable Parameter<?> inlineOnce(
      List<Parameter<?>> parameters, Map<String, String> fields) {
    if (fields.isEmpty() || parameters.stream().anyMatch(p -> fields.containsKey(p.name()))) {
      return null;
    }
    return parameters.stream().filter(Parameter::isInline).findFirst().orElse(null);
  }

  private @Nullable Object read(Parameter<?> parameter, String json) {
    Class<?> type = parameter.type().rawType();
    if (type.isPrimitive() && JsonText.isNull(json)) {
      throw new JsonException(parameter.name(), Reasons.isNull(type), null);
    }
    try {
      return codec.decode(json, parameter.type());
    } catch (JsonException problem) {
      throw new JsonException(
          FieldPath.join(parameter.name(), problem.path()), problem.reason(), problem.getCause());
    }
  }

  private static @Nullable Object absent(Parameter<?> parameter) {
    Class<?> type = parameter.type().rawType();
    if (type.isPrimitive()) {
      throw new JsonException(parameter.name(), Reasons.missing(type), null);
    }
    return EmptyOptional.of(type);
  }
}
