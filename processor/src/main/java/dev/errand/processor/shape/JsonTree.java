package dev.errand.processor.shape;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

/** Writes maps, collections, texts, numbers and truths as JSON, always the same for the same. */
public final class JsonTree {

  private final StringBuilder json = new StringBuilder();
  private final boolean isPretty;

  private JsonTree(boolean isPretty) {
    this.isPretty = isPretty;
  }

  /** On one line, without spaces. */
  public static String compact(Object tree) {
    return new JsonTree(false).write(tree);
  }

  /** On lines of their own, indented by two, with a line end. */
  public static String pretty(Object tree) {
    return new JsonTree(true).write(tree) + "\n";
  }

  private String write(Object tree) {
    add(tree, 0);
    return json.toString();
  }

  private void add(Object value, int depth) {
    if (value instanceof Map<?, ?> map) {
      Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
      json.append('{');
      while (entries.hasNext()) {
        Map.Entry<?, ?> entry = entries.next();
        line(depth + 1);
        quote(String.valueOf(entry.getKey()));
        json.append(isPretty ? ": " : ":");
        add(entry.getValue(), depth + 1);
        json.append(entries.hasNext() ? "," : "");
      }
      close('}', map.isEmpty(), depth);
    } else if (value instanceof Collection<?> list) {
      Iterator<?> items = list.iterator();
      json.append('[');
      while (items.hasNext()) {
        line(depth + 1);
        add(items.next(), depth + 1);
        json.append(items.hasNext() ? "," : "");
      }
      close(']', list.isEmpty(), depth);
    } else if (value instanceof Number || value instanceof Boolean || value == JsonNull.NULL) {
      json.append(value);
    } else {
      quote(value.toString());
    }
  }

  /** What isn't there. */
  enum JsonNull {
    NULL;

    @Override
    public String toString() {
      return "null";
    }
  }

  private void close(char end, boolean isEmpty, int depth) {
    if (!isEmpty) {
      line(depth);
    }
    json.append(end);
  }

  private void line(int depth) {
    if (isPretty) {
      json.append('\n').append("  ".repeat(depth));
    }
  }

  private void quote(String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> json.append('\\').append(c);
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (c < ' ' || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
            json.append(String.format("\\u%04x", (int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }
}
