package dev.errand.processor.shape;

import java.util.Collections;
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

  /** What both ask; where both say the same keyword, the first. */
  Constraints and(Constraints other) {
    Map<String, Object> both = new TreeMap<>(other.keywords);
    both.putAll(keywords);
    return new Constraints(isNotNull || other.isNotNull, both);
  }
}
