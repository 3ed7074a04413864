package dev.errand.processor.shape;

import dev.errand.processor.shape.BeanReader.Bean;
import dev.errand.processor.shape.Shape.Anything;
import dev.errand.processor.shape.Shape.ObjectOf;
import dev.errand.processor.shape.Shape.Property;
import dev.errand.processor.shape.Shape.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Walks the properties of beans and records. */
final class BeanWalk {

  private static final Shape ANYTHING = new Anything();

  private final TypeWalk walk;
  private final Members members;
  private final Findings findings;

  BeanWalk(TypeWalk walk, Members members, Findings findings) {
    this.walk = walk;
    this.members = members;
    this.findings = findings;
  }

  /** A bean or a record; the properties to leave are something else. */
  Shape bean(DeclaredType type, Hierarchy hierarchy, Path path, List<String> left) {
    return findings.named(type, () -> properties(type, hierarchy, path, left));
  }

  private Shape properties(DeclaredType type, Hierarchy hierarchy, Path path, List<String> left) {
    Bean bean = BeanReader.read((TypeElement) type.asElement(), hierarchy);
    if (!bean.isConstructible()) {
      findings.quietly(() -> properties(type, bean, path, left));
      return ANYTHING; // a mix-in or a module must know
    }
    List<Property> properties = properties(type, bean, path, left);
    Optional<Use> others = others(type, bean, path);
    return Believed.hasOtherProperties(hierarchy.types())
        ? ANYTHING
        : new ObjectOf(properties, others);
  }

  private List<Property> properties(DeclaredType type, Bean bean, Path path, List<String> left) {
    return bean.properties().stream()
        .filter(property -> !left.contains(property.name()))
        .flatMap(property -> read(type, property, path).stream())
        .toList();
  }

  private Optional<Property> read(DeclaredType owner, BeanProperty property, Path path) {
    List<Element> places = property.members();
    places.forEach(findings.reflected()::addNamed);
    TypeMirror type = members.typeOf(owner, property.main());
    if (Believed.hasOtherRules(places)) {
      findings.quietly(() -> walk.use(type, path, Constraints.NONE));
      return Optional.of(new Property(property.name(), Use.ANYTHING, false));
    }
    if (isIgnoredType(type)) {
      return Optional.empty();
    }
    Constraints constraints = ConstraintReader.read(List.<AnnotatedConstruct>copyOf(places));
    Use use = walk.use(type, path.property(property.name()), constraints);
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
      uses.add(walk.use(type, path, Constraints.NONE));
    }
    boolean isUnwrapping =
        bean.properties().stream()
            .anyMatch(p -> Annotations.jackson(p.members(), "JsonUnwrapped").isPresent());
    return isUnwrapping ? Optional.empty() : uses.stream().findFirst();
  }
}
