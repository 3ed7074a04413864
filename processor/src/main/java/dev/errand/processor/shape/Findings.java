package dev.errand.processor.shape;

import dev.errand.processor.shape.Shape.Anything;
import dev.errand.processor.shape.Shape.Reference;
import dev.errand.processor.shape.ShapeReader.Missing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** What a walk through types has found so far. */
final class Findings {

  private static final Shape ANYTHING = new Anything();
  private static final int LONGEST_KEY = 500;

  private final Definitions definitions = new Definitions();
  private final Reflected reflected;
  private final Set<TypeElement> reached = new HashSet<>();
  private final Set<String> walked = new HashSet<>();
  private final List<Obstacle> obstacles = new ArrayList<>();
  private final List<Missing> missing = new ArrayList<>();

  Findings(Elements elements) {
    this.reflected = new Reflected(elements);
  }

  /** Another root begins. */
  void begin() {
    walked.clear();
    obstacles.clear();
    missing.clear();
  }

  Definitions definitions() {
    return definitions;
  }

  Reflected reflected() {
    return reflected;
  }

  Set<TypeElement> reached() {
    return reached;
  }

  List<Obstacle> obstacles() {
    return List.copyOf(obstacles);
  }

  List<Missing> missing() {
    return List.copyOf(missing);
  }

  Shape addObstacle(Family family, Path path, TypeMirror type) {
    obstacles.add(new Obstacle(family, path, type));
    return ANYTHING;
  }

  Shape addMissing(Path path, TypeMirror type) {
    missing.add(new Missing(path, type));
    return ANYTHING;
  }

  void addMissingAbove(Hierarchy hierarchy, Path path) {
    for (TypeElement type : hierarchy.types()) {
      Stream.concat(Stream.of(type.getSuperclass()), type.getInterfaces().stream())
          .filter(above -> above.getKind() == TypeKind.ERROR)
          .forEach(above -> addMissing(path, above));
    }
  }

  /** Looks at what is reached, and forgets what is wrong with it: somebody else knows better. */
  void quietly(Runnable walk) {
    List<Obstacle> obstaclesBefore = List.copyOf(obstacles);
    List<Missing> missingBefore = List.copyOf(missing);
    walk.run();
    obstacles.clear();
    obstacles.addAll(obstaclesBefore);
    missing.clear();
    missing.addAll(missingBefore);
  }

  /** Walks a type once, and refers to it wherever it comes again. */
  Shape named(DeclaredType type, Supplier<Shape> walk) {
    String key = definitions.key(type);
    if (key.length() > LONGEST_KEY) {
      return ANYTHING; // a type whose arguments grow without end
    }
    String name = definitions.name(type);
    if (walked.add(key)) {
      definitions.put(name, walk.get());
    }
    return definitions.isOpen(name) ? ANYTHING : new Reference(name);
  }
}
