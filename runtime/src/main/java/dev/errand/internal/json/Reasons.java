package dev.errand.internal.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The words for what can be wrong with a value. Each goes on after the field's path, so the codecs
 * for both Jacksons say the same, and none says where in the text it was or which feature to set.
 */
final class Reasons {

  /** What the codecs write and read, in levels of objects and lists. */
  static final int DEEPEST = 500;

  private static final int LONGEST_VALUE = 80;
  private static final int LONGEST_MESSAGE = 400;
  private static final int MOST_CONSTANTS = 40;

  /** Where texts in the wrong form are frequent, what the form looks like; by simple name. */
  private static final Map<String, String> EXAMPLES =
      Map.ofEntries(
          Map.entry("Instant", "2026-01-31T12:30:00Z"),
          Map.entry("Date", "2026-01-31T12:30:00.000+00:00"),
          Map.entry("LocalDate", "2026-01-31"),
          Map.entry("LocalTime", "12:30:00"),
          Map.entry("LocalDateTime", "2026-01-31T12:30:00"),
          Map.entry("OffsetDateTime", "2026-01-31T12:30:00+01:00"),
          Map.entry("ZonedDateTime", "2026-01-31T12:30:00+01:00[Europe/Berlin]"),
          Map.entry("YearMonth", "2026-01"),
          Map.entry("Duration", "PT1H30M"),
          Map.entry("Period", "P1M"),
          Map.entry("ZoneId", "Europe/Berlin"),
          Map.entry("UUID", "0190d3a1-7e2c-7c1a-8f3e-1f2d3c4b5a69"));

  /** What Jackson appends to its messages: positions, reference chains, features to set. */
  private static final Pattern NOISE =
      Pattern.compile(
          "(?s)( at \\[Source:.*| \\(through reference chain:.*| \\(set [\\w. ]+ to '?\\w+'? to allow\\)"
              + "| \\(start marker at.*)");

  private Reasons() {}

  static String missing(Class<?> type) {
    return "is missing, and " + name(type) + " can't be null";
  }

  static String isNull(Class<?> type) {
    return "is null, and " + name(type) + " can't be";
  }

  /** A token of the wrong kind, by the name that it has in both Jacksons. */
  static String wrongToken(@Nullable String token, Class<?> type) {
    return wrongKind(token == null ? "empty" : kind(token), type);
  }

  static String wrongValue(@Nullable Object value, Class<?> type) {
    if (type == byte[].class) {
      return "is no Base64 text";
    }
    return wrongKind(value instanceof CharSequence ? shown(value) : String.valueOf(value), type);
  }

  static String wrongKey(String key, Class<?> type) {
    return "has the key " + shown(key) + ", which can't be read as " + name(type);
  }

  /** To be followed by what it could have been. */
  static String notOneOf(Object value) {
    return "is " + shown(value) + ", and must be one of ";
  }

  static String outOfRange(Class<?> type) {
    return "is a number that " + name(type) + " can't hold";
  }

  static String refused(Class<?> type, Throwable why) {
    return "was refused by " + name(type) + ": " + said(why);
  }

  static String noConstructor(Class<?> type) {
    return "can't be read, since "
        + longName(type)
        + " is no record and has neither a constructor without parameters nor a @JsonCreator";
  }

  static String isAbstract(Class<?> type) {
    return "can't be read, since "
        + longName(type)
        + " is abstract and its subtypes aren't told apart; @JsonTypeInfo and @JsonSubTypes do that";
  }

  static String unknownSubtype(String id, Class<?> type) {
    return "is the subtype " + shown(id) + ", which " + name(type) + " doesn't have";
  }

  static String missingSubtype(Class<?> type) {
    return "doesn't say which subtype of " + name(type) + " it is";
  }

  static String unwritable(Class<?> type) {
    return longName(type) + " can't be written, since it has no properties";
  }

  static String failed(Throwable why) {
    return "can't be written: " + why.getClass().getName() + ": " + said(why);
  }

  static String tooDeep() {
    return "is nested deeper than " + DEEPEST + " levels";
  }

  static String endless(Class<?> type) {
    return "leads back to the same " + name(type) + ", without end";
  }

  static String noJson() {
    return "is no valid JSON";
  }

  /** The mismatches that Jackson tells in words only. */
  static String mismatch(String original, @Nullable Class<?> target) {
    String message = original.replace("`", "");
    if (message.startsWith("No content") || message.startsWith("Trailing token")) {
      return noJson();
    }
    if (target == null) {
      return other(message);
    }
    // Of an array of primitives, it is an element.
    Class<?> component = target.getComponentType();
    Class<?> type = component == null ? target : component;
    if (message.startsWith("Cannot coerce String")) {
      return wrongKind("text", type);
    }
    if (message.startsWith("Cannot coerce null") || message.startsWith("Cannot map null")) {
      return isNull(type);
    }
    return message.startsWith("Unexpected token")
        ? "can't be read as " + name(target)
        : other(message);
  }

  static String other(@Nullable String message) {
    String text =
        message == null ? "" : NOISE.matcher(message).replaceAll("").replace("`", "").strip();
    return text.isEmpty() ? "can't be handled by Jackson" : cut(text, LONGEST_MESSAGE);
  }

  private static String wrongKind(String found, Class<?> type) {
    String example = EXAMPLES.get(type.getSimpleName());
    return "is "
        + found
        + ", and can't be read as "
        + name(type)
        + (example == null ? "" : " (such as " + example + ")");
  }

  private static String kind(String token) {
    return switch (token) {
      case "START_OBJECT", "END_OBJECT", "FIELD_NAME", "PROPERTY_NAME" -> "an object";
      case "START_ARRAY", "END_ARRAY" -> "a list";
      case "VALUE_STRING" -> "text";
      case "VALUE_NUMBER_INT", "VALUE_NUMBER_FLOAT" -> "a number";
      case "VALUE_TRUE" -> "true";
      case "VALUE_FALSE" -> "false";
      case "VALUE_NULL" -> "null";
      default -> "something else";
    };
  }

  static String listed(List<String> constants) {
    if (constants.size() <= MOST_CONSTANTS) {
      return String.join(", ", constants);
    }
    return constants.stream().limit(MOST_CONSTANTS).collect(Collectors.joining(", "))
        + " and "
        + (constants.size() - MOST_CONSTANTS)
        + " more";
  }

  private static String said(Throwable why) {
    String message = why.getMessage();
    return message == null || message.isBlank()
        ? why.getClass().getName()
        : cut(message, LONGEST_MESSAGE);
  }

  private static String shown(@Nullable Object value) {
    String text = String.valueOf(value);
    return value instanceof CharSequence ? '"' + cut(text, LONGEST_VALUE) + '"' : text;
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "…";
  }

  private static String name(Class<?> type) {
    if (type == ArrayList.class) {
      return "List";
    }
    if (type == HashSet.class) {
      return "Set";
    }
    if (type == LinkedHashMap.class) {
      return "Map";
    }
    return type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName();
  }

  private static String longName(Class<?> type) {
    return type.getTypeName();
  }
}
