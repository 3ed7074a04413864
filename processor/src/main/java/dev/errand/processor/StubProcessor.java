package dev.errand.processor;

import com.google.auto.common.MoreElements;
import com.google.auto.service.AutoService;
import dev.errand.annotation.Task;
import dev.errand.processor.HookClasses.HookClass;
import dev.errand.processor.TaskModel.TaskName;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Writes a stub for each task method and a list of hooks for each class that has some, and reports
 * what is wrong with the method itself. Isolating: a stub depends on its method and a list on its
 * class, and on nothing else, so what is about several of them, such as duplicate ids, is left to
 * {@link RegistryProcessor}.
 *
 * <p>Options: {@code -Aerrand.preview=silent} leaves out the warnings about annotations that this
 * version doesn't act on yet; {@code -Aerrand.json=unchecked} is for those who have a JSON codec of
 * their own, and believes every type.
 */
@AutoService(Processor.class)
public final class StubProcessor extends AbstractProcessor {

  private static final String PREVIEW = "errand.preview";

  private final SourceTypes types = new SourceTypes();
  private final Set<String> written = new HashSet<>();
  private final Set<String> owners = new HashSet<>();
  private final Map<TypeElement, List<TaskModel>> byOwner = new LinkedHashMap<>();
  private @Nullable TaskMethods methods;
  private @Nullable TaskReader reader;
  private @Nullable HookClasses hooks;

