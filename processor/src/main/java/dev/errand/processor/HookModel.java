package dev.errand.processor;

import com.google.auto.common.MoreElements;
import com.palantir.javapoet.ClassName;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** A method that is called when runs start or end, and what its parameters get. */
record HookModel(ExecutableElement method, List<Hook> hooks, List<HookParameter> parameters) {

  /** The method's class or interface. */
  TypeElement owner() {
    return MoreElements.asType(method.getEnclosingElement());
  }

  boolean isStatic() {
    return method.getModifiers().contains(Modifier.STATIC);
  }

  /** The parameters that get a value of the payload, or the output. */
  List<HookParameter> values() {
    return parameters.stream().filter(parameter -> parameter.role() == HookRole.VALUE).toList();
  }

  /** The class that lists the hooks of a class; of a nested one too it is top-level. */
  static ClassName listOf(TypeElement owner) {
    ClassName type = ClassName.get(owner);
    return ClassName.get(type.packageName(), String.join("_", type.simpleNames()) + "_ErrandHooks");
  }

  /**
   * One annotation of the method.
   *
   * @param tasks the ids of the tasks it is for: those it names, or those of the class
   */
  record Hook(Mark mark, HookRule rule, List<String> tasks) {}

  /** Where a parameter's value comes from. */
  enum HookRole {
    CONTEXT,
    ERROR,
    STATUS,
    VALUE,
    /** From nowhere, which is an error. */
    NONE
  }

  /** One parameter of the method. */
  record HookParameter(VariableElement element, TypeMirror type, HookRole role) {
    String name() {
      return element.getSimpleName().toString();
    }
  }
}
