package dev.errand.processor;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Which parameters, alone, are themselves the stored object: a map, and a class, record or
 * interface outside {@code java.*} that JSON libraries write as an object. Jackson's annotations
 * are known by name only.
 */
final class InlineRule {

  private static final String JACKSON = "com.fasterxml.jackson.annotation.";

  /** What JSON libraries write as text, number or array, whatever the class is. */
  private static final List<String> NO_OBJECTS =
      List.of(
          "java.lang.CharSequence", "java.lang.Number", "java.lang.Iterable", "java.util.Iterator");

  /** With one of these on the class or a member, properties may have any name. */
  private static final Set<String> ANY_NAME =
      Set.of("JsonAnyGetter", "JsonAnySetter", "JsonUnwrapped", "JsonTypeInfo");

  private final Elements elements;
  private final Types types;

  InlineRule(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  boolean isInline(TypeMirror type) {
    if (type.getKind() != TypeKind.DECLARED) {
      return false;
    }
    if (isA(type, "java.util.Map")) {
      return true;
    }
    TypeElement element = MoreTypes.asTypeElement(type);
    String inPackage = MoreElements.getPackage(element).getQualifiedName() + ".";
    return element.getKind() != ElementKind.ENUM
        && !inPackage.startsWith("java.")
        && NO_OBJECTS.stream().noneMatch(each -> isA(type, each))
        && members(element).stream().noneMatch(InlineRule::hasJsonValue);
  }

  /** Whether the type has, or may have, a property of this name. */
  boolean mayHaveProperty(TypeMirror type, String name) {
    if (!isInline(type)) {
      return false;
    }
    TypeElement element = MoreTypes.asTypeElement(type);
    if (isA(type, "java.util.Map") || element.getModifiers().contains(Modifier.ABSTRACT)) {
      return true; // a map's entries, and properties of subclasses
    }
    return members(element).stream().anyMatch(member -> isProperty(member, name));
  }

  private static boolean isProperty(Element member, String name) {
    for (AnnotationMirror annotation : jackson(member)) {
      if (ANY_NAME.contains(annotation.getAnnotationType().asElement().getSimpleName().toString())
          || names(annotation).contains(name)) {
        return true;
      }
    }
    String called = member.getSimpleName().toString();
    return switch (member.getKind()) {
      case FIELD ->
          called.equals(name)
              && member.getModifiers().contains(Modifier.PUBLIC)
              && !member.getModifiers().contains(Modifier.STATIC);
      case RECORD_COMPONENT -> called.equals(name);
      case METHOD -> isAccessor((ExecutableElement) member, called, name);
      case CONSTRUCTOR ->
          ((ExecutableElement) member)
              .getParameters().stream().anyMatch(parameter -> isProperty(parameter, name));
      default -> false;
    };
  }

  private static boolean isAccessor(ExecutableElement method, String called, String name) {
    int parameters = method.getParameters().size();
    return !method.getModifiers().contains(Modifier.STATIC)
        && ((parameters == 0 && (isNamed(called, "get", name) || isNamed(called, "is", name)))
            || (parameters == 1 && isNamed(called, "set", name)));
  }

  /** {@code getUrl} and {@code getURL} are both accessors of {@code url}. */
  private static boolean isNamed(String called, String prefix, String name) {
    return called.startsWith(prefix)
        && called
            .substring(prefix.length())
            .toLowerCase(Locale.ROOT)
            .equals(name.toLowerCase(Locale.ROOT));
  }

  private static boolean hasJsonValue(Element member) {
    return jackson(member).stream()
        .anyMatch(
            annotation ->
                annotation
                        .getAnnotationType()
                        .asElement()
                        .getSimpleName()
                        .contentEquals("JsonValue")
                    && values(annotation).stream()
                        .noneMatch(value -> Boolean.FALSE.equals(value.getValue())));
  }

  private static List<AnnotationMirror> jackson(Element member) {
    List<AnnotationMirror> found = new ArrayList<>();
    for (AnnotationMirror annotation : member.getAnnotationMirrors()) {
      if (annotation.getAnnotationType().asElement() instanceof TypeElement type
          && type.getQualifiedName().toString().startsWith(JACKSON)) {
        found.add(annotation);
      }
    }
    return found;
  }

  /** The names that {@code @JsonProperty} and {@code @JsonAlias} give. */
  private static List<Object> names(AnnotationMirror annotation) {
    List<Object> names = new ArrayList<>();
    for (AnnotationValue value : values(annotation)) {
      names.add(value.getValue());
      if (value.getValue() instanceof List<?> list) {
        list.forEach(item -> names.add(((AnnotationValue) item).getValue()));
      }
    }
    return names;
  }

  private static List<AnnotationValue> values(AnnotationMirror annotation) {
    return List.copyOf(annotation.getElementValues().values());
  }

  /** The class itself, its supertypes, and all their members. */
  private List<Element> members(TypeElement type) {
    Set<TypeElement> all = new LinkedHashSet<>();
    collect(type, all);
    List<Element> members = new ArrayList<>();
    for (TypeElement each : all) {
      members.add(each);
      members.addAll(each.getEnclosedElements());
    }
    return members;
  }

  private void collect(TypeElement type, Set<TypeElement> all) {
    if (type.getQualifiedName().contentEquals("java.lang.Object") || !all.add(type)) {
      return;
    }
    for (TypeMirror supertype : types.directSupertypes(type.asType())) {
      if (supertype.getKind() == TypeKind.DECLARED) {
        collect(MoreTypes.asTypeElement(supertype), all);
      }
    }
  }

  private boolean isA(TypeMirror type, String name) {
    TypeElement wanted = elements.getTypeElement(name);
    return wanted != null
        && types.isAssignable(types.erasure(type), types.erasure(wanted.asType()));
  }
}
