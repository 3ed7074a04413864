package dev.errand.processor.shape;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** One property of a bean or record while its members are gathered. */
final class BeanProperty {

  private final String implicitName;
  private final List<Element> members = new ArrayList<>();
  private @Nullable VariableElement field;
  private @Nullable VariableElement argument;
  private @Nullable ExecutableElement getter;
  private @Nullable ExecutableElement setter;
  private boolean isComponent;

  BeanProperty(String implicitName) {
    this.implicitName = implicitName;
  }

  void addField(VariableElement element) {
    members.add(element);
    if (field == null) {
      field = element;
    }
  }

  void addGetter(ExecutableElement element) {
    members.add(element);
    if (getter == null) {
      getter = element;
    }
  }

  void addSetter(ExecutableElement element) {
    members.add(element);
    members.add(element.getParameters().get(0));
    if (setter == null) {
      setter = element;
    }
  }

  void addArgument(VariableElement element) {
    members.add(element);
    argument = element;
  }

  /** A record's component, which is always both written and read. */
  void addComponent(Element element) {
    members.add(element);
    isComponent = true;
  }

  /** Where annotations may stand. */
  List<Element> members() {
    return members;
  }

  String implicitName() {
    return implicitName;
  }

  String name() {
    for (String annotation : List.of("JsonProperty", "JsonGetter", "JsonSetter")) {
      String name =
          Annotations.jackson(members, annotation)
              .map(mirror -> Annotations.text(mirror, "value"))
              .orElse("");
      if (!name.isEmpty()) {
        return name;
      }
    }
    return implicitName;
  }

  private String access() {
    return Annotations.jackson(members, "JsonProperty")
        .map(mirror -> Annotations.text(mirror, "access"))
        .orElse("");
  }

  boolean isWritten() {
    return !access().equals("WRITE_ONLY")
        && (isComponent || isVisible(getter) || isVisible(field) || isExplicit());
  }

  /** Whether anything of it can be seen, without which it is none. */
  boolean isProperty() {
    return isWritten() || setter != null || argument != null;
  }

  boolean isRead() {
    if (access().equals("READ_ONLY")) {
      return false;
    }
    return isComponent || argument != null || setter != null || isFieldSet();
  }

  private boolean isFieldSet() {
    return field != null
        && !field.getModifiers().contains(Modifier.FINAL)
        && (isVisible(field) || isVisible(getter) || isExplicit());
  }

  boolean isByConstructor() {
    return isComponent || argument != null;
  }

  private static boolean isVisible(@Nullable Element element) {
    return element != null && element.getModifiers().contains(Modifier.PUBLIC);
  }

  private boolean isExplicit() {
    return Annotations.hasJackson(members, Believed.MAKE_VISIBLE);
  }

  /** What the value is read by, or written by where it isn't read. */
  Element main() {
    if (isComponent && field != null) {
      return field;
    }
    for (@Nullable Element each : new @Nullable Element[] {argument, setter, readField(), getter}) {
      if (each != null) {
        return each;
      }
    }
    return members.get(0);
  }

  private @Nullable Element readField() {
    return isFieldSet() || getter == null ? field : null;
  }
}
