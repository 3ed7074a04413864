package dev.errand.processor.shape;

import com.google.auto.common.MoreElements;
import dev.errand.processor.shape.Shape.Anything;
import dev.errand.processor.shape.Shape.Use;
import dev.errand.processor.shape.ShapeReader.Missing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Walks the types of one task's payload and output. For each parameter and for the output a root is
 * read; they share what has a name.
 */
public final class ShapeReader {

  /**
   * What came of one type.
   *
   * @param obstacles what no JSON can hold
   * @param missing what couldn't be resolved, and where it is
   */
  public record Root(Use use, List<Obstacle> obstacles, List<Missing> missing) {}

  /** A type that couldn't be resolved. */
  public record Missing(Path path, TypeMirror type) {}

  /** A value of which nothing is known. */
  public static final Use ANY_VALUE = Use.ANYTHING;

  private static final Set<String> HOLDERS =
      Set.of("java.util.Optional", "java.util.concurrent.atomic.AtomicReference");
  private final Findings findings;
  private final TypeWalk walk;

  /** A reader for one task. */
  public ShapeReader(Elements elements, Types types) {
    this.findings = new Findings(elements);
    this.walk = new TypeWalk(types, findings);
  }

  /** A parameter, or another element that has a type and annotations. */
  public Root read(Element element) {
    return root(element.asType(), ConstraintReader.read(List.of(element)));
  }

  /** An output's type. Where there is no output, there is no JSON, rather than {@code null}. */
  public Root readOutput(TypeMirror type) {
    Root root = root(type, Constraints.NONE);
    boolean isNullable = root.use().shape() instanceof Anything || mayBeEmpty(type);
    return new Root(
        new Use(root.use().shape(), isNullable, Constraints.NONE),
        root.obstacles(),
        root.missing());
  }

  private static boolean mayBeEmpty(TypeMirror type) {
    return type instanceof DeclaredType declared
        && (isHolder(declared) || nameOf(declared).startsWith("java.util.Optional"));
  }

  private Root root(TypeMirror type, Constraints constraints) {
    findings.begin();
    Use use = walk.use(type, Path.ROOT, constraints);
    return new Root(use, findings.obstacles(), findings.missing());
  }

  /** The shapes that have names. */
  public Map<String, Shape> definitions() {
    return findings.definitions().all();
  }

  /** Binary names of the classes and arrays that the mapper asks about at run time. */
  public Set<String> reflected() {
    return findings.reflected().names();
  }

  /** All classes that were come by. */
  public Set<TypeElement> reached() {
    return Set.copyOf(findings.reached());
  }

  /** Whether values are JSON's {@code null} where they hold nothing. */
  static boolean isHolder(DeclaredType type) {
    return HOLDERS.contains(nameOf(type));
  }

  static String nameOf(DeclaredType type) {
    return MoreElements.asType(type.asElement()).getQualifiedName().toString();
  }
}
