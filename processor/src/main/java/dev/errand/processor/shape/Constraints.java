package dev.errand.processor.shape;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What Bean Validation asks of a value, as keywords of JSON Schema. Immutable.
 *
 * @param isNotNull whether the value must be there
 * @param keywords the rest, sorted by name
 */
public record Constraints(boolean isNotNull, Map<String, Object> keywords) {

  /** Nothing is asked. */
  static final Constraints NONE = new Constraints(false, Map.of());

  /** A copy. */
  public Constraints {
    keywords = Collections.unmodifiableMap(new TreeMap<>(keywords));
  }

  /** What both ask: the narrower of two bounds, and both of two patterns. */
  Constraints and(Constraints other) {
    Map<String, Object> both = new TreeMap<>(keywords);
    other.keywords.forEach((keyword, value) -> add(both, keyword, value));
    return new Constraints(isNotNull || other.isNotNull, both);
  }

  /** Adds a keyword to those of a schema. */
  static void add(Map<String, Object> schema, String keyword, Object value) {
    Object own = schema.get(keyword);
    if (own == null || own.equals(value)) {
      schema.put(keyword, value);
    } else if (own instanceof Number one && value instanceof Number two) {
      boolean isLower = decimal(one).compareTo(decimal(two)) < 0;
      boolean isUpperBound = keyword.toLowerCase(Locale.ROOT).contains("max");
      schema.put(keyword, isLower == isUpperBound ? own : value);
    } else if (keyword.equals("pattern")) {
      List<Object> all = new ArrayList<>();
      if (schema.get("allOf") instanceof List<?> before) {
        all.addAll(before);
      }
      all.add(Map.of("pattern", value));
      schema.put("allOf", all);
    } else {
      schema.put(keyword, value);
    }
  }

  private static BigDecimal decimal(Number number) {
    return new BigDecimal(number.toString());
  }
}
