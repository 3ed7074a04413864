package dev.errand.processor.shape;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Classes to which Lombok is about to add members. On javac they are there from the next round on;
 * the annotations stay, so that it takes a look at the members to know.
 */
public final class LateTypes {

  /** An annotation whose members aren't there. */
  public record Late(TypeElement type, String annotation) {}

  private static final String LOMBOK = "lombok.";
  private static final Set<String> CONSTRUCTORS =
      Set.of("Data", "Value", "AllArgsConstructor", "NoArgsConstructor", "RequiredArgsConstructor");
  private static final Set<String> GETTERS = Set.of("Data", "Value", "Getter");
  private static final Set<String> BUILDERS = Set.of("Builder", "SuperBuilder");

  private final Elements elements;

  /** For one compilation. */
  public LateTypes(Elements elements) {
    this.elements = elements;
  }

  /** The first of the classes that isn't complete yet. */
  public Optional<Late> first(Collection<TypeElement> types) {
    return types.stream()
        .sorted(Comparator.comparing(type -> type.getQualifiedName().toString()))
        .flatMap(type -> Hierarchy.of(type).types().stream())
        .filter(type -> type.getKind().isClass())
        .flatMap(type -> late(type).stream().map(annotation -> new Late(type, annotation)))
        .findFirst();
  }

  private Optional<String> late(TypeElement type) {
    for (String annotation : names(type)) {
      if ((CONSTRUCTORS.contains(annotation) && hasOnlyTheCompilersConstructor(type))
          || (GETTERS.contains(annotation) && lacks(type, fields(type), 0))
          || (annotation.equals("Setter") && lacks(type, settable(type), 1))
          || (BUILDERS.contains(annotation) && !hasBuilder(type))
          || (annotation.equals("Jacksonized") && lacksBuildersName(type))) {
        return Optional.of(annotation);
      }
    }
    for (VariableElement field : fields(type)) {
      Set<String> names = names(field);
      if (names.contains("Getter") && lacks(type, List.of(field), 0)) {
        return Optional.of("Getter");
      }
      if (names.contains("Setter") && lacks(type, List.of(field), 1)) {
        return Optional.of("Setter");
      }
    }
    return Optional.empty();
  }

  /** Lombok's annotations on it, by their simple names, in the order of the alphabet. */
  private static Set<String> names(Element element) {
    return element.getAnnotationMirrors().stream()
        .map(Annotations::name)
        .filter(name -> name.startsWith(LOMBOK))
        .map(name -> name.substring(name.lastIndexOf('.') + 1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean hasOnlyTheCompilersConstructor(TypeElement type) {
    return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
        .anyMatch(each -> elements.getOrigin(each) == Elements.Origin.MANDATED);
  }

  private static List<VariableElement> fields(TypeElement type) {
    return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
        .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
        .toList();
  }

  private static List<VariableElement> settable(TypeElement type) {
    return fields(type).stream()
        .filter(field -> !field.getModifiers().contains(Modifier.FINAL))
        .toList();
  }

  /** Whether there are fields, and none has a method with so many parameters. */
  private static boolean lacks(TypeElement type, List<VariableElement> fields, int parameters) {
    List<ExecutableElement> methods =
        ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .filter(method -> method.getParameters().size() == parameters)
            .toList();
    return !fields.isEmpty()
        && fields.stream()
            .noneMatch(field -> methods.stream().anyMatch(method -> isAccessor(method, field)));
  }

  /** Whatever prefixes fields and methods may have. */
  private static boolean isAccessor(ExecutableElement method, VariableElement field) {
    String called = method.getSimpleName().toString().replaceFirst("^(get|is|set)(?=\\P{Ll})", "");
    return lower(field).endsWith(called.toLowerCase(Locale.ROOT));
  }

  private static String lower(Element element) {
    return element.getSimpleName().toString().toLowerCase(Locale.ROOT);
  }

  /** The class gets its builder's name after the builder. */
  private static boolean lacksBuildersName(TypeElement type) {
    return names(type).contains("Builder")
        && Annotations.jackson(List.of(type), "JsonDeserialize").isEmpty();
  }

  private static boolean hasBuilder(TypeElement type) {
    return ElementFilter.typesIn(type.getEnclosedElements()).stream()
        .anyMatch(nested -> lower(nested).endsWith("builder"));
  }
}
