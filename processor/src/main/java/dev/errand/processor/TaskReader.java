package dev.errand.processor;

import com.google.auto.common.MoreElements;
import dev.errand.annotation.Task;
import dev.errand.processor.TaskModel.Output;
import dev.errand.processor.TaskModel.Parameter;
import dev.errand.processor.TaskModel.Policies;
import dev.errand.processor.TaskModel.Settings;
import dev.errand.processor.TaskModel.TaskName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads a task method: into a model that a stub can be written from, or into problems. */
final class TaskReader {

  private final Elements elements;
  private final ProcessingEnvironment environment;
  private final MissingTypes missingTypes;
  private final SignatureReader signatureReader;
  private final boolean isOutline;

  private TaskReader(ProcessingEnvironment environment, boolean isOutline) {
    this.environment = environment;
    this.isOutline = isOutline;
    this.elements = environment.getElementUtils();
    this.missingTypes = new MissingTypes(environment.getTypeUtils());
    this.signatureReader = new SignatureReader(elements, environment.getTypeUtils());
  }

  /** Reads everything. */
  static TaskReader whole(ProcessingEnvironment environment) {
    return new TaskReader(environment, false);
  }

  /** Reads what a registry needs, and no more, since that is asked for every task again. */
  static TaskReader outline(ProcessingEnvironment environment) {
    return new TaskReader(environment, true);
  }

  Reading read(ExecutableElement method) {
    Mark task = Mark.of(method, Task.class).orElseThrow();
    Problems missing = new Problems();
    MissingTypes.inAnnotations(method, missing);
    boolean areAnnotationsComplete = !missing.hasErrors();
    missingTypes.inSignature(method, "task method " + method.getSimpleName(), missing);

    Problems problems = new Problems();
    problems.addAll(missing);
    TaskName name =
        TaskNames.read(method, task, areAnnotationsComplete ? problems : new Problems());
    checkNotJavaLang(name.stub().simpleName(), task, problems);
    MethodRules.check(method, "Task method " + method.getSimpleName(), task, problems);
    List<Parameter> parameters = signatureReader.parameters(method, problems);
    Output output = signatureReader.output(method, problems);
    UserModule module = UserModule.of(method, elements, environment.getSourceVersion());
    if (!module.sees(Api.TASK_DEFINITION)) {
      problems.on(
          method,
          Message.NO_RUNTIME,
          "task method " + method.getSimpleName(),
          Api.TASK_DEFINITION,
          module.requiresRuntime());
    }
    boolean canHaveStub = problems.found().stream().noneMatch(TaskReader::preventsStub);
    Problems late = new Problems();
    JsonModel json =
        isOutline
            ? JsonModel.NONE
            : new JsonReader(environment, method).read(parameters, output, problems, late);
    problems.addAll(late);
    Settings settings = Settings.NONE;
    Policies policies = Policies.NONE;
    if (areAnnotationsComplete) {
      settings = SettingsReader.read(method, task, problems);
      // Keys of types that aren't all there would only be reported for that.
      Problems ofPolicies = missing.hasErrors() || late.hasErrors() ? new Problems() : problems;
      policies = isOutline ? Policies.NONE : policies(method, parameters, ofPolicies);
    }
    boolean isComplete = !missing.hasErrors() && !late.hasErrors();
    Optional<TaskModel> model = Optional.empty();
    if (isComplete && canHaveStub) {
      model =
          Optional.of(
              problems.hasErrors()
                  ? model(
                      method,
                      name,
                      parameters,
                      output,
                      Settings.NONE,
                      Policies.NONE,
                      module,
                      JsonModel.NONE)
                  : model(method, name, parameters, output, settings, policies, module, json));
    }
    return new Reading(method, name, problems.found(), isComplete, model);
  }

  /** Only a name that is written can be one of those; a derived one ends in Task. */
  private void checkNotJavaLang(String stub, Mark task, Problems problems) {
    if (task.isExplicit("className") && elements.getTypeElement("java.lang." + stub) != null) {
      problems.onValue(task, "className", Message.HIDES_JAVA_LANG, stub, stub, stub);
    }
  }

  /** Whether the stub couldn't be named, or wouldn't compile. An id is only text in it. */
  private static boolean preventsStub(Problem problem) {
    return problem.isError()
        && problem.message() != Message.BAD_ID
        && problem.message() != Message.BAD_DEFAULT_ID;
  }

  private Policies policies(
      ExecutableElement method, List<Parameter> parameters, Problems problems) {
    return new PolicyReader(method, parameters, elements, environment.getTypeUtils(), problems)
        .read();
  }

  private TaskModel model(
      ExecutableElement method,
      TaskName name,
      List<Parameter> parameters,
      Output output,
      Settings settings,
      Policies policies,
      UserModule module,
      JsonModel json) {
    TypeElement owner = MoreElements.asType(method.getEnclosingElement());
    return new TaskModel(
        name,
        owner,
        method.getModifiers().contains(Modifier.STATIC),
        parameters,
        output,
        settings,
        policies,
        MethodDoc.of(isOutline ? null : elements.getDocComment(method)),
        isOutline
            ? Set.of()
            : new Lint(elements).of(method, parameters, output, settings, policies, module),
        json,
        PayloadConstraints.of(method, isOutline ? List.of() : parameters));
  }
}
