package dev.errand.processor.shape;

import com.google.auto.common.MoreElements;
import dev.errand.processor.shape.BeanReader.Bean;
import dev.errand.processor.shape.Shape.Alternative;
import dev.errand.processor.shape.Shape.Anything;
import dev.errand.processor.shape.Shape.ArrayOf;
import dev.errand.processor.shape.Shape.Choice;
import dev.errand.processor.shape.Shape.MapOf;
import dev.errand.processor.shape.Shape.ObjectOf;
import dev.errand.processor.shape.Shape.OneOf;
import dev.errand.processor.shape.Shape.Property;
import dev.errand.processor.shape.Shape.Reference;
import dev.errand.processor.shape.Shape.Use;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
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
  private static final Shape ANYTHING = new Anything();
  private static final int LONGEST_KEY = 500;

  private final Types types;
  private final Members members;
  private final Definitions definitions = new Definitions();
  private final Reflected reflected;
  private final Set<TypeElement> reached = new HashSet<>();

  private final Set<String> walked = new HashSet<>();
  private final List<Obstacle> obstacles = new ArrayList<>();
  private final List<Missing> missing = new ArrayList<>();

  /** A reader for one task. */
  public ShapeReader(Elements elements, Types types) {
    this.types = types;
    this.members = new Members(types);
    this.reflected = new Reflected(elements);
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
        && (HOLDERS.contains(nameOf(declared))
            || nameOf(declared).startsWith("java.util.Optional"));
  }

  private Root root(TypeMirror type, Constraints constraints) {
    walked.clear();
    obstacles.clear();
    missing.clear();
    Use use = use(type, Path.ROOT, constraints);
    return new Root(use, List.copyOf(obstacles), List.copyOf(missing));
  }

  /** The shapes that have names. */
  public Map<String, Shape> definitions() {
    return definitions.all();
  }

  /** Binary names of the classes and arrays that the mapper asks about at run time. */
  public Set<String> reflected() {
    return reflected.names();
  }

  /** All classes that were come by. */
  public Set<TypeElement> reached() {
    return Set.copyOf(reached);
  }

  private Use use(TypeMirror type, Path path, Constraints asked) {
    if (type instanceof DeclaredType declared && HOLDERS.contains(nameOf(declared))) {
      if (declared.getTypeArguments().isEmpty()) {
        return Use.ANYTHING;
      }
      TypeMirror held = declared.getTypeArguments().get(0);
      return use(held, path, new Constraints(false, asked.keywords()));
    }
    Constraints constraints = asked.and(ConstraintReader.read(List.of(type)));
    boolean isNullable = !type.getKind().isPrimitive() && !constraints.isNotNull();
    return new Use(shape(type, path), isNullable, constraints);
  }

  private Shape shape(TypeMirror type, Path path) {
    return switch (type.getKind()) {
      case ARRAY -> array((ArrayType) type, path);
      case WILDCARD -> wildcard((WildcardType) type, path);
      case DECLARED -> declared((DeclaredType) type, path);
      case ERROR -> {
        missing.add(new Missing(path, type));
        yield ANYTHING;
      }
      default -> {
        Shape scalar =
            type.getKind().isPrimitive()
                ? Scalars.of(types.getPrimitiveType(type.getKind()).toString())
                : null;
        yield scalar == null ? ANYTHING : scalar;
      }
    };
  }

  private Shape array(ArrayType array, Path path) {
    TypeMirror component = array.getComponentType();
    if (component.getKind() == TypeKind.BYTE) {
      return Scalars.base64();
    }
    if (component.getKind() == TypeKind.CHAR) {
      return Scalars.text();
    }
    reflected.addArray(types.erasure(array));
    return new ArrayOf(use(component, path.element(), Constraints.NONE));
  }

  private Shape wildcard(WildcardType wildcard, Path path) {
    TypeMirror bound =
        wildcard.getExtendsBound() == null ? wildcard.getSuperBound() : wildcard.getExtendsBound();
    return bound == null ? ANYTHING : shape(bound, path);
  }

  private Shape declared(DeclaredType type, Path path) {
    TypeElement element = (TypeElement) type.asElement();
    String name = nameOf(type);
    Shape scalar = Scalars.of(name);
    if (scalar != null) {
      return scalar;
    }
    reached.add(element);
    Hierarchy hierarchy = Hierarchy.of(element);
    if (name.startsWith("java.")) {
      return ofJava(type, hierarchy, path);
    }
    if (Believed.isOfLibrary(element)) {
      return library(type, hierarchy, path);
    }
    reflected.add(hierarchy);
    addMissingAbove(hierarchy, path);
    if (isBelieved(element, hierarchy)) {
      quietly(() -> bean(type, hierarchy, path, List.of()));
      return ANYTHING;
    }
    Optional<Family> family = Family.of(hierarchy.names());
    if (family.isPresent()) {
      return obstacle(family.get(), path, type);
    }
    if (element.getKind() == ElementKind.ENUM) {
      return choice(element);
    }
    if (hierarchy.has("java.util.Map") || hierarchy.has("java.util.Collection")) {
      return named(type, () -> container(type, hierarchy, path));
    }
    if (Believed.isBelowLibrary(hierarchy)) {
      return ANYTHING;
    }
    return ofUser(type, hierarchy, path);
  }

  /** Its module knows more of it than its members tell. */
  private Shape library(DeclaredType type, Hierarchy hierarchy, Path path) {
    Optional<Family> family = Family.of(hierarchy.names());
    if (family.isPresent()) {
      return obstacle(family.get(), path, type);
    }
    return container(type, hierarchy, path);
  }

  private void addMissingAbove(Hierarchy hierarchy, Path path) {
    for (TypeElement type : hierarchy.types()) {
      Stream.concat(Stream.of(type.getSuperclass()), type.getInterfaces().stream())
          .filter(above -> above.getKind() == TypeKind.ERROR)
          .forEach(above -> missing.add(new Missing(path, above)));
    }
  }

  /** Looks at what is reached, and forgets what is wrong with it: somebody else knows better. */
  private void quietly(Runnable walk) {
    List<Obstacle> obstaclesBefore = List.copyOf(obstacles);
    List<Missing> missingBefore = List.copyOf(missing);
    walk.run();
    obstacles.clear();
    obstacles.addAll(obstaclesBefore);
    missing.clear();
    missing.addAll(missingBefore);
  }

  /** Walks a type once, and refers to it wherever it comes again. */
  private Shape named(DeclaredType type, Supplier<Shape> walk) {
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

  private boolean isBelieved(TypeElement element, Hierarchy hierarchy) {
    List<Element> places = new ArrayList<>(hierarchy.types());
    return Believed.hasOtherRules(places) || Members.hasJsonValue(hierarchy)
        || Annotations.all(List.of(element)).stream()
            .anyMatch(mirror -> Annotations.name(mirror).equals("kotlin.Metadata"));
  }

  private Shape obstacle(Family family, Path path, TypeMirror type) {
    obstacles.add(new Obstacle(family, path, type));
    return ANYTHING;
  }

  private Shape ofJava(DeclaredType type, Hierarchy hierarchy, Path path) {
    Optional<Family> family = Family.of(hierarchy.names());
    if (family.isPresent()) {
      return obstacle(family.get(), path, type);
    }
    TypeElement element = (TypeElement) type.asElement();
    if (element.getKind() == ElementKind.ENUM) {
      return choice(element);
    }
    if (Functions.isFunction(element, hierarchy)) {
      return obstacle(Family.FUNCTION, path, type);
    }
    reflected.addJdk(element);
    return container(type, hierarchy, path);
  }

  private Shape container(DeclaredType type, Hierarchy hierarchy, Path path) {
    for (String map : List.of("java.util.Map", "java.util.Map.Entry")) {
      if (hierarchy.has(map)) {
        List<? extends TypeMirror> arguments = members.argumentsOf(type, map);
        return arguments.size() == 2
            ? new MapOf(
                use(arguments.get(1), path.element(), Constraints.NONE), keys(arguments.get(0)))
            : new MapOf(Use.ANYTHING, List.of());
      }
    }
    if (hierarchy.has("java.util.Collection") || nameOf(type).equals("java.lang.Iterable")) {
      List<? extends TypeMirror> arguments = members.argumentsOf(type, "java.lang.Iterable");
      return new ArrayOf(
          arguments.size() == 1
              ? use(arguments.get(0), path.element(), Constraints.NONE)
              : Use.ANYTHING);
    }
    return ANYTHING;
  }

  /** The only keys that there may be; empty if any. */
  private List<String> keys(TypeMirror key) {
    if (key instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && Scalars.of(nameOf(declared)) == null
        && key.getKind() == TypeKind.DECLARED) {
      reached.add(element);
      Hierarchy hierarchy = Hierarchy.of(element);
      reflected.add(hierarchy);
      if (element.getKind() == ElementKind.ENUM
          && !isBelieved(element, hierarchy)
          && choice(element) instanceof Choice names) {
        return names.names();
      }
    }
    return List.of();
  }

  private static Shape choice(TypeElement type) {
    List<String> names = new ArrayList<>();
    for (Element constant : type.getEnclosedElements()) {
      if (constant.getKind() == ElementKind.ENUM_CONSTANT) {
        String given =
            Annotations.jackson(List.of(constant), "JsonProperty")
                .map(mirror -> Annotations.text(mirror, "value"))
                .orElse("");
        names.add(given.isEmpty() ? constant.getSimpleName().toString() : given);
      }
    }
    boolean isOpen =
        names.isEmpty()
            || Annotations.hasJackson(List.of(type), List.of("JsonFormat", "JsonNaming", "EnumNaming"))
            || Members.hasCreator(type);
    return isOpen ? ANYTHING : new Choice(List.copyOf(names));
  }

  private Shape ofUser(DeclaredType type, Hierarchy hierarchy, Path path) {
    TypeElement element = (TypeElement) type.asElement();
    TypeIds ids = TypeIds.of(element, hierarchy);
    if (ids != null) {
      return oneOf(type, ids, path);
    }
    boolean isJacksons = Members.isJacksons(hierarchy);
    if (element.getModifiers().contains(Modifier.SEALED)
        && element.getModifiers().contains(Modifier.ABSTRACT)
        && !isJacksons) {
      return obstacle(Family.SEALED, path, type);
    }
    if (!isJacksons && Functions.isFunction(element, hierarchy)) {
      return obstacle(Family.FUNCTION, path, type);
    }
    if (element.getKind().isInterface() || element.getModifiers().contains(Modifier.ABSTRACT)) {
      return ANYTHING; // what Jackson is told to make of it
    }
    if (element.getKind() == ElementKind.CLASS
        && element.getNestingKind() == NestingKind.MEMBER
        && !element.getModifiers().contains(Modifier.STATIC)) {
      return obstacle(Family.INNER, path, type);
    }
    return bean(type, hierarchy, path, List.of());
  }

  private Shape oneOf(DeclaredType type, TypeIds ids, Path path) {
    List<Alternative> alternatives = new ArrayList<>();
    ids.kinds()
        .forEach(
            (kind, id) -> {
              DeclaredType each =
                  kind.equals(type.asElement()) ? type : types.getDeclaredType(kind);
              Hierarchy hierarchy = Hierarchy.of(kind);
              reached.add(kind);
              reflected.add(hierarchy);
              Shape shape =
                  isBelieved(kind, hierarchy)
                      ? ANYTHING
                      : bean(each, hierarchy, path, List.of(ids.property()));
              alternatives.add(new Alternative(id, shape));
            });
    return ids.isKnown() ? new OneOf(ids.property(), alternatives) : ANYTHING;
  }

  /** A bean or a record; the properties to leave are something else. */
  private Shape bean(DeclaredType type, Hierarchy hierarchy, Path path, List<String> left) {
    return named(type, () -> properties(type, hierarchy, path, left));
  }

  private Shape properties(
      DeclaredType type, Hierarchy hierarchy, Path path, List<String> left) {
    Bean bean = BeanReader.read((TypeElement) type.asElement(), hierarchy);
    if (!bean.isConstructible()) {
      quietly(() -> properties(type, bean, path, left));
      return ANYTHING; // a mix-in or a module must know
    }
    List<Property> properties = properties(type, bean, path, left);
    Optional<Use> others = others(type, bean, path);
    return Believed.hasOtherProperties(hierarchy.types())
        ? ANYTHING
        : new ObjectOf(properties, others);
  }

  private List<Property> properties(
      DeclaredType type, Bean bean, Path path, List<String> left) {
    return bean.properties().stream()
        .filter(property -> !left.contains(property.name()))
        .flatMap(property -> read(type, property, path).stream())
        .toList();
  }

  private Optional<Property> read(DeclaredType owner, BeanProperty property, Path path) {
    List<Element> places = property.members();
    places.forEach(reflected::addNamed);
    TypeMirror type = members.typeOf(owner, property.main());
    if (Believed.hasOtherRules(places)) {
      quietly(() -> use(type, path, Constraints.NONE));
      return Optional.of(new Property(property.name(), Use.ANYTHING, false));
    }
    if (isIgnoredType(type)) {
      return Optional.empty();
    }
    Constraints constraints =
        ConstraintReader.read(List.<AnnotatedConstruct>copyOf(places));
    Use use = use(type, path.property(property.name()), constraints);
    if (Annotations.jackson(places, "JsonUnwrapped").isPresent()) {
      return Optional.empty(); // its properties are among others, which may be anything
    }
    if (Believed.hasOtherValue(places, use.shape())) {
      use = Use.ANYTHING;
    } else if (isNullSkipped(property)) {
      use = new Use(use.shape(), true, use.constraints());
    }
    boolean isRequired =
        (property.isRead() && isRequired(property, type)) || use.constraints().isNotNull();
    return Optional.of(new Property(property.name(), use, isRequired));
  }

  private static boolean isNullSkipped(BeanProperty property) {
    return Annotations.jackson(property.members(), "JsonSetter")
        .filter(mirror -> Annotations.text(mirror, "nulls").equals("SKIP"))
        .isPresent();
  }

  private static boolean isRequired(BeanProperty property, TypeMirror type) {
    boolean isAsked =
        property.isByConstructor()
            && Annotations.jackson(property.members(), "JsonProperty")
                .filter(mirror -> Annotations.isTrue(mirror, "required"))
                .isPresent();
    return isAsked || (type.getKind().isPrimitive() && !isNullSkipped(property));
  }

  private static boolean isIgnoredType(TypeMirror type) {
    return type instanceof DeclaredType declared
        && Annotations.isOn(List.of(declared.asElement()), "JsonIgnoreType");
  }

  private Optional<Use> others(DeclaredType owner, Bean bean, Path path) {
    List<Use> uses = new ArrayList<>();
    for (Element each : bean.others()) {
      TypeMirror type = members.valueOfOthers(owner, each);
      uses.add(use(type, path, Constraints.NONE));
    }
    boolean isUnwrapping =
        bean.properties().stream()
            .anyMatch(p -> Annotations.jackson(p.members(), "JsonUnwrapped").isPresent());
    return isUnwrapping ? Optional.empty() : uses.stream().findFirst();
  }

  private static String nameOf(DeclaredType type) {
    return MoreElements.asType(type.asElement()).getQualifiedName().toString();
  }
}
