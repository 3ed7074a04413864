package dev.errand.internal.store;

import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Text arrays of differing lengths, as the text that PostgreSQL casts to {@code text[]}. */
final class ArrayText {

  private ArrayText() {}

  /** The text; null for an empty list, so that a row without any is narrow. */
  static @Nullable String of(List<String> values) {
    if (values.isEmpty()) {
      return null;
    }
    StringJoiner text = new StringJoiner(",", "{", "}");
    for (String value : values) {
      text.add('"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }
    return text.toString();
  }
}
