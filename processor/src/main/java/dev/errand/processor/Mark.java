package dev.errand.processor;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * One of our annotations on an element.
 *
 * @param element what it stands on
 * @param mirror the annotation
 * @param isRepeated whether it is one of several in a container
 */
record Mark(Element element, AnnotationMirror mirror, boolean isRepeated) {

  /** The annotation of this type, if the element has it. */
  static Optional<Mark> of(Element element, Class<? extends Annotation> type) {
    return mirror(element, name(type)).map(mirror -> new Mark(element, mirror, false));
  }

  /** The annotation with this type's name, if the element has it. */
  static Optional<Mark> byName(Element element, String type) {
    return mirror(element, type).map(mirror -> new Mark(element, mirror, false));
  }

  /** All annotations of a repeatable type: none, one, or those in the container. */
  static List<Mark> all(Element element, Class<? extends Annotation> type, String container) {
    List<Mark> marks = new ArrayList<>();
    of(element, type).ifPresent(marks::add);
    mirror(element, container)
        .map(mirror -> new Mark(element, mirror, false))
        .ifPresent(
            list ->
                list.list("value").stream()
                    .map(AnnotationValue::getValue)
                    .filter(AnnotationMirror.class::isInstance)
                    .map(AnnotationMirror.class::cast)
                    .forEach(mirror -> marks.add(new Mark(element, mirror, true))));
    return marks;
  }

  static String name(Class<? extends Annotation> type) {
    return Objects.requireNonNull(type.getCanonicalName());
  }

  private static Optional<AnnotationMirror> mirror(Element element, String type) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (TypeParts.isNamed(mirror.getAnnotationType(), type)) {
        return Optional.of(mirror);
      }
    }
    return Optional.empty();
  }

  /** The annotation's simple name. */
  String simpleName() {
    return mirror.getAnnotationType().asElement().getSimpleName().toString();
  }

  /** Where to report: no compiler shows the place of an annotation inside a container. */
  @Nullable AnnotationMirror place() {
    return isRepeated ? null : mirror;
  }

  /** A value that is written in the source; null for a default. */
  @Nullable AnnotationValue explicit(String name) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        mirror.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(name)) {
        return entry.getValue();
      }
    }
    return null;
  }

  boolean isExplicit(String name) {
    return explicit(name) != null;
  }

  /** A text; the default if none is written. */
  String text(String name) {
    return String.valueOf(value(name));
  }

  /** A number; the default if none is written. */
  Number number(String name) {
    return value(name) instanceof Number number ? number : 0;
  }

  /** The values of an array. */
  List<AnnotationValue> list(String name) {
    List<AnnotationValue> values = new ArrayList<>();
    if (value(name) instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof AnnotationValue value) {
          values.add(value);
        }
      }
    }
    return values;
  }

  private @Nullable Object value(String name) {
    AnnotationValue written = explicit(name);
    if (written != null) {
      return written.getValue();
    }
    for (ExecutableElement member :
        ElementFilter.methodsIn(mirror.getAnnotationType().asElement().getEnclosedElements())) {
      AnnotationValue standard = member.getDefaultValue();
      if (member.getSimpleName().contentEquals(name) && standard != null) {
        return standard.getValue();
      }
    }
    return null;
  }
}
