package dev.errand.processor;

import com.google.auto.common.MoreTypes;
import dev.errand.annotation.Task;
import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/**
 * Finds what a task method mentions and the compiler can't resolve; another processor may be about
 * to generate it.
 */
final class MissingTypes {

  private final Types types;

  MissingTypes(Types types) {
    this.types = types;
  }

  /**
   * What is missing in the signature, and above the classes of the payload.
   *
   * @param subject what the method is called in messages, such as "task method run"
   */
  void inSignature(ExecutableElement method, String subject, Problems problems) {
    check("The return type", method, method.getReturnType(), subject, problems);
    for (VariableElement parameter : method.getParameters()) {
      String what = "Parameter " + parameter.getSimpleName();
      check(what, parameter, parameter.asType(), subject, problems);
      TypeMirror type = parameter.asType();
      if (type.getKind() == TypeKind.DECLARED) {
        missingAbove(MoreTypes.asTypeElement(type), new HashSet<>())
            .ifPresent(
                missing ->
                    problems.on(
                        parameter,
                        Message.MISSING_TYPE,
                        "A supertype of parameter " + parameter.getSimpleName(),
                        subject,
                        missing));
      }
    }
  }

  private static void check(
      String what, Element where, TypeMirror type, String subject, Problems problems) {
    TypeParts.missing(type)
        .ifPresent(missing -> problems.on(where, Message.MISSING_TYPE, what, subject, missing));
  }

  private Optional<TypeMirror> missingAbove(TypeElement type, Set<TypeElement> seen) {
    if (!seen.add(type)) {
      return Optional.empty();
    }
    for (TypeMirror supertype : types.directSupertypes(type.asType())) {
      Optional<TypeMirror> missing =
          supertype.getKind() == TypeKind.DECLARED
              ? missingAbove(MoreTypes.asTypeElement(supertype), seen)
              : TypeParts.missing(supertype);
      if (missing.isPresent()) {
        return missing;
      }
    }
    return Optional.empty();
  }

  /** What is missing in the values of our annotations on a task method. */
  static void inAnnotations(ExecutableElement method, Problems problems) {
    String subject = "task method " + method.getSimpleName();
    Mark.of(method, Task.class).ifPresent(mark -> inAnnotation(mark, subject, problems));
    for (Class<? extends Annotation> policy : Vocabulary.POLICIES) {
      Mark.of(method, policy).ifPresent(mark -> inAnnotation(mark, subject, problems));
    }
  }

  /** What is missing in the values of one annotation. */
  static void inAnnotation(Mark mark, String subject, Problems problems) {
    mark.mirror()
        .getElementValues()
        .forEach(
            (member, value) -> {
              if (isMissing(value)) {
                String name = member.getSimpleName().toString();
                problems.onValue(
                    mark,
                    name,
                    Message.MISSING_TYPE,
                    name + " of @" + mark.simpleName(),
                    subject,
                    "constant or class of that name");
              }
            });
  }

  private static boolean isMissing(AnnotationValue value) {
    Object content = value.getValue();
    if (content instanceof TypeMirror type) {
      return TypeParts.missing(type).isPresent();
    }
    if (content instanceof List<?> list) {
      return list.stream().anyMatch(item -> isMissing((AnnotationValue) item));
    }
    if (content instanceof AnnotationMirror nested) {
      return nested.getElementValues().values().stream().anyMatch(MissingTypes::isMissing);
    }
    return content == null || content.equals("<error>"); // as javac shows what it can't resolve
  }
}
