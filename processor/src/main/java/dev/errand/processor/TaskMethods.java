package dev.errand.processor;

import com.google.auto.common.MoreElements;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The task methods, or hook methods, to look at in each round: those that the round brings, and
 * those of rounds before whose types weren't all there.
 */
final class TaskMethods {

  private final Elements elements;
  private final List<Class<? extends Annotation>> types;
  private Set<MethodKey> waiting = new LinkedHashSet<>();

  /** For methods with one of these annotations. */
  TaskMethods(Elements elements, List<Class<? extends Annotation>> types) {
    this.elements = elements;
    this.types = types;
  }

  /** The methods of this round; those that waited come first and no longer wait. */
  List<ExecutableElement> in(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Set<ExecutableElement> methods = new LinkedHashSet<>();
    waiting.forEach(key -> key.find(elements).ifPresent(methods::add));
    waiting = new LinkedHashSet<>();
    types.forEach(type -> methods.addAll(annotated(type, annotations, round)));
    return List.copyOf(methods);
  }

  /** Looks at the method again in the next round. */
  void await(ExecutableElement method) {
    waiting.add(MethodKey.of(method, elements));
  }

  boolean areWaiting() {
    return !waiting.isEmpty();
  }

  /**
   * The methods of this round that have the annotation, by the names of their classes and in the
   * order of the source: compilers give them in an order of their own, Eclipse's in none.
   */
  static List<ExecutableElement> annotated(
      Class<? extends Annotation> type,
      Set<? extends TypeElement> annotations,
      RoundEnvironment round) {
    List<ExecutableElement> methods = new ArrayList<>();
    for (TypeElement annotation : annotations) {
      if (annotation.getQualifiedName().contentEquals(Mark.name(type))) {
        methods.addAll(ElementFilter.methodsIn(round.getElementsAnnotatedWith(annotation)));
      }
    }
    Map<String, TypeElement> classes = new TreeMap<>();
    for (ExecutableElement method : methods) {
      TypeElement owner = MoreElements.asType(method.getEnclosingElement());
      classes.put(owner.getQualifiedName().toString(), owner);
    }
    Set<ExecutableElement> found = Set.copyOf(methods);
    return classes.values().stream()
        .flatMap(owner -> ElementFilter.methodsIn(owner.getEnclosedElements()).stream())
        .filter(found::contains)
        .toList();
  }
}
