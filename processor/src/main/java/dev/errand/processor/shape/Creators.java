package dev.errand.processor.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/**
 * How the mapper makes an object of a class: which constructor or factory takes which properties.
 */
final class Creators {

  private final TypeElement type;
  private final Map<String, BeanProperty> properties;

  Creators(TypeElement type, Map<String, BeanProperty> properties) {
    this.type = type;
    this.properties = properties;
  }

  /** Adds what constructors take; false if it isn't known how an object is made. */
  boolean add() {
    List<ExecutableElement> constructors = ElementFilter.constructorsIn(type.getEnclosedElements());
    List<ExecutableElement> marked =
        Stream.concat(
                constructors.stream(), ElementFilter.methodsIn(type.getEnclosedElements()).stream())
            .filter(creator -> Annotations.jackson(List.of(creator), "JsonCreator").isPresent())
            .toList();
    if (type.getKind() == ElementKind.RECORD) {
      return marked.isEmpty() && addComponents(constructors);
    }
    if (!marked.isEmpty()) {
      return marked.size() == 1 && addMarked(marked.get(0));
    }
    for (ExecutableElement constructor : constructors) {
      if (!constructor.getParameters().isEmpty()
          && (areAllNamed(constructor) || hasNamesBeside(constructor))) {
        return addArguments(constructor, names(constructor));
      }
    }
    if (constructors.stream().anyMatch(each -> each.getParameters().isEmpty())) {
      return true;
    }
    List<ExecutableElement> open = constructors.stream().filter(Creators::isPublic).toList();
    return open.size() == 1 && addByName(open.get(0));
  }

  /** The annotations of components are on the constructor's parameters too. */
  private boolean addComponents(List<ExecutableElement> constructors) {
    List<String> components =
        type.getRecordComponents().stream().map(each -> each.getSimpleName().toString()).toList();
    for (ExecutableElement constructor : constructors) {
      List<? extends VariableElement> parameters = constructor.getParameters();
      if (parameters.stream()
          .map(each -> each.getSimpleName().toString())
          .toList()
          .equals(components)) {
        parameters.forEach(
            each ->
                properties
                    .computeIfAbsent(each.getSimpleName().toString(), BeanProperty::new)
                    .addArgument(each));
      }
    }
    return true;
  }

  private boolean addMarked(ExecutableElement creator) {
    String mode =
        Annotations.jackson(List.of(creator), "JsonCreator")
            .map(mirror -> Annotations.text(mirror, "mode"))
            .orElse("");
    boolean isDelegating =
        mode.equals("DELEGATING")
            || (creator.getParameters().size() == 1
                && !areAllNamed(creator)
                && !mode.equals("PROPERTIES"));
    return !isDelegating && !mode.equals("DISABLED") && addArguments(creator, names(creator));
  }

  private boolean addArguments(ExecutableElement creator, List<String> names) {
    List<? extends VariableElement> parameters = creator.getParameters();
    for (int i = 0; i < parameters.size(); i++) {
      String name = names.get(i);
      if (name.matches("arg\\d+")
          || Annotations.jackson(List.of(parameters.get(i)), "JacksonInject").isPresent()) {
        return false;
      }
      BeanProperty property =
          properties.values().stream()
              .filter(each -> each.name().equals(name))
              .findFirst()
              .orElseGet(() -> properties.computeIfAbsent(name, BeanProperty::new));
      property.addArgument(parameters.get(i));
    }
    return true;
  }

  /** Where all parameters are called as properties are, and the class file has their names. */
  private boolean addByName(ExecutableElement constructor) {
    List<String> names = names(constructor);
    return names.stream()
            .allMatch(name -> properties.values().stream().anyMatch(p -> p.name().equals(name)))
        && addArguments(constructor, names);
  }

  private static boolean isPublic(ExecutableElement constructor) {
    return constructor.getModifiers().contains(Modifier.PUBLIC);
  }

  private static boolean areAllNamed(ExecutableElement creator) {
    return creator.getParameters().stream().noneMatch(each -> givenName(each).isEmpty());
  }

  private static boolean hasNamesBeside(ExecutableElement creator) {
    return !beside(creator).isEmpty();
  }

  private static List<String> beside(ExecutableElement creator) {
    return Annotations.all(List.of(creator)).stream()
        .filter(mirror -> Annotations.name(mirror).equals("java.beans.ConstructorProperties"))
        .flatMap(mirror -> Annotations.list(mirror, "value").stream())
        .map(Object::toString)
        .toList();
  }

  private static String givenName(VariableElement parameter) {
    return Annotations.jackson(List.of(parameter), "JsonProperty")
        .map(mirror -> Annotations.text(mirror, "value"))
        .orElse("");
  }

  private static List<String> names(ExecutableElement creator) {
    List<String> beside = beside(creator);
    List<String> names = new ArrayList<>();
    for (VariableElement parameter : creator.getParameters()) {
      String given = givenName(parameter);
      if (beside.size() == creator.getParameters().size()) {
        names.add(beside.get(names.size()));
      } else {
        names.add(given.isEmpty() ? parameter.getSimpleName().toString() : given);
      }
    }
    return names;
  }
}