  /** For compilers. */
  public StubProcessor() {}

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    methods = new TaskMethods(environment.getElementUtils(), List.of(Task.class));
    reader = TaskReader.whole(environment);
    hooks = new HookClasses(environment);
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Vocabulary.all();
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Set.of(PREVIEW, JsonReader.OPTION);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    byOwner.clear();
    types.addFrom(round);
    TaskMethods tasks = Objects.requireNonNull(methods);
    for (ExecutableElement method : tasks.in(annotations, round)) {
      Reading reading = Objects.requireNonNull(reader).read(method);
      if (!reading.isComplete() && !round.processingOver()) {
        tasks.await(method);
        continue;
      }
      report(reading.problems());
      reading.task().ifPresent(task -> write(task, reading));
    }
    byOwner.forEach(this::writeNative);
    for (HookClass hookClass : Objects.requireNonNull(hooks).in(annotations, round)) {
      hookClass.methods().forEach(method -> report(method.problems()));
      if (!hookClass.hasErrors()) {
        write(hookClass);
      }
    }
    checkOthers(annotations, round);
    return false;
  }

  private void write(TaskModel task, Reading reading) {
    ExecutableElement method = reading.method();
    TaskName name = task.name();
    String stub = name.stub().canonicalName();
    if (isFromClassFile(task, method)
        && processingEnv.getElementUtils().getTypeElement(stub) != null) {
      return; // nothing changed
    }
    if (!written.add(stub)) {
      return; // the other processor knows of both tasks, and says so
    }
    if (types.contain(stub)) {
      reportTaken(name, method);
      return;
    }
    UserModule module =
        UserModule.of(method, processingEnv.getElementUtils(), processingEnv.getSourceVersion());
    try {
      SourceFile.write(new StubWriter(task, module).write(), processingEnv.getFiler());
      if (!reading.hasErrors()) {
        new TaskResources(processingEnv.getFiler()).writeSchemas(task);
        byOwner.computeIfAbsent(task.owner(), owner -> new ArrayList<>()).add(task);
      }
    } catch (FilerException e) {
      reportTaken(name, method);
    } catch (IOException e) {
      Problems problems = new Problems();
      problems.on(method, Message.CANNOT_WRITE, stub, e);
      report(problems.found());
    }
  }

  private void writeNative(TypeElement owner, List<TaskModel> tasks) {
    String name = processingEnv.getElementUtils().getBinaryName(owner).toString();
    // Tasks that waited for another round come after those of the same class that didn't.
    String path = owners.add(name) ? name : name + "-" + tasks.get(0).name().stub().simpleName();
    try {
      new TaskResources(processingEnv.getFiler()).writeNative(owner, path, tasks);
    } catch (IOException e) {
      Problems problems = new Problems();
      problems.on(owner, Message.CANNOT_WRITE, path, e);
      report(problems.found());
    }
  }

  private void write(HookClass hooksOf) {
    String list = hooksOf.name().canonicalName();
    Elements elements = processingEnv.getElementUtils();
    if (HookReader.isFromClassFile(hooksOf.models()) && elements.getTypeElement(list) != null) {
      return; // nothing changed
    }
    UserModule module = UserModule.of(hooksOf.owner(), elements, processingEnv.getSourceVersion());
    Problems problems = new Problems();
    TypeElement owner = hooksOf.owner();
    try {
      if (types.contain(list)) {
        throw new FilerException(list);
      }
      SourceFile.write(
          new HookWriter(owner, hooksOf.models(), module)
              .write(new Lint(elements).ofHooks(hooksOf.models(), module)),
          processingEnv.getFiler());
    } catch (FilerException e) {
      problems.on(owner, Message.HOOK_LIST_TAKEN, owner.getQualifiedName(), list);
    } catch (IOException e) {
      problems.on(owner, Message.CANNOT_WRITE, list, e);
    }
    report(problems.found());
  }

  /**
   * Whether the parameters' names aren't known. An incremental build shows the other processor also
   * what it doesn't compile again, as class files, and this one sees it too.
   */
  private static boolean isFromClassFile(TaskModel task, ExecutableElement method) {
    List<? extends VariableElement> parameters = method.getParameters();
    for (int i = 0; i < parameters.size(); i++) {
      if (!parameters.get(i).getSimpleName().contentEquals("arg" + i)) {
        return false;
      }
    }
    return !task.payload().isEmpty();
  }

  private void reportTaken(TaskName name, ExecutableElement method) {
    Problems problems = new Problems();
    problems.onValue(
        Mark.of(method, Task.class).orElseThrow(),
        "className",
        Message.CLASS_NAME_TAKEN,
        name.method(),
        name.stub().canonicalName());
    report(problems.found());
  }

  /** Our annotations that stand elsewhere than on task methods. */
  private void checkOthers(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Problems problems = new Problems();
    for (Class<? extends Annotation> policy : Vocabulary.POLICIES) {
      for (ExecutableElement method : TaskMethods.annotated(policy, annotations, round)) {
        if (Mark.of(method, Task.class).isEmpty()) {
          Mark mark = Mark.of(method, policy).orElseThrow();
          boolean isContainer = policy.isMemberClass();
          String shown = (isContainer ? policy.getEnclosingClass() : policy).getSimpleName();
          Mark where = isContainer ? new Mark(method, mark.mirror(), true) : mark;
          reportNoTask(where, shown, method, problems);
        }
      }
    }
    report(problems.found());
  }

  private void reportNoTask(Mark where, String shown, ExecutableElement method, Problems problems) {
    new ClassTasks(processingEnv.getTypeUtils())
        .overriddenBy(method, processingEnv.getElementUtils())
        .ifPresentOrElse(
            task ->
                problems.on(
                    where,
                    Message.OVERRIDES_TASK,
                    shown,
                    method.getSimpleName(),
                    MoreElements.asType(task.getEnclosingElement()).getQualifiedName()
                        + "."
                        + task.getSimpleName(),
                    shown),
            () -> problems.on(where, Message.NO_TASK, shown, method.getSimpleName(), shown));
  }

  /** What this version doesn't act on yet is of no interest where something is wrong. */
  private void report(List<Problem> problems) {
    boolean silent =
        "silent".equals(processingEnv.getOptions().get(PREVIEW))
            || problems.stream().anyMatch(Problem::isError);
    for (Problem problem : problems) {
      if (!(silent && problem.message() == Message.NOT_YET_ENFORCED)) {
        problem.report(processingEnv.getMessager());
      }
    }
  }
}
