package dev.errand.processor;

import com.google.auto.common.MoreElements;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.errand.processor.TaskModel.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.VariableElement;

/**
 * The Bean Validation annotations of a task method's parameters, for the records of the stub that
 * carry them, so that a validator finds them there.
 */
final class PayloadConstraints {

  /**
   * Those of one parameter.
   *
   * @param type the type with those on its arguments
   * @param isConstrained whether anything but {@code @Valid} is asked
   */
  private record Constrained(
      List<AnnotationSpec> annotations,
      TypeName type,
      boolean isConstrained,
      boolean isAnnotated) {}

  private final Map<String, Constrained> byName = new HashMap<>();

  private PayloadConstraints() {}

  static PayloadConstraints of(ExecutableElement method, List<Parameter> parameters) {
    PayloadConstraints all = new PayloadConstraints();
    PackageElement stub = MoreElements.getPackage(method);
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).isPayload()) {
        all.byName.put(parameters.get(i).name(), of(method.getParameters().get(i), stub));
      }
    }
    return all;
  }

  private static Constrained of(VariableElement parameter, PackageElement stub) {
    ValidationMarks marks = new ValidationMarks(stub);
    List<AnnotationMirror> own = marks.of(parameter);
    TypeName type = marks.typeName(parameter.asType());
    boolean isConstrained =
        own.stream().anyMatch(mirror -> !ValidationMarks.isValid(mirror)) || marks.areInside();
    return new Constrained(
        own.stream().map(AnnotationSpec::get).toList(),
        type,
        isConstrained,
        isConstrained || !own.isEmpty());
  }

  /** The record's component for the parameter. */
  ParameterSpec component(Parameter parameter) {
    Constrained constrained = byName.get(parameter.name());
    if (constrained == null) {
      return ParameterSpec.builder(TypeName.get(parameter.type()), parameter.name()).build();
    }
    return ParameterSpec.builder(constrained.type(), parameter.name())
        .addAnnotations(constrained.annotations())
        .build();
  }

  /** Whether the parameter, alone, isn't validated as far as it says. */
  boolean needRecord(Parameter parameter) {
    Constrained constrained = byName.get(parameter.name());
    return constrained != null
        && (constrained.isConstrained() || (constrained.isAnnotated() && !parameter.isInline()));
  }

  /** Whether a validator finds anything in the records. */
  boolean areAny() {
    return byName.values().stream().anyMatch(Constrained::isAnnotated);
  }
}
