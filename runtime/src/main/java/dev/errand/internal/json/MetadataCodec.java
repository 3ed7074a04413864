package dev.errand.internal.json;

import dev.errand.spi.JsonCodec;
import dev.errand.spi.JsonException;
import dev.errand.task.TypeRef;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A run's metadata to and from the JSON object that is stored. Immutable and thread-safe. */
public final class MetadataCodec {

  private static final TypeRef<Map<String, Object>> METADATA =
      TypeRef.mapOf(String.class, Object.class);

  private final JsonCodec codec;

  /** A codec for metadata. */
  public MetadataCodec(JsonCodec codec) {
    this.codec = Objects.requireNonNull(codec, "codec");
  }

  /**
   * Metadata as a JSON object.
   *
   * @throws IllegalArgumentException if a value can't be written; names it
   */
  public String encode(Map<String, ?> metadata) {
    try {
      return JsonText.storable(codec.encode(metadata, METADATA));
    } catch (JsonException problem) {
      throw new IllegalArgumentException(
          "The metadata can't be written as JSON: field "
              + problem.path()
              + ": "
              + problem.reason(),
          problem);
    }
  }

  /** Stored metadata, unmodifiable; without any, an empty map. */
  public Map<String, Object> decode(@Nullable String json) {
    Map<String, Object> metadata = json == null ? null : codec.decode(json, METADATA);
    return metadata == null ? Map.of() : Collections.unmodifiableMap(metadata);
  }
}
