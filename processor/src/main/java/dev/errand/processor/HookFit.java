package dev.errand.processor;

import dev.errand.processor.HookModel.Hook;
import dev.errand.processor.HookModel.HookParameter;
import dev.errand.processor.TaskModel.Output;
import dev.errand.processor.TaskModel.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Whether a hook's parameters fit a task: each has the name of one of the payload and takes its
 * value, or is the only one that gets the output.
 */
final class HookFit {

  private final Types types;
  private final SignatureReader signatures;

  HookFit(Elements elements, Types types) {
    this.types = types;
    this.signatures = new SignatureReader(elements, types);
  }

  Problems check(HookModel model, Hook hook, ExecutableElement task, String id) {
    List<Parameter> payload =
        signatures.parameters(task, new Problems()).stream().filter(Parameter::isPayload).toList();
    Output output = signatures.output(task, new Problems());
    Problems problems = new Problems();
    new Pair(model, hook, Text.quote(id), payload, output, problems).check();
    return problems;
  }

  /** One hook and one task. */
  private final class Pair {
    private final HookModel model;
    private final HookRule rule;
    private final String task;
    private final List<Parameter> payload;
    private final Output output;
    private final Problems problems;

    Pair(
        HookModel model,
        Hook hook,
        String task,
        List<Parameter> payload,
        Output output,
        Problems problems) {
      this.model = model;
      this.rule = hook.rule();
      this.task = task;
      this.payload = payload;
      this.output = output;
      this.problems = problems;
    }

    void check() {
      List<HookParameter> others = new ArrayList<>();
      for (HookParameter parameter : model.values()) {
        if (TypeParts.variable(parameter.type()).isPresent()) {
          continue; // an error already
        }
        payload.stream()
            .filter(each -> each.name().equals(parameter.name()))
            .findFirst()
            .ifPresentOrElse(each -> checkValue(parameter, each), () -> others.add(parameter));
      }
      if (!rule.givesOutput() || output.isVoid()) {
        others.forEach(this::reportNoValue);
      } else if (others.size() > 1) {
        problems.on(
            others.get(1).element(),
            Message.HOOK_TWO_OUTPUTS,
            others.get(0).name(),
            others.get(1).name(),
            method(),
            task,
            mayTake());
      } else {
        others.forEach(this::checkOutput);
      }
    }

    private void checkValue(HookParameter parameter, Parameter value) {
      if (!isAssignable(value.type(), parameter.type())) {
        problems.on(
            parameter.element(),
            Message.HOOK_PARAMETER_TYPE,
            parameter.name(),
            method(),
            Text.type(parameter.type()),
            task,
            Text.type(value.type()),
            Text.type(value.type()),
            value.name());
      }
    }

    private void checkOutput(HookParameter parameter) {
      if (!isAssignable(output.type(), parameter.type())) {
        problems.on(
            parameter.element(),
            Message.HOOK_OUTPUT_TYPE,
            parameter.name(),
            method(),
            task,
            Text.type(output.type()),
            Text.type(parameter.type()),
            didYouMean(parameter),
            mayTake());
      } else if (rule.givesNullOutput() && parameter.type().getKind().isPrimitive()) {
        problems.on(
            parameter.element(),
            Message.HOOK_PRIMITIVE_OUTPUT,
            parameter.name(),
            method(),
            task,
            Text.type(parameter.type()),
            Text.type(boxed(parameter.type())));
      }
    }

    private void reportNoValue(HookParameter parameter) {
      String why =
          rule.givesOutput()
              ? "which has no output"
              : "and " + rule.annotationName() + " methods get no output";
      problems.on(
          parameter.element(),
          Message.HOOK_NO_VALUE,
          parameter.name(),
          method(),
          task,
          why,
          didYouMean(parameter),
          mayTake());
    }

    private String didYouMean(HookParameter parameter) {
      Optional<String> near =
          Text.nearest(parameter.name(), payload.stream().map(Parameter::name).toList());
      return near.map(name -> " Did you mean " + Text.quote(name) + "?").orElse("");
    }

    private String mayTake() {
      List<String> all = new ArrayList<>();
      payload.forEach(each -> all.add(Text.type(each.type()) + " " + each.name()));
      if (rule.givesOutput() && !output.isVoid()) {
        TypeMirror type = rule.givesNullOutput() ? boxed(output.type()) : output.type();
        all.add("the output as " + Text.type(type));
      }
      if (rule.givesError()) {
        all.add("TaskError");
      }
      all.add("TaskContext");
      return "It may take " + String.join(", ", all) + " and RunStatus.";
    }

    private String method() {
      return model.method().getSimpleName().toString();
    }
  }

  /** No number becomes another: what is handed over is an object of exactly the task's type. */
  private boolean isAssignable(TypeMirror from, TypeMirror to) {
    return types.isAssignable(boxed(from), boxed(to));
  }

  private TypeMirror boxed(TypeMirror type) {
    return type instanceof PrimitiveType primitive && type.getKind().isPrimitive()
        ? types.boxedClass(primitive).asType()
        : type;
  }
}
