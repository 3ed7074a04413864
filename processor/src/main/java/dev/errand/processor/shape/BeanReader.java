package dev.errand.processor.shape;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/** Gathers the properties of a bean or a record as Errand's own mapper does. */
final class BeanReader {

  /**
   * A bean or a record.
   *
   * @param others the members that hold properties of any name
   * @param isConstructible whether the mapper can make one without being told how
   */
  record Bean(List<BeanProperty> properties, List<Element> others, boolean isConstructible) {}

  private final TypeElement type;
  private final Hierarchy hierarchy;
  private final Map<String, BeanProperty> properties = new LinkedHashMap<>();
  private final List<Element> others = new ArrayList<>();

  private BeanReader(TypeElement type, Hierarchy hierarchy) {
    this.type = type;
    this.hierarchy = hierarchy;
  }

  static Bean read(TypeElement type, Hierarchy hierarchy) {
    return new BeanReader(type, hierarchy).read();
  }

  private Bean read() {
    for (RecordComponentElement component : type.getRecordComponents()) {
      property(component.getSimpleName().toString()).addComponent(component);
    }
    for (TypeElement each : hierarchy.types()) {
      ElementFilter.fieldsIn(each.getEnclosedElements()).forEach(this::addField);
      ElementFilter.methodsIn(each.getEnclosedElements()).forEach(this::addMethod);
    }
    boolean isConstructible = new Creators(type, properties).add();
    Set<String> ignored = new HashSet<>();
    Annotations.jackson(hierarchy.types(), "JsonIgnoreProperties")
        .ifPresent(
            mirror ->
                Annotations.list(mirror, "value").forEach(name -> ignored.add(name.toString())));
    List<BeanProperty> kept =
        properties.values().stream()
            .filter(BeanProperty::isProperty)
            .filter(property -> !Annotations.isOn(property.members(), "JsonIgnore"))
            .filter(property -> !ignored.contains(property.name()))
            .filter(property -> isIncluded(property.name()))
            .toList();
    return new Bean(kept, List.copyOf(others), isConstructible);
  }

  private boolean isIncluded(String name) {
    return Annotations.jackson(hierarchy.types(), "JsonIncludeProperties")
        .map(mirror -> Annotations.list(mirror, "value").contains(name))
        .orElse(true);
  }

  private BeanProperty property(String name) {
    return properties.computeIfAbsent(name, BeanProperty::new);
  }

  private void addField(VariableElement field) {
    boolean isMarked = Annotations.hasJackson(List.of(field), Believed.MAKE_VISIBLE);
    if (field.getModifiers().contains(Modifier.STATIC)
        || (field.getModifiers().contains(Modifier.TRANSIENT) && !isMarked)) {
      return;
    }
    if (isForOthers(field)) {
      others.add(field);
    } else {
      property(field.getSimpleName().toString()).addField(field);
    }
  }

  private void addMethod(ExecutableElement method) {
    if (method.getModifiers().contains(Modifier.STATIC)) {
      return;
    }
    if (isForOthers(method)) {
      others.add(method);
      return;
    }
    switch (method.getParameters().size()) {
      case 0 -> addGetter(method);
      case 1 -> addSetter(method);
      default -> {
        // neither
      }
    }
  }

  private static boolean isForOthers(Element member) {
    return Annotations.isOn(List.of(member), "JsonAnyGetter")
        || Annotations.isOn(List.of(member), "JsonAnySetter");
  }

  private void addGetter(ExecutableElement method) {
    if (method.getReturnType().getKind() == TypeKind.VOID) {
      return;
    }
    String called = method.getSimpleName().toString();
    boolean isMarked = isMarked(method);
    BeanProperty component = properties.get(called);
    if (type.getKind() == ElementKind.RECORD && component != null) {
      component.addGetter(method);
      return;
    }
    String name = "";
    if (called.startsWith("get")) {
      name = afterPrefix(called, "get");
    } else if (called.startsWith("is") && isBoolean(method)) {
      name = afterPrefix(called, "is");
    }
    if (name.isEmpty() && isMarked) {
      name = called;
    }
    boolean isPublic = method.getModifiers().contains(Modifier.PUBLIC);
    if (!name.isEmpty() && (isPublic || isMarked)) {
      property(name).addGetter(method);
    }
  }

  private static boolean isBoolean(ExecutableElement method) {
    return method.getReturnType().getKind() == TypeKind.BOOLEAN
        || method.getReturnType().toString().endsWith("java.lang.Boolean");
  }

  private void addSetter(ExecutableElement method) {
    String called = method.getSimpleName().toString();
    String name = called.startsWith("set") ? afterPrefix(called, "set") : "";
    if (name.isEmpty() && isMarked(method)) {
      name = called;
    }
    if (!name.isEmpty() && type.getKind() != ElementKind.RECORD) {
      property(name).addSetter(method);
    }
  }

  private static boolean isMarked(ExecutableElement method) {
    return Annotations.hasJackson(List.of(method), Believed.MAKE_VISIBLE);
  }

  /** {@code getUrl} is of {@code url}, and {@code getURL} of {@code URL}. */
  private static String afterPrefix(String called, String prefix) {
    String name = called.substring(prefix.length());
    if (name.isEmpty() || (name.length() > 1 && Character.isUpperCase(name.charAt(1)))) {
      return name;
    }
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
