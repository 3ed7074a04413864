package dev.errand.processor.shape;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;

/**
 * Reads Bean Validation's own constraints, as far as JSON Schema can say the same. Those that
 * belong to a group other than the default don't count, nor do custom ones.
 */
final class ConstraintReader {

  private static final String PACKAGE = "jakarta.validation.constraints.";

  /** What Java's regular expressions have and those of JSON Schema lack or mean otherwise. */
  private static final Pattern JAVA_ONLY =
      Pattern.compile("\\\\[pPQEAzZGhHvVRXxN0ace]|[*+?}]\\+|&&|\\[[^\\]]*\\[|\\(\\?[^:=!]");

  private ConstraintReader() {}

  static Constraints read(Collection<? extends AnnotatedConstruct> places) {
    Constraints all = Constraints.NONE;
    for (AnnotationMirror mirror : Annotations.all(places)) {
      String name = Annotations.name(mirror);
      if (!name.startsWith(PACKAGE)) {
        continue;
      }
      String simpleName = name.substring(PACKAGE.length());
      if (simpleName.endsWith(".List")) {
        String each = simpleName.substring(0, simpleName.length() - ".List".length());
        for (Object item : Annotations.list(mirror, "value")) {
          all = all.and(read(each, (AnnotationMirror) item));
        }
      } else {
        all = all.and(read(simpleName, mirror));
      }
    }
    return all;
  }

  private static Constraints read(String name, AnnotationMirror mirror) {
    if (!Annotations.list(mirror, "groups").isEmpty()) {
      return Constraints.NONE;
    }
    return switch (name) {
      case "NotNull" -> new Constraints(true, Map.of());
      case "NotBlank" -> new Constraints(true, Map.of("minLength", 1, "pattern", "\\S"));
      case "NotEmpty" ->
          new Constraints(true, Map.of("minLength", 1, "minItems", 1, "minProperties", 1));
      case "Size" -> size(mirror);
      case "Min" -> one("minimum", number(mirror));
      case "Max" -> one("maximum", number(mirror));
      case "DecimalMin" -> bound(mirror, "minimum", "exclusiveMinimum");
      case "DecimalMax" -> bound(mirror, "maximum", "exclusiveMaximum");
      case "Positive" -> one("exclusiveMinimum", 0);
      case "PositiveOrZero" -> one("minimum", 0);
      case "Negative" -> one("exclusiveMaximum", 0);
      case "NegativeOrZero" -> one("maximum", 0);
      case "Email" -> one("format", "email");
      case "Pattern" -> pattern(mirror);
      default -> Constraints.NONE;
    };
  }

  private static Constraints one(String keyword, Object value) {
    return new Constraints(false, Map.of(keyword, value));
  }

  private static Object number(AnnotationMirror mirror) {
    return Annotations.value(mirror, "value") instanceof Number number ? number : 0;
  }

  private static Constraints size(AnnotationMirror mirror) {
    Map<String, Object> keywords = new TreeMap<>();
    if (Annotations.value(mirror, "min") instanceof Integer min && min > 0) {
      keywords.putAll(Map.of("minItems", min, "minProperties", min, "minLength", min));
    }
    if (Annotations.value(mirror, "max") instanceof Integer max && max < Integer.MAX_VALUE) {
      keywords.putAll(Map.of("maxItems", max, "maxProperties", max, "maxLength", max));
    }
    return new Constraints(false, keywords);
  }

  private static Constraints bound(AnnotationMirror mirror, String inclusive, String exclusive) {
    boolean isExclusive = Boolean.FALSE.equals(Annotations.value(mirror, "inclusive"));
    try {
      BigDecimal value = new BigDecimal(Annotations.text(mirror, "value"));
      return one(isExclusive ? exclusive : inclusive, value);
    } catch (NumberFormatException e) {
      return Constraints.NONE; // the validator says so
    }
  }

  private static Constraints pattern(AnnotationMirror mirror) {
    String pattern = Annotations.text(mirror, "regexp");
    return Annotations.list(mirror, "flags").isEmpty() && !JAVA_ONLY.matcher(pattern).find()
        ? one("pattern", "^(?:" + pattern + ")$")
        : Constraints.NONE;
  }
}
