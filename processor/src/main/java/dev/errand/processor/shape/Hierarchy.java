package dev.errand.processor.shape;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * A class and all above it, without {@code Object}.
 *
 * @param types nearest first: the class, its superclasses, their interfaces
 */
record Hierarchy(List<TypeElement> types, Set<String> names) {

  static Hierarchy of(TypeElement type) {
    Set<TypeElement> all = new LinkedHashSet<>();
    for (TypeElement each = type; each != null && !isObject(each); each = superclass(each)) {
      all.add(each);
    }
    for (TypeElement each : List.copyOf(all)) {
      addInterfaces(each, all);
    }
    return new Hierarchy(
        List.copyOf(all),
        all.stream().map(each -> each.getQualifiedName().toString()).collect(Collectors.toSet()));
  }

  private static boolean isObject(TypeElement type) {
    return type.getQualifiedName().contentEquals("java.lang.Object");
  }

  private static @Nullable TypeElement superclass(TypeElement type) {
    return type.getSuperclass().getKind() == TypeKind.DECLARED
        ? (TypeElement) ((DeclaredType) type.getSuperclass()).asElement()
        : null;
  }

  private static void addInterfaces(TypeElement type, Set<TypeElement> all) {
    for (TypeMirror each : type.getInterfaces()) {
      if (each.getKind() == TypeKind.DECLARED) {
        TypeElement element = (TypeElement) ((DeclaredType) each).asElement();
        all.add(element);
        addInterfaces(element, all);
      }
    }
  }

  boolean has(String name) {
    return names.contains(name);
  }
}
