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

  /**
   * @param subject what the method is called in messages, such as "Task method run"
   * @param mark the annotation that makes it one
   */
  static void check(ExecutableElement method, String subject, Mark mark, Problems problems) {
    TypeElement owner = MoreElements.asType(method.getEnclosingElement());
    if (method.getModifiers().contains(Modifier.PRIVATE)) {
      problems.on(method, Message.PRIVATE_METHOD, subject);
    }
    if (method.getModifiers().contains(Modifier.ABSTRACT)
        && owner.getKind() != ElementKind.INTERFACE) {
      problems.on(method, Message.ABSTRACT_METHOD, subject, mark.simpleName());
    }
    if (!method.getTypeParameters().isEmpty()) {
      problems.on(method, Message.GENERIC_METHOD, subject);
    }
    for (TypeElement type : TypeParts.withEnclosing(owner)) {
      if (type.getModifiers().contains(Modifier.PRIVATE)) {
        problems.on(method, Message.PRIVATE_CLASS, subject, type.getSimpleName());
      }
      if (TypeParts.isInner(type) && !method.getModifiers().contains(Modifier.STATIC)) {
        problems.on(
            method, Message.INNER_CLASS, subject, type.getSimpleName(), type.getSimpleName());
      }
    }
  }
}
