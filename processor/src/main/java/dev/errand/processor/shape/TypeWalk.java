package dev.errand.processor.shape;

import dev.errand.processor.shape.Shape.Alternative;
import dev.errand.processor.shape.Shape.Anything;
import dev.errand.processor.shape.Shape.ArrayOf;
import dev.errand.processor.shape.Shape.Choice;
import dev.errand.processor.shape.Shape.MapOf;
import dev.errand.processor.shape.Shape.OneOf;
import dev.errand.processor.shape.Shape.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import javax.lang.model.util.Types;

/** Walks types, each to the JSON that it becomes. */
final class TypeWalk {

  private static final Shape ANYTHING = new Anything();

  private final Types types;
  private final Members members;
  private final Findings findings;
  private final BeanWalk beans;

  TypeWalk(Types types, Findings findings) {
    this.types = types;
    this.members = new Members(types);
    this.findings = findings;
    this.beans = new BeanWalk(this, members, findings);
  }

  /** What a type becomes where it is used, and what it is asked beside its own annotations. */
  Use use(TypeMirror type, Path path, Constraints asked) {
    if (type instanceof DeclaredType declared && ShapeReader.isHolder(declared)) {
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
        yield findings.addMissing(path, type);
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
    findings.reflected().addArray(types.erasure(array));
    return new ArrayOf(use(component, path.element(), Constraints.NONE));
  }

  private Shape wildcard(WildcardType wildcard, Path path) {
    TypeMirror bound =
        wildcard.getExtendsBound() == null ? wildcard.getSuperBound() : wildcard.getExtendsBound();
    return bound == null ? ANYTHING : shape(bound, path);
  }

  private Shape declared(DeclaredType type, Path path) {
    TypeElement element = (TypeElement) type.asElement();
    String name = ShapeReader.nameOf(type);
    Shape scalar = Scalars.of(name);
    if (scalar != null) {
      return scalar;
    }
    findings.reached().add(element);
    Hierarchy hierarchy = Hierarchy.of(element);
    if (name.startsWith("java.")) {
      return ofJava(type, hierarchy, path);
    }
    if (Believed.isOfLibrary(element)) {
      return library(type, hierarchy, path);
    }
    findings.reflected().add(hierarchy);
    findings.addMissingAbove(hierarchy, path);
    if (isBelieved(element, hierarchy)) {
      findings.quietly(() -> beans.bean(type, hierarchy, path, List.of()));
      return ANYTHING;
    }
    Optional<Family> family = Family.of(hierarchy.names());
    if (family.isPresent()) {
      return findings.addObstacle(family.get(), path, type);
    }
    if (element.getKind() == ElementKind.ENUM) {
      return Choices.of(element);
    }
    if (hierarchy.has("java.util.Map") || hierarchy.has("java.util.Collection")) {
      return findings.named(type, () -> container(type, hierarchy, path));
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
      return findings.addObstacle(family.get(), path, type);
    }
    return container(type, hierarchy, path);
  }

  private boolean isBelieved(TypeElement element, Hierarchy hierarchy) {
    List<Element> places = new ArrayList<>(hierarchy.types());
    return Believed.hasOtherRules(places)
        || Members.hasJsonValue(hierarchy)
        || Annotations.all(List.of(element)).stream()
            .anyMatch(mirror -> Annotations.name(mirror).equals("kotlin.Metadata"));
  }

  private Shape ofJava(DeclaredType type, Hierarchy hierarchy, Path path) {
    Optional<Family> family = Family.of(hierarchy.names());
    if (family.isPresent()) {
      return findings.addObstacle(family.get(), path, type);
    }
    TypeElement element = (TypeElement) type.asElement();
    if (element.getKind() == ElementKind.ENUM) {
      return Choices.of(element);
    }
    if (Functions.isFunction(element, hierarchy)) {
      return findings.addObstacle(Family.FUNCTION, path, type);
    }
    findings.reflected().addJdk(element);
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
    if (hierarchy.has("java.util.Collection")
        || ShapeReader.nameOf(type).equals("java.lang.Iterable")) {
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
        && Scalars.of(ShapeReader.nameOf(declared)) == null
        && key.getKind() == TypeKind.DECLARED) {
      findings.reached().add(element);
      Hierarchy hierarchy = Hierarchy.of(element);
      findings.reflected().add(hierarchy);
      if (element.getKind() == ElementKind.ENUM
          && !isBelieved(element, hierarchy)
          && Choices.of(element) instanceof Choice names) {
        return names.names();
      }
    }
    return List.of();
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
      return findings.addObstacle(Family.SEALED, path, type);
    }
    if (!isJacksons && Functions.isFunction(element, hierarchy)) {
      return findings.addObstacle(Family.FUNCTION, path, type);
    }
    if (element.getKind().isInterface() || element.getModifiers().contains(Modifier.ABSTRACT)) {
      return ANYTHING; // what Jackson is told to make of it
    }
    if (element.getKind() == ElementKind.CLASS
        && element.getNestingKind() == NestingKind.MEMBER
        && !element.getModifiers().contains(Modifier.STATIC)) {
      return findings.addObstacle(Family.INNER, path, type);
    }
    return beans.bean(type, hierarchy, path, List.of());
  }

  private Shape oneOf(DeclaredType type, TypeIds ids, Path path) {
    List<Alternative> alternatives = new ArrayList<>();
    ids.kinds()
        .forEach(
            (kind, id) -> {
              DeclaredType each =
                  kind.equals(type.asElement()) ? type : types.getDeclaredType(kind);
              Hierarchy hierarchy = Hierarchy.of(kind);
              findings.reached().add(kind);
              findings.reflected().add(hierarchy);
              Shape shape =
                  isBelieved(kind, hierarchy)
                      ? ANYTHING
                      : beans.bean(each, hierarchy, path, List.of(ids.property()));
              alternatives.add(new Alternative(id, shape));
            });
    return ids.isKnown() ? new OneOf(ids.property(), alternatives) : ANYTHING;
  }
}
