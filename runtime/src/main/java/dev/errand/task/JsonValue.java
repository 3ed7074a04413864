package dev.errand.task;

import org.jspecify.annotations.Nullable;

/** A stored JSON text that is decoded when asked. Immutable and thread-safe. */
public interface JsonValue {

  /** The JSON text as it is stored. */
  String text();

  /**
   * Decodes the text.
   *
   * @throws IllegalArgumentException if the text doesn't fit the type; names the field
   */
  <T> @Nullable T as(TypeRef<T> type);

  /**
   * Decodes the text.
   *
   * @throws IllegalArgumentException if the text doesn't fit the type; names the field
   */
  default <T> @Nullable T as(Class<T> type) {
    return as(TypeRef.of(type));
  }
}
