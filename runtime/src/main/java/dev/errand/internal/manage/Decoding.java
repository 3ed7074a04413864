package dev.errand.internal.manage;

import dev.errand.internal.json.Codecs;
import dev.errand.internal.json.StoredJson;
import dev.errand.task.JsonValue;
import dev.errand.task.TaskError;
import dev.errand.task.TypeRef;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes values of what is stored for a run.
 *
 * @param <R> the task's output
 */
final class Decoding<R> {

  private final Codecs codecs;
  private final @Nullable TypeRef<R> output;

  Decoding(Codecs codecs, @Nullable TypeRef<R> output) {
    this.codecs = codecs;
    this.output = output;
  }

  /** The same for another output. */
  <S> Decoding<S> to(@Nullable TypeRef<S> other) {
    return new Decoding<>(codecs, other);
  }

  JsonValue value(String text) {
    return new StoredJson(text, codecs.json());
  }

  /** The output; a map, list or plain value where this process doesn't know the task. */
  @SuppressWarnings("unchecked") // without a type, R is what the caller sees as unknown
  Optional<R> output(String text) {
    TypeRef<R> type = output != null ? output : (TypeRef<R>) TypeRef.of(Object.class);
    return Optional.ofNullable(codecs.payloads().decodeOutput(type, text));
  }

  TaskError error(String text) {
    return codecs.errors().decode(text);
  }

  Map<String, Object> metadata(String text) {
    return codecs.metadata().decode(text);
  }
}
