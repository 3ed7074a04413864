package dev.errand.processor;

import dev.errand.processor.HookModel.Hook;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;

/** All hooks of the compilation, which are judged at its end, when all tasks are known. */
final class KnownHooks {

  private final ProcessingEnvironment environment;
  private final Elements elements;
  private final HookReader reader;
  private final HookFit fit;
  private final Set<MethodKey> methods = new LinkedHashSet<>();

  KnownHooks(ProcessingEnvironment environment, HookReader reader) {
    this.environment = environment;
    this.elements = environment.getElementUtils();
    this.reader = reader;
    this.fit = new HookFit(elements, environment.getTypeUtils());
  }

  void add(ExecutableElement method) {
    methods.add(MethodKey.of(method, elements));
  }

  /** Reports hooks of unknown tasks, and those that don't fit theirs. */
  void check(Map<String, MethodKey> tasks, Problems problems) {
    for (MethodKey key : methods) {
      key.find(elements)
          .map(reader::read)
          .filter(HookReading::isComplete)
          .map(HookReading::model)
          .ifPresent(model -> check(model, tasks, problems));
    }
  }

  private void check(HookModel model, Map<String, MethodKey> tasks, Problems problems) {
    boolean areNamesKnown = !HookReader.isFromClassFile(List.of(model));
    Problems ofParameters = new Problems();
    for (Hook hook : model.hooks()) {
      for (String id : hook.tasks()) {
        MethodKey task = tasks.get(id);
        if (task == null) {
          checkElsewhere(model, hook, id, tasks.keySet(), problems);
        } else if (areNamesKnown) {
          task.find(elements)
              .filter(KnownHooks::isKnown)
              .ifPresent(
                  method -> ofParameters.addFirstOfEachKind(fit.check(model, hook, method, id)));
        }
      }
    }
    problems.addAll(ofParameters);
  }

  private void checkElsewhere(
      HookModel model, Hook hook, String id, Set<String> known, Problems problems) {
    if (!TaskNames.isId(id) || TaskResource.exists(id, environment.getFiler())) {
      return;
    }
    Optional<String> near = Text.nearest(id, known);
    boolean mayBeInAnotherModule =
        UserModule.of(model.method(), elements, environment.getSourceVersion()).isNamed();
    if (near.isEmpty() && mayBeInAnotherModule) {
      return; // compilers don't show resources of other modules
    }
    problems.onValue(
        hook.mark(),
        "value",
        Message.HOOK_UNKNOWN_TASK,
        hook.mark().simpleName(),
        Text.quote(id),
        near.map(right -> " Did you mean " + Text.quote(right) + "?")
            .orElse(" Write the id of a task of this compilation or of a jar on its class path."));
  }

  /** Whether the method has the names of the source, and types that there are. */
  private static boolean isKnown(ExecutableElement method) {
    List<? extends VariableElement> parameters = method.getParameters();
    if (TypeParts.missing(method.getReturnType()).isPresent()
        || parameters.stream().anyMatch(each -> TypeParts.missing(each.asType()).isPresent())) {
      return false; // an error already
    }
    for (int i = 0; i < parameters.size(); i++) {
      if (!parameters.get(i).getSimpleName().contentEquals("arg" + i)) {
        return true;
      }
    }
    return parameters.isEmpty();
  }
}
