package dev.errand.processor;

import com.google.auto.common.MoreElements;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * Whether generated code can call a method at all. Of methods in local and anonymous classes no
 * compiler tells a processor.
 */
final class MethodRules {

  private MethodRules() {}

  static void check(ExecutableElement method, Problems problems) {
    TypeElement owner = MoreElements.asType(method.getEnclosingElement());
    Object name = method.getSimpleName();
    if (method.getModifiers().contains(Modifier.PRIVATE)) {
      problems.on(method, Message.PRIVATE_METHOD, name);
    }
    if (method.getModifiers().contains(Modifier.ABSTRACT)
        && owner.getKind() != ElementKind.INTERFACE) {
      problems.on(method, Message.ABSTRACT_METHOD, name);
    }
    if (!method.getTypeParameters().isEmpty()) {
      problems.on(method, Message.GENERIC_METHOD, name);
    }
    for (TypeElement type : TypeParts.withEnclosing(owner)) {
      if (type.getModifiers().contains(Modifier.PRIVATE)) {
        problems.on(method, Message.PRIVATE_CLASS, name, type.getSimpleName());
      }
      if (TypeParts.isInner(type) && !method.getModifiers().contains(Modifier.STATIC)) {
        problems.on(method, Message.INNER_CLASS, name, type.getSimpleName(), type.getSimpleName());
      }
    }
  }
}
