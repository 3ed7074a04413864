package dev.errand.spi;

import dev.errand.task.TypeRef;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as JSON and reads them back. Errand brings one for Jackson 3 and one for Jackson 2;
 * another takes their place with {@code Errand.builder().codec(…)}. Implementations are
 * thread-safe, and write no class names.
 */
public interface JsonCodec {

  /**
   * The value as JSON.
   *
   * @throws JsonException if it can't be written; names the field
   */
  String encode(@Nullable Object value, TypeRef<?> type);

  /**
   * The value that the JSON text stands for.
   *
   * @throws JsonException if the text doesn't fit the type; names the field
   */
  <T> @Nullable T decode(String json, TypeRef<T> type);

  /**
   * The fields of a JSON object, each with its value as JSON, in their order.
   *
   * @throws JsonException if the text is no JSON object
   */
  Map<String, String> fields(String json);
}
