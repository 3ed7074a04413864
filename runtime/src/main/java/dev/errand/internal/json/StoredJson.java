package dev.errand.internal.json;

import dev.errand.spi.JsonCodec;
import dev.errand.task.JsonValue;
import dev.errand.task.TypeRef;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A JSON text from the database, with the codec to decode it. Immutable and thread-safe. */
public final class StoredJson implements JsonValue {

  private final String text;
  private final JsonCodec codec;

  public StoredJson(String text, JsonCodec codec) {
    this.text = Objects.requireNonNull(text, "text");
    this.codec = Objects.requireNonNull(codec, "codec");
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public <T> @Nullable T as(TypeRef<T> type) {
    return codec.decode(text, type);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StoredJson that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The text. */
  @Override
  public String toString() {
    return text;
  }
}
