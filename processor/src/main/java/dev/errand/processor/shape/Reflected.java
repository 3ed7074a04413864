package dev.errand.processor.shape;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Collects the classes and arrays that Jackson asks about at run time. */
final class Reflected {

  /** What Jackson makes where an interface is asked for, and not by {@code new}. */
  private static final Map<String, String> IMPLEMENTATIONS =
      Map.ofEntries(
          Map.entry("java.util.Set", "java.util.HashSet"),
          Map.entry("java.util.SortedSet", "java.util.TreeSet"),
          Map.entry("java.util.NavigableSet", "java.util.TreeSet"),
          Map.entry("java.util.Queue", "java.util.LinkedList"),
          Map.entry("java.util.Deque", "java.util.LinkedList"),
          Map.entry("java.util.SortedMap", "java.util.TreeMap"),
          Map.entry("java.util.NavigableMap", "java.util.TreeMap"),
          Map.entry("java.util.concurrent.ConcurrentMap", "java.util.concurrent.ConcurrentHashMap"),
          Map.entry(
              "java.util.concurrent.ConcurrentNavigableMap",
              "java.util.concurrent.ConcurrentSkipListMap"));

  private final Elements elements;
  private final Set<String> names = new TreeSet<>();

  Reflected(Elements elements) {
    this.elements = elements;
  }

  Set<String> names() {
    return Collections.unmodifiableSet(names);
  }

  /** A class and those above it, whose members are its own too. */
  void add(Hierarchy hierarchy) {
    for (TypeElement type : hierarchy.types()) {
      if (!type.getQualifiedName().toString().startsWith("java.")) {
        names.add(elements.getBinaryName(type).toString());
        type.getAnnotationMirrors().forEach(this::addNamed);
        type.getEnclosedElements().forEach(this::addNamed);
      }
    }
  }

  /** Serializers, builders, strategies and the like that annotations name. */
  void addNamed(Element element) {
    element.getAnnotationMirrors().forEach(this::addNamed);
  }

  private void addNamed(AnnotationMirror mirror) {
    if (Annotations.isOfJackson(mirror)) {
      Annotations.classes(mirror).forEach(this::addNamed);
    }
  }

  private void addNamed(TypeMirror type) {
    if (type instanceof DeclaredType declared
        && type.getKind() == TypeKind.DECLARED
        && declared.asElement() instanceof TypeElement element
        && names.add(elements.getBinaryName(element).toString())) {
      add(Hierarchy.of(element));
    }
  }

  /** A collection or a map of the JDK. */
  void addJdk(TypeElement type) {
    String name = type.getQualifiedName().toString();
    String made = IMPLEMENTATIONS.get(name);
    if (made != null) {
      names.add(made);
    } else if (name.startsWith("java.util.")
        && type.getKind().isClass()
        && !type.getModifiers().contains(Modifier.ABSTRACT)) {
      names.add(elements.getBinaryName(type).toString());
    }
  }

  /** An array of objects, which is made by its component's class. */
  void addArray(TypeMirror erased) {
    int depth = 0;
    TypeMirror component = erased;
    while (component instanceof ArrayType array) {
      component = array.getComponentType();
      depth++;
    }
    String name =
        component instanceof DeclaredType declared
            ? elements.getBinaryName((TypeElement) declared.asElement()).toString()
            : component.getKind().isPrimitive() && depth > 1 ? component.toString() : "";
    if (!name.isEmpty()) {
      names.add(name + "[]".repeat(depth));
    }
  }
}
