package dev.errand.processor;

import com.google.auto.common.MoreElements;
import dev.errand.annotation.Task;
import dev.errand.processor.TaskModel.Output;
import dev.errand.processor.TaskModel.Parameter;
import dev.errand.processor.TaskModel.Settings;
import dev.errand.processor.TaskModel.TaskName;
import java.util.List;
import java.util.Optional;
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

  TaskReader(ProcessingEnvironment environment) {
    this.environment = environment;
    this.elements = environment.getElementUtils();
    this.missingTypes = new MissingTypes(environment.getTypeUtils());
    this.signatureReader = new SignatureReader(elements, environment.getTypeUtils());
  }

  Reading read(ExecutableElement method) {
    Mark task = Mark.of(method, Task.class).orElseThrow();
    Problems missing = new Problems();
    MissingTypes.inAnnotations(method, missing);
    boolean areAnnotationsComplete = !missing.hasErrors();
    missingTypes.inSignature(method, missing);

    Problems problems = new Problems();
    problems.addAll(missing);
    TaskName name =
        TaskNames.read(method, task, areAnnotationsComplete ? problems : new Problems());
    MethodRules.check(method, problems);
    List<Parameter> parameters = signatureReader.parameters(method, problems);
    Output output = signatureReader.output(method, problems);
    Problems late = new Problems();
    JsonModel json = new JsonReader(environment, method).read(parameters, output, problems, late);
    problems.addAll(late);
    Optional<Settings> settings = Optional.empty();
    if (areAnnotationsComplete) {
      settings = Optional.of(SettingsReader.read(method, task, problems));
      PreviewRules.check(method, parameters, problems);
    }
    UserModule module = UserModule.of(method, elements, environment.getSourceVersion());
    if (!module.sees(Api.TASK_DEFINITION)) {
      problems.on(
          method,
          Message.NO_RUNTIME,
          method.getSimpleName(),
          module.isNamed() ? " and \"requires dev.errand.runtime\" to module-info" : "");
    }
    Optional<TaskModel> model =
        settings
            .filter(read -> !problems.hasErrors())
            .map(read -> model(method, name, parameters, output, read, module, json));
    boolean isComplete = !missing.hasErrors() && !late.hasErrors();
    return new Reading(method, name, problems.found(), isComplete, model);
  }

  private TaskModel model(
      ExecutableElement method,
      TaskName name,
      List<Parameter> parameters,
      Output output,
      Settings settings,
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
        MethodDoc.of(elements.getDocComment(method)),
        new Lint(elements).of(method, parameters, output, settings, module),
        json,
        PayloadConstraints.of(method, parameters));
  }
}
