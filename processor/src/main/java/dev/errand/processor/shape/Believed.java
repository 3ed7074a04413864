package dev.errand.processor.shape;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.TypeElement;

/** Where the types don't tell the JSON, since somebody else has said what it is. */
final class Believed {

  /** Jackson's annotations that make a member a property even where it is private. */
  static final List<String> MAKE_VISIBLE =
      List.of(
          "JsonProperty",
          "JsonGetter",
          "JsonSetter",
          "JsonSerialize",
          "JsonDeserialize",
          "JsonView",
          "JsonFormat",
          "JsonTypeInfo",
          "JsonUnwrapped",
          "JsonRawValue",
          "JsonMerge",
          "JsonBackReference",
          "JsonManagedReference");

  /** On a class or a property: its JSON is made by other rules. */
  private static final List<String> OTHER_RULES =
      List.of("JsonSerialize", "JsonDeserialize", "JsonTypeResolver", "JsonRawValue");

  /** On a class: its properties are others, or not all that there is. */
  private static final List<String> OTHER_PROPERTIES =
      List.of("JsonAutoDetect", "JsonIdentityInfo", "JsonNaming", "JsonFormat", "JsonFilter");

  /** On a property: the object in it has others than its class says. */
  private static final List<String> OTHER_VALUE =
      List.of(
          "JsonBackReference",
          "JsonFormat",
          "JsonIdentityInfo",
          "JsonIdentityReference",
          "JsonManagedReference",
          "JsonTypeInfo");

  /** On a property: the object in it, if it is one, has fewer than its class says. */
  private static final List<String> FEWER_PROPERTIES =
      List.of("JsonIgnoreProperties", "JsonIncludeProperties");

  /** Libraries whose types are written by Jackson itself or by a module for them. */
  private static final Set<String> LIBRARIES =
      Set.of(
          "com.fasterxml.jackson.",
          "com.google.common.",
          "com.google.protobuf.",
          "groovy.",
          "io.reactivex.",
          "io.vavr.",
          "jakarta.",
          "java.",
          "javax.",
          "kotlin.",
          "org.bson.",
          "org.eclipse.collections.",
          "org.javamoney.",
          "org.joda.",
          "org.springframework.",
          "org.threeten.",
          "reactor.",
          "scala.",
          "tools.jackson.");

  private Believed() {}

  /** Whether the class or property comes with code or settings of its own. */
  static boolean hasOtherRules(Collection<? extends AnnotatedConstruct> places) {
    return Annotations.hasJackson(places, OTHER_RULES) || isBundled(places);
  }

  private static boolean isBundled(Collection<? extends AnnotatedConstruct> places) {
    return Annotations.all(places).stream()
        .anyMatch(
            mirror ->
                !Annotations.name(mirror).startsWith("java.")
                    && Annotations.isMetaAnnotated(
                        mirror, Annotations.JACKSON + "JacksonAnnotationsInside"));
  }

  static boolean hasOtherProperties(Collection<? extends AnnotatedConstruct> type) {
    return Annotations.hasJackson(type, OTHER_PROPERTIES);
  }

  static boolean hasOtherValue(Collection<? extends AnnotatedConstruct> property, Shape shape) {
    boolean isScalar =
        shape instanceof Shape.Text
            || shape instanceof Shape.Numeric
            || shape instanceof Shape.Truth
            || shape instanceof Shape.Choice;
    return Annotations.hasJackson(property, OTHER_VALUE)
        || (!isScalar && Annotations.hasJackson(property, FEWER_PROPERTIES));
  }

  static boolean isOfLibrary(TypeElement type) {
    return isOfLibrary(type.getQualifiedName().toString());
  }

  /** Whether a class above it is a library's. */
  static boolean isBelowLibrary(Hierarchy hierarchy) {
    return hierarchy.has("com.google.protobuf.MessageLite")
        || hierarchy.types().stream()
            .anyMatch(type -> type.getKind().isClass() && isOfLibrary(type));
  }

  private static boolean isOfLibrary(String name) {
    return !Stream.of("java.lang.Record", "java.lang.Enum").anyMatch(name::equals)
        && LIBRARIES.stream().anyMatch(name::startsWith);
  }
}
