package dev.errand.processor.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/** Interfaces that lambdas implement. */
final class Functions {

  /** One abstract method, but values rather than functions. */
  private static final Set<String> VALUES =
      Set.of(
          "java.lang.CharSequence",
          "java.lang.Comparable",
          "java.lang.Iterable",
          "java.nio.file.attribute.FileTime",
          "java.time.temporal.TemporalAmount");

  private static final Set<String> OF_OBJECT = Set.of("equals", "hashCode", "toString");

  private Functions() {}

  static boolean isFunction(TypeElement type, Hierarchy hierarchy) {
    if (!type.getKind().isInterface() || VALUES.stream().anyMatch(hierarchy::has)) {
      return false;
    }
    List<ExecutableElement> all = new ArrayList<>();
    hierarchy
        .types()
        .forEach(each -> all.addAll(ElementFilter.methodsIn(each.getEnclosedElements())));
    List<ExecutableElement> methods =
        all.stream()
            .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
            .filter(method -> !OF_OBJECT.contains(method.getSimpleName().toString()))
            .filter(method -> all.stream().noneMatch(other -> isDefaultOf(other, method)))
            .toList();
    return methods.stream().map(Functions::signature).distinct().count() == 1
        && !isGetter(methods.get(0));
  }

  private static boolean isDefaultOf(ExecutableElement other, ExecutableElement method) {
    return other.isDefault() && signature(other).equals(signature(method));
  }

  private static String signature(ExecutableElement method) {
    return method.getSimpleName() + "/" + method.getParameters().size();
  }

  /** A value with one property. */
  private static boolean isGetter(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    return method.getParameters().isEmpty()
        && method.getReturnType().getKind() != TypeKind.VOID
        && ((name.startsWith("get") && name.length() > 3)
            || (name.startsWith("is") && name.length() > 2));
  }
}
