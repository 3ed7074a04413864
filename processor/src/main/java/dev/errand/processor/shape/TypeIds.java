package dev.errand.processor.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * How {@code @JsonTypeInfo} tells the kinds of a type apart.
 *
 * @param property the property with the id; empty if there is none
 * @param kinds the classes that there may be, and the id of each where it is known
 * @param isKnown whether the JSON follows from that
 */
record TypeIds(String property, Map<TypeElement, Optional<String>> kinds, boolean isKnown) {

  private static final Set<String> BESIDE = Set.of("", "PROPERTY", "EXISTING_PROPERTY");

  /** Of a class that has {@code @JsonTypeInfo}, itself or from above; null if it has none. */
  static @Nullable TypeIds of(TypeElement type, Hierarchy hierarchy) {
    Optional<AnnotationMirror> info = Annotations.jackson(hierarchy.types(), "JsonTypeInfo");
    if (info.isEmpty() || Annotations.text(info.get(), "use").equals("NONE")) {
      return null;
    }
    String use = Annotations.text(info.get(), "use");
    Map<TypeElement, Optional<String>> kinds = new LinkedHashMap<>();
    collect(type, use, hierarchy, kinds);
    String property = Annotations.text(info.get(), "property");
    boolean isKnown =
        !kinds.isEmpty()
            && BESIDE.contains(Annotations.text(info.get(), "include"))
            && Annotations.value(info.get(), "defaultImpl") == null
            && !use.equals("CUSTOM");
    return new TypeIds(
        use.equals("DEDUCTION") ? "" : property.isEmpty() ? standard(use) : property,
        kinds,
        isKnown);
  }

  private static String standard(String use) {
    return switch (use) {
      case "CLASS" -> "@class";
      case "MINIMAL_CLASS" -> "@c";
      default -> "@type";
    };
  }

  private static void collect(
      TypeElement type, String use, Hierarchy above, Map<TypeElement, Optional<String>> kinds) {
    if (kinds.containsKey(type)) {
      return;
    }
    if (!type.getModifiers().contains(Modifier.ABSTRACT)) {
      kinds.put(type, id(type, use, above));
    }
    List<TypeElement> below = new ArrayList<>();
    for (TypeMirror permitted : type.getPermittedSubclasses()) {
      add(permitted, below);
    }
    for (AnnotationMirror sub : named(List.of(type))) {
      if (Annotations.value(sub, "value") instanceof TypeMirror mirror) {
        add(mirror, below);
      }
    }
    for (TypeElement each : below) {
      collect(each, use, Hierarchy.of(each), kinds);
    }
  }

  private static void add(TypeMirror type, List<TypeElement> types) {
    if (type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement each) {
      types.add(each);
    }
  }

  /** The entries of {@code @JsonSubTypes}. */
  private static List<AnnotationMirror> named(List<TypeElement> types) {
    List<AnnotationMirror> named = new ArrayList<>();
    for (TypeElement type : types) {
      Annotations.jackson(List.of(type), "JsonSubTypes")
          .ifPresent(
              mirror ->
                  Annotations.list(mirror, "value")
                      .forEach(each -> named.add((AnnotationMirror) each)));
    }
    return named;
  }

  private static Optional<String> id(TypeElement type, String use, Hierarchy above) {
    if (!use.equals("NAME") && !use.equals("SIMPLE_NAME")) {
      return Optional.empty();
    }
    String own =
        Annotations.jackson(List.of(type), "JsonTypeName")
            .map(mirror -> Annotations.text(mirror, "value"))
            .orElse("");
    if (!own.isEmpty()) {
      return Optional.of(own);
    }
    for (AnnotationMirror sub : named(above.types())) {
      boolean isIt =
          Annotations.value(sub, "value") instanceof DeclaredType declared
              && declared.asElement().equals(type);
      if (isIt && !Annotations.list(sub, "names").isEmpty()) {
        return Optional.empty();
      }
      if (isIt && !Annotations.text(sub, "name").isEmpty()) {
        return Optional.of(Annotations.text(sub, "name"));
      }
    }
    return Optional.of(use.equals("NAME") ? nested(type) : type.getSimpleName().toString());
  }

  /** {@code Outer$Inner}, as Jackson calls a class that nobody named. */
  private static String nested(TypeElement type) {
    Element around = type.getEnclosingElement();
    return around instanceof TypeElement outer
        ? nested(outer) + "$" + type.getSimpleName()
        : type.getSimpleName().toString();
  }
}
