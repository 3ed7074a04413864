package dev.errand.processor;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import dev.errand.annotation.Task;
import dev.errand.processor.HookModel.Hook;
import dev.errand.processor.HookModel.HookParameter;
import dev.errand.processor.HookModel.HookRole;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads a hook method, and what is wrong with it whatever its tasks are. */
final class HookReader {

  private static final Map<String, HookRole> SUPPLIED =
      Map.of(
          "dev.errand.task.TaskContext", HookRole.CONTEXT,
          "dev.errand.task.TaskError", HookRole.ERROR,
          "dev.errand.task.RunStatus", HookRole.STATUS,
          "dev.errand.task.CronTick", HookRole.NONE);

  private final ProcessingEnvironment environment;
  private final MissingTypes missingTypes;
  private final ClassTasks classTasks;

  HookReader(ProcessingEnvironment environment) {
    this.environment = environment;
    this.missingTypes = new MissingTypes(environment.getTypeUtils());
    this.classTasks = new ClassTasks(environment.getTypeUtils());
  }

  HookReading read(ExecutableElement method) {
    String subject = "hook method " + method.getSimpleName();
    TypeElement owner = MoreElements.asType(method.getEnclosingElement());
    Problems missing = new Problems();
    missingTypes.inSignature(method, subject, missing);
    boolean areIdsComplete = true;
    for (Mark mark : HookRule.marks(method)) {
      MissingTypes.inAnnotation(mark, subject, missing);
      areIdsComplete &= !mark.list("value").isEmpty() || ClassTasks.areIdsComplete(owner);
    }

    Problems problems = new Problems();
    problems.addAll(missing);
    List<Hook> hooks = new ArrayList<>();
    Problems ofIds = missing.hasErrors() ? new Problems() : problems;
    for (HookRule rule : HookRule.values()) {
      rule.mark(method)
          .ifPresent(mark -> hooks.add(new Hook(mark, rule, tasks(mark, owner, ofIds))));
    }
    Mark first = hooks.get(0).mark();
    MethodRules.check(method, "Hook method " + method.getSimpleName(), first, problems);
    if (Mark.of(method, Task.class).isPresent()) {
      String name = first.simpleName();
      problems.on(first, Message.HOOK_ON_TASK, name, method.getSimpleName(), name);
    }
    if (SignatureReader.completionStage(method.getReturnType(), environment.getTypeUtils())
        != null) {
      problems.on(method, Message.HOOK_ASYNCHRONOUS, method.getSimpleName());
    }
    List<HookParameter> parameters = parameters(method, subject, hooks, problems);
    UserModule module =
        UserModule.of(method, environment.getElementUtils(), environment.getSourceVersion());
    if (!module.sees(Api.HOOK_DEFINITION)) {
      problems.on(
          method, Message.NO_RUNTIME, subject, Api.HOOK_DEFINITION, module.requiresRuntime());
    }
    return new HookReading(
        new HookModel(method, List.copyOf(hooks), parameters),
        problems.found(),
        !missing.hasErrors() && areIdsComplete);
  }

  private List<String> tasks(Mark mark, TypeElement owner, Problems problems) {
    List<AnnotationValue> written = mark.list("value");
    if (written.isEmpty()) {
      List<String> tasks = ClassTasks.idsOf(owner);
      if (tasks.isEmpty()) {
        List<String> inherited = classTasks.idsAbove(owner);
        problems.on(
            mark,
            Message.HOOK_WITHOUT_TASK,
            mark.simpleName(),
            owner.getSimpleName(),
            inherited.isEmpty() ? "" : " itself",
            mark.simpleName(),
            inherited.isEmpty() ? "my-task" : inherited.get(0));
      }
      return tasks;
    }
    List<String> tasks = new ArrayList<>();
    for (AnnotationValue value : written) {
      String id = String.valueOf(value.getValue());
      TaskNames.checkId(id, mark, "value", problems);
      if (tasks.contains(id)) {
        problems.onValue(mark, "value", Message.HOOK_TASK_TWICE, mark.simpleName(), Text.quote(id));
      } else {
        tasks.add(id);
      }
    }
    return tasks;
  }

  private static List<HookParameter> parameters(
      ExecutableElement method, String subject, List<Hook> hooks, Problems problems) {
    List<HookParameter> parameters = new ArrayList<>();
    Map<HookRole, Integer> seen = new EnumMap<>(HookRole.class);
    for (VariableElement variable : method.getParameters()) {
      TypeMirror type = variable.asType();
      HookRole role = role(type);
      parameters.add(new HookParameter(variable, type, role));
      if (role == HookRole.NONE) {
        String reason = "only task methods get it";
        reportRefused(variable, method, hooks.get(0), reason, problems);
      } else if (role == HookRole.VALUE) {
        String what = "Parameter " + variable.getSimpleName();
        SignatureReader.checkType(what, variable, type, method, subject, problems);
      } else if (seen.merge(role, 1, Integer::sum) == 2) {
        problems.on(
            variable,
            Message.TWO_SUPPLIED,
            "Hook method " + method.getSimpleName(),
            MoreTypes.asTypeElement(type).getSimpleName());
      }
      for (Hook hook : hooks) {
        if (role == HookRole.ERROR && !hook.rule().givesError()) {
          reportRefused(variable, method, hook, hook.rule().whyNoError(), problems);
        }
      }
    }
    return List.copyOf(parameters);
  }

  private static HookRole role(TypeMirror type) {
    return SUPPLIED.entrySet().stream()
        .filter(each -> TypeParts.isNamed(type, each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(HookRole.VALUE);
  }

  private static void reportRefused(
      VariableElement variable,
      ExecutableElement method,
      Hook hook,
      String reason,
      Problems problems) {
    problems.on(
        variable,
        Message.HOOK_NOT_SUPPLIED,
        variable.getSimpleName(),
        method.getSimpleName(),
        MoreTypes.asTypeElement(variable.asType()).getSimpleName(),
        hook.rule().annotationName(),
        reason);
  }

  /** The hook methods of a class, in their order. */
  static List<ExecutableElement> methodsOf(TypeElement owner) {
    return ElementFilter.methodsIn(owner.getEnclosedElements()).stream()
        .filter(method -> !HookRule.marks(method).isEmpty())
        .toList();
  }

  /**
   * Whether names of parameters that matter aren't known: then the class is a class file that an
   * incremental build doesn't compile again.
   */
  static boolean isFromClassFile(List<HookModel> models) {
    Set<Boolean> named = new HashSet<>();
    for (HookModel model : models) {
      List<? extends VariableElement> all = model.method().getParameters();
      model
          .values()
          .forEach(value -> named.add(!value.name().equals("arg" + all.indexOf(value.element()))));
    }
    return named.equals(Set.of(false));
  }
}
