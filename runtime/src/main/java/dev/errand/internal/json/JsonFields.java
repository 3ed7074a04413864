package dev.errand.internal.json;

import dev.errand.spi.JsonException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Cuts a JSON object into its top-level fields, each with its value's exact text. It looks for
 * where values end and no deeper: whether a value is right is found out when that value is decoded.
 */
final class JsonFields {

  private final String json;
  private int at;

  private JsonFields(String json) {
    this.json = json;
  }

  /**
   * The fields in their order; of several by one name the last counts, as in Jackson.
   *
   * @throws JsonException if the text is no JSON object
   */
  static Map<String, String> of(String json) {
    return new JsonFields(json).read();
  }

  private Map<String, String> read() {
    Map<String, String> fields = new LinkedHashMap<>();
    at = JsonText.skipSpace(json, 0);
    if (at == json.length() || json.charAt(at) != '{') {
      throw new JsonException("", "is " + JsonText.kind(json) + ", and no JSON object", null);
    }
    at++;
    if (peek() == '}') {
      at++;
    } else {
      do {
        String name = name();
        expect(':');
        peek();
        int start = at;
        skipValue();
        fields.put(name, json.substring(start, at));
      } while (oneOf(',', '}') == ',');
    }
    if (JsonText.skipSpace(json, at) != json.length()) {
      throw broken();
    }
    return fields;
  }

  private String name() {
    if (peek() != '"') {
      throw broken();
    }
    int start = at + 1;
    skipString();
    String name = json.substring(start, at - 1);
    return name.indexOf('\\') < 0 ? name : unescape(name);
  }

  private void skipValue() {
    char first = json.charAt(at);
    if (first == '"') {
      skipString();
    } else if (first == '{' || first == '[') {
      skipNested();
    } else {
      int start = at;
      while (at < json.length() && isScalar(json.charAt(at))) {
        at++;
      }
      if (at == start) {
        throw broken();
      }
    }
  }

  private void skipNested() {
    int depth = 0;
    do {
      if (at == json.length()) {
        throw broken();
      }
      char c = json.charAt(at);
      if (c == '"') {
        skipString();
        continue;
      }
      if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      }
      at++;
    } while (depth > 0);
  }

  private void skipString() {
    at++;
    while (true) {
      if (at >= json.length()) {
        throw broken();
      }
      char c = json.charAt(at);
      if (c == '"') {
        at++;
        return;
      }
      at += c == '\\' ? 2 : 1;
    }
  }

  private static boolean isScalar(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '+' || c == '.';
  }

  private String unescape(String raw) {
    StringBuilder text = new StringBuilder(raw.length());
    int next = 0;
    while (next < raw.length()) {
      char c = raw.charAt(next++);
      if (c == '\\') {
        c = raw.charAt(next++);
        switch (c) {
          case 'b' -> c = '\b';
          case 'f' -> c = '\f';
          case 'n' -> c = '\n';
          case 'r' -> c = '\r';
          case 't' -> c = '\t';
          case 'u' -> {
            c = hex(raw, next);
            next += 4;
          }
          default -> {
            // A quote, a backslash or a slash stands for itself.
          }
        }
      }
      text.append(c);
    }
    return text.toString();
  }

  private char hex(String raw, int from) {
    if (from + 4 > raw.length()) {
      throw broken();
    }
    int value = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = Character.digit(raw.charAt(i), 16);
      if (digit < 0) {
        throw broken();
      }
      value = value * 16 + digit;
    }
    return (char) value;
  }

  private char peek() {
    at = JsonText.skipSpace(json, at);
    if (at == json.length()) {
      throw broken();
    }
    return json.charAt(at);
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw broken();
    }
    at++;
  }

  private char oneOf(char one, char other) {
    char c = peek();
    if (c != one && c != other) {
      throw broken();
    }
    at++;
    return c;
  }

  private static JsonException broken() {
    return new JsonException("", Reasons.noJson(), null);
  }
}
