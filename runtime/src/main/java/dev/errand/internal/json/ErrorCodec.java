package dev.errand.internal.json;

import dev.errand.spi.JsonCodec;
import dev.errand.task.TaskError;
import dev.errand.task.TypeRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Errors to and from the JSON that is stored: {@code
 * {"type":…,"message":…,"stackTrace":…,"cause":{…}}}. Their texts are made harmless for
 * PostgreSQL's operators too, since people search errors in the database. Immutable and
 * thread-safe.
 */
public final class ErrorCodec {

  private static final TypeRef<Map<String, Object>> FIELDS =
      TypeRef.mapOf(String.class, Object.class);

  private final JsonCodec codec;

  /** A codec for errors. */
  public ErrorCodec(JsonCodec codec) {
    this.codec = Objects.requireNonNull(codec, "codec");
  }

  /** An exception with its causes as JSON, within limits. */
  public String encode(Throwable thrown) {
    return encode(TaskErrors.of(thrown));
  }

  /** An error as JSON. */
  public String encode(TaskError error) {
    return JsonText.storable(codec.encode(fields(error), FIELDS));
  }

  /**
   * An error that was stored; what it lacks is empty.
   *
   * @throws IllegalArgumentException if the text is no JSON object
   */
  public TaskError decode(String json) {
    Map<?, ?> fields = codec.decode(json, FIELDS);
    if (fields == null) {
      throw new IllegalArgumentException("A stored error is null.");
    }
    return error(fields);
  }

  private static Map<String, Object> fields(TaskError error) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("type", JsonText.plain(error.type()));
    fields.put("message", JsonText.plain(error.message()));
    fields.put("stackTrace", JsonText.plain(error.stackTrace()));
    error.cause().ifPresent(cause -> fields.put("cause", fields(cause)));
    return fields;
  }

  private static TaskError error(Map<?, ?> fields) {
    TaskError error =
        TaskError.of(text(fields.get("type")), text(fields.get("message")))
            .withStackTrace(text(fields.get("stackTrace")));
    return fields.get("cause") instanceof Map<?, ?> cause ? error.withCause(error(cause)) : error;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
