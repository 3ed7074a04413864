package dev.errand.processor.shape;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Annotations by their names, since the processor depends on none of them. */
final class Annotations {

  /** Jackson 2 and 3 share these. */
  static final String JACKSON = "com.fasterxml.jackson.annotation.";

  private static final List<String> DATABIND =
      List.of("com.fasterxml.jackson.databind.annotation.", "tools.jackson.databind.annotation.");

  private Annotations() {}

  static String name(AnnotationMirror mirror) {
    return ((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName().toString();
  }

  /** The first of Jackson's annotations of this simple name. */
  static Optional<AnnotationMirror> jackson(
      Collection<? extends AnnotatedConstruct> places, String simpleName) {
    return all(places).stream().filter(mirror -> isJackson(mirror, simpleName)).findFirst();
  }

  private static boolean isJackson(AnnotationMirror mirror, String simpleName) {
    String name = name(mirror);
    return name.equals(JACKSON + simpleName)
        || DATABIND.stream().anyMatch(prefix -> name.equals(prefix + simpleName));
  }

  /** Whether one of Jackson's annotations of these simple names is there. */
  static boolean hasJackson(
      Collection<? extends AnnotatedConstruct> places, Collection<String> simpleNames) {
    return simpleNames.stream().anyMatch(name -> jackson(places, name).isPresent());
  }

  /** Whether the annotation is there, and doesn't say {@code value = false}. */
  static boolean isOn(Collection<? extends AnnotatedConstruct> places, String simpleName) {
    return jackson(places, simpleName).filter(mirror -> !isFalse(mirror)).isPresent();
  }

  private static boolean isFalse(AnnotationMirror mirror) {
    return Boolean.FALSE.equals(value(mirror, "value"));
  }

  static List<AnnotationMirror> all(Collection<? extends AnnotatedConstruct> places) {
    List<AnnotationMirror> all = new ArrayList<>();
    places.forEach(place -> all.addAll(place.getAnnotationMirrors()));
    return all;
  }

  /** Whether the annotation itself has the other. */
  static boolean isMetaAnnotated(AnnotationMirror mirror, String with) {
    return mirror.getAnnotationType().asElement().getAnnotationMirrors().stream()
        .anyMatch(meta -> name(meta).equals(with));
  }

  /** A value that is written; null for a default. */
  static @Nullable Object value(AnnotationMirror mirror, String member) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        mirror.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(member)) {
        return entry.getValue().getValue();
      }
    }
    return null;
  }

  /** A text or a constant's name; empty if none is written. */
  static String text(AnnotationMirror mirror, String member) {
    Object value = value(mirror, member);
    if (value instanceof VariableElement constant) {
      return constant.getSimpleName().toString();
    }
    return value == null ? "" : value.toString();
  }

  static boolean isTrue(AnnotationMirror mirror, String member) {
    return Boolean.TRUE.equals(value(mirror, member));
  }

  /** The values of an array; empty if none is written. */
  static List<Object> list(AnnotationMirror mirror, String member) {
    List<Object> values = new ArrayList<>();
    Object value = value(mirror, member);
    if (value instanceof List<?> list) {
      list.forEach(item -> values.add(((AnnotationValue) item).getValue()));
    } else if (value != null) {
      values.add(value);
    }
    return values;
  }

  /** The classes that the annotation names, in annotations inside it too. */
  static List<TypeMirror> classes(AnnotationMirror mirror) {
    List<TypeMirror> classes = new ArrayList<>();
    mirror.getElementValues().values().forEach(value -> collect(value.getValue(), classes));
    return classes;
  }

  private static void collect(Object value, List<TypeMirror> classes) {
    if (value instanceof TypeMirror type) {
      classes.add(type);
    } else if (value instanceof AnnotationMirror nested) {
      classes.addAll(classes(nested));
    } else if (value instanceof List<?> list) {
      list.forEach(item -> collect(((AnnotationValue) item).getValue(), classes));
    }
  }

  /** Whether the annotation is one of Jackson's, or bundles some of them. */
  static boolean isOfJackson(AnnotationMirror mirror) {
    String name = name(mirror);
    return name.startsWith(JACKSON)
        || DATABIND.stream().anyMatch(name::startsWith)
        || isMetaAnnotated(mirror, JACKSON + "JacksonAnnotationsInside");
  }
}
