package dev.errand.internal.json;

import java.time.Instant;
import java.util.Locale;

/** Questions about JSON as text, answered without parsing it. */
final class JsonText {

  private static final char REPLACEMENT = '\uFFFD';
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private JsonText() {}

  /** The text as a JSON string. */
  static String quote(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || isUnpaired(text, i)) {
        escape(c, json);
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  /** What a JSON value is, told by its first character, in words that follow "is" or "becomes". */
  static String kind(String json) {
    int at = skipSpace(json, 0);
    if (at == json.length()) {
      return "empty";
    }
    return switch (json.charAt(at)) {
      case '{' -> "an object";
      case '[' -> "a list";
      case '"' -> "text";
      case 't', 'f' -> "true or false";
      case 'n' -> "null";
      default -> "a number";
    };
  }

  static boolean isObject(String json) {
    int at = skipSpace(json, 0);
    return at < json.length() && json.charAt(at) == '{';
  }

  static boolean isNull(String json) {
    return json.strip().equals("null");
  }

  /** A locale's tag; the root's is empty, as it is read back. */
  static String languageTag(Locale locale) {
    return locale.equals(Locale.ROOT) ? "" : locale.toLanguageTag();
  }

  /** The instant that a date of JDBC stands for, since its day depends on the time zone. */
  static String instant(java.sql.Date date) {
    return Instant.ofEpochMilli(date.getTime()).toString();
  }

  static int skipSpace(String json, int from) {
    int at = from;
    while (at < json.length()) {
      char c = json.charAt(at);
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        break;
      }
      at++;
    }
    return at;
  }

  /**
   * The same JSON with unpaired surrogates written as escapes. As characters they have no UTF-8
   * form, so a driver would refuse or replace them; as escapes, PostgreSQL's type {@code json}
   * takes them, as it takes the escape of NUL, and both are read back as they were. (Its binary
   * type and operators such as {@code ->>} refuse both.)
   */
  static String storable(String json) {
    for (int i = 0; i < json.length(); i++) {
      if (isUnpaired(json, i)) {
        return escapeUnpaired(json, i);
      }
    }
    return json;
  }

  private static String escapeUnpaired(String json, int first) {
    StringBuilder escaped = new StringBuilder(json.length() + 16).append(json, 0, first);
    for (int i = first; i < json.length(); i++) {
      if (!isUnpaired(json, i)) {
        escaped.append(json.charAt(i));
      } else if (isInName(json, i)) {
        // Jackson reads such an escape in a value, but refuses it in a name.
        escaped.append(REPLACEMENT);
      } else {
        escape(json.charAt(i), escaped);
      }
    }
    return escaped.toString();
  }

  /** Whether a character of a string is one of a field's name: then a colon follows the string. */
  private static boolean isInName(String json, int index) {
    int at = index;
    while (at < json.length() && json.charAt(at) != '"') {
      at += json.charAt(at) == '\\' ? 2 : 1;
    }
    int next = skipSpace(json, at + 1);
    return next < json.length() && json.charAt(next) == ':';
  }

  /**
   * The text without the characters that PostgreSQL can't have in a text: NUL and unpaired
   * surrogates become the replacement character. For texts that people search in the database.
   */
  static String plain(String text) {
    StringBuilder plain = null;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == 0 || isUnpaired(text, i)) {
        if (plain == null) {
          plain = new StringBuilder(text);
        }
        plain.setCharAt(i, REPLACEMENT);
      }
    }
    return plain == null ? text : plain.toString();
  }

  /** The length in UTF-8, counted without making the bytes. */
  static long utf8Length(String text) {
    long length = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        // A surrogate pair is two characters and four bytes: two for each.
        length += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
      }
    }
    return length;
  }

  private static boolean isUnpaired(String text, int index) {
    char c = text.charAt(index);
    if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
      return false;
    }
    if (Character.isHighSurrogate(c)) {
      return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
    }
    return index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
  }

  private static void escape(char c, StringBuilder json) {
    json.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      json.append(HEX[(c >> shift) & 0xF]);
    }
  }
}
