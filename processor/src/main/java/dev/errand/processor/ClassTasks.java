package dev.errand.processor;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import dev.errand.annotation.Task;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The tasks that a class declares, and those of the classes and interfaces above it. */
final class ClassTasks {

  private final Types types;

  ClassTasks(Types types) {
    this.types = types;
  }

  /** The ids of the class's own tasks, in their order. */
  static List<String> idsOf(TypeElement owner) {
    return methods(owner)
        .map(
            method ->
                TaskNames.read(method, Mark.of(method, Task.class).orElseThrow(), new Problems())
                    .id())
        .distinct()
        .toList();
  }

  /** Whether nothing is missing in the annotations of the class's own tasks. */
  static boolean areIdsComplete(TypeElement owner) {
    Problems missing = new Problems();
    methods(owner)
        .forEach(
            method ->
                MissingTypes.inAnnotation(
                    Mark.of(method, Task.class).orElseThrow(), "task method", missing));
    return !missing.hasErrors();
  }

  /** The ids of the tasks above the class. */
  List<String> idsAbove(TypeElement owner) {
    List<String> ids = new ArrayList<>();
    above(owner).forEach(type -> ids.addAll(idsOf(type)));
    return ids;
  }

  /** The task method that a method overrides or implements. */
  Optional<ExecutableElement> overriddenBy(ExecutableElement method, Elements elements) {
    TypeElement owner = MoreElements.asType(method.getEnclosingElement());
    return above(owner).stream()
        .flatMap(ClassTasks::methods)
        .filter(task -> elements.overrides(method, task, owner))
        .findFirst();
  }

  private static Stream<ExecutableElement> methods(TypeElement owner) {
    return ElementFilter.methodsIn(owner.getEnclosedElements()).stream()
        .filter(method -> Mark.of(method, Task.class).isPresent());
  }

  private Set<TypeElement> above(TypeElement type) {
    Set<TypeElement> all = new LinkedHashSet<>();
    collect(type, all);
    return all;
  }

  private void collect(TypeElement type, Set<TypeElement> all) {
    for (TypeMirror supertype : types.directSupertypes(type.asType())) {
      if (supertype.getKind() == TypeKind.DECLARED) {
        TypeElement element = MoreTypes.asTypeElement(supertype);
        if (all.add(element)) {
          collect(element, all);
        }
      }
    }
  }
}
