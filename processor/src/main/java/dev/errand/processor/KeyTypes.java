package dev.errand.processor;

import com.google.auto.common.MoreTypes;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Which types make a key: those whose equal values have equal texts. (1.0 and 1.00 are the same
 * amount, but would be two keys.)
 */
final class KeyTypes {

  /** For messages. */
  static final String LIST =
      "a String, boolean, char, whole number, enum, UUID, URI, Locale, Currency, or a date or time of"
          + " java.time";

  private static final Set<String> CLASSES =
      Set.of(
          "java.lang.String",
          "java.lang.Boolean",
          "java.lang.Character",
          "java.lang.Byte",
          "java.lang.Short",
          "java.lang.Integer",
          "java.lang.Long",
          "java.math.BigInteger",
          "java.util.UUID",
          "java.net.URI",
          "java.util.Locale",
          "java.util.Currency",
          "java.time.Instant",
          "java.time.LocalDate",
          "java.time.LocalDateTime",
          "java.time.LocalTime",
          "java.time.OffsetDateTime",
          "java.time.ZonedDateTime",
          "java.time.Year",
          "java.time.YearMonth",
          "java.time.ZoneId",
          "java.time.DayOfWeek",
          "java.time.Month");

  private static final Set<TypeKind> PRIMITIVES =
      Set.of(
          TypeKind.BOOLEAN,
          TypeKind.CHAR,
          TypeKind.BYTE,
          TypeKind.SHORT,
          TypeKind.INT,
          TypeKind.LONG);

  private KeyTypes() {}

  static boolean isKey(TypeMirror type) {
    TypeMirror bound = PropertyFinder.bound(type);
    if (bound.getKind().isPrimitive()) {
      return PRIMITIVES.contains(bound.getKind());
    }
    if (bound.getKind() != TypeKind.DECLARED) {
      return false;
    }
    TypeElement element = MoreTypes.asTypeElement(bound);
    return element.getKind() == ElementKind.ENUM
        || CLASSES.contains(element.getQualifiedName().toString());
  }

  /** Whether looking into it makes no sense: its properties are of the JDK, not the user's. */
  static boolean isPlain(TypeMirror type) {
    return type.getKind() != TypeKind.DECLARED
        || MoreTypes.asTypeElement(type).getQualifiedName().toString().startsWith("java.");
  }
}
