package dev.errand.processor;

import dev.errand.processor.TaskModel.Output;
import dev.errand.processor.TaskModel.Parameter;
import dev.errand.processor.shape.LateTypes;
import dev.errand.processor.shape.LateTypes.Late;
import dev.errand.processor.shape.Obstacle;
import dev.errand.processor.shape.Shape.Property;
import dev.errand.processor.shape.Shape.Use;
import dev.errand.processor.shape.ShapeReader;
import dev.errand.processor.shape.ShapeReader.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

/**
 * Reads what JSON a task's payload and output become, and reports what can't become any. Where the
 * user has a codec of their own, which only they know, the shapes stay open.
 */
final class JsonReader {

  static final String OPTION = "errand.json";

  private final ProcessingEnvironment environment;
  private final ExecutableElement method;
  private final ShapeReader shapes;
  private final boolean isChecked;

  JsonReader(ProcessingEnvironment environment, ExecutableElement method) {
    this.environment = environment;
    this.method = method;
    this.shapes = new ShapeReader(environment.getElementUtils(), environment.getTypeUtils());
    this.isChecked = !"unchecked".equals(environment.getOptions().get(OPTION));
  }

  /**
   * Reads it.
   *
   * @param problems what no JSON can hold
   * @param missing what another round may bring
   */
  JsonModel read(List<Parameter> parameters, Output output, Problems problems, Problems missing) {
    List<Property> payload = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      Element element = method.getParameters().get(i);
      if (parameter.isPayload()) {
        Root root = shapes.read(element);
        report("Parameter " + parameter.name(), element, root, problems, missing);
        boolean isPrimitive = parameter.type().getKind().isPrimitive();
        Use use = isChecked ? root.use() : ShapeReader.ANY_VALUE;
        payload.add(
            new Property(parameter.name(), use, isPrimitive || use.constraints().isNotNull()));
      }
    }
    Optional<Use> result = Optional.empty();
    if (!output.isVoid()) {
      Root root = shapes.readOutput(output.type());
      report("The return type", method, root, problems, missing);
      result = Optional.of(isChecked ? root.use() : ShapeReader.ANY_VALUE);
    }
    checkLombok(missing);
    List<Parameter> stored = parameters.stream().filter(Parameter::isPayload).toList();
    return new JsonModel(
        List.copyOf(payload),
        stored.size() == 1 && stored.get(0).isInline(),
        result,
        shapes.definitions(),
        shapes.reflected());
  }

  private void report(String what, Element where, Root root, Problems problems, Problems missing) {
    root.missing().stream()
        .filter(each -> !each.path().isTop()) // the others are reported with the signature
        .forEach(
            each ->
                missing.on(
                    where,
                    Message.MISSING_TYPE,
                    "Property " + each.path().property() + " of " + lower(what),
                    "task method " + method.getSimpleName(),
                    each.type()));
    if (isChecked) {
      for (Obstacle obstacle : root.obstacles()) {
        Obstacles.report(what, where, method, obstacle, problems);
      }
    }
  }

  private static String lower(String what) {
    return Character.toLowerCase(what.charAt(0)) + what.substring(1);
  }

  /** Under Eclipse's compiler Lombok works inside the compiler, and all is there at once. */
  private void checkLombok(Problems missing) {
    String compiler = environment.getElementUtils().getClass().getName();
    Optional<Late> late = new LateTypes(environment.getElementUtils()).first(shapes.reached());
    if (late.isPresent() && !compiler.startsWith("org.eclipse.jdt.")) {
      missing.on(
          method,
          Message.NO_LOMBOK,
          method.getSimpleName(),
          late.get().type().getSimpleName(),
          late.get().annotation());
    }
  }
}
