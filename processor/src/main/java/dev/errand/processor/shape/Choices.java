package dev.errand.processor.shape;

import dev.errand.processor.shape.Shape.Anything;
import dev.errand.processor.shape.Shape.Choice;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** What enums become. */
final class Choices {

  private Choices() {}

  /** One of the constants' names, unless something else is said. */
  static Shape of(TypeElement type) {
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
            || Annotations.hasJackson(
                List.of(type), List.of("JsonFormat", "JsonNaming", "EnumNaming"))
            || Members.hasCreator(type);
    return isOpen ? new Anything() : new Choice(List.copyOf(names));
  }
}
