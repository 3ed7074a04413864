package dev.errand.processor.shape;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Classes to which Lombok is about to add members. On javac it does so from the next round on, and
 * takes its annotations away when it has.
 */
public final class LateTypes {

  /** Those that add members; others may stay in the class file. */
  private static final Set<String> ADD_MEMBERS =
      Set.of(
          "lombok.AllArgsConstructor",
          "lombok.Builder",
          "lombok.Data",
          "lombok.Getter",
          "lombok.NoArgsConstructor",
          "lombok.RequiredArgsConstructor",
          "lombok.Setter",
          "lombok.Value",
          "lombok.experimental.SuperBuilder",
          "lombok.extern.jackson.Jacksonized");

  /** An annotation that is still there. */
  public record Late(TypeElement type, String annotation) {}

  private LateTypes() {}

  /** The first of the classes that isn't complete yet. */
  public static Optional<Late> first(Collection<TypeElement> types) {
    return types.stream()
        .sorted((a, b) -> a.getQualifiedName().toString().compareTo(b.getQualifiedName().toString()))
        .flatMap(type -> Hierarchy.of(type).types().stream())
        .flatMap(LateTypes::annotations)
        .findFirst();
  }

  private static Stream<Late> annotations(TypeElement type) {
    return Stream.<Element>concat(Stream.of(type), type.getEnclosedElements().stream())
        .flatMap(element -> element.getAnnotationMirrors().stream())
        .map(Annotations::name)
        .filter(ADD_MEMBERS::contains)
        .map(name -> new Late(type, name.substring(name.lastIndexOf('.') + 1)));
  }
}
