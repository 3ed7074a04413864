package dev.errand.processor;

import com.google.auto.service.AutoService;
import com.palantir.javapoet.ClassName;
import dev.errand.annotation.Task;
import dev.errand.processor.HookClasses.HookClass;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Writes the registry that lists a compilation's tasks and hooks, and the services file that names
 * it; reports what is wrong between tasks, and between hooks and tasks. Aggregating: it looks at
 * every task of the compilation, also at those that an incremental build didn't compile again. It
 * therefore asks nothing of a method that a class file wouldn't tell, such as parameters' names.
 *
 * <p>The registry is written in the round in which all tasks known so far are resolved. If another
 * processor brings further tasks later, a further registry lists those.
 *
 * <p>Options: {@code -Aerrand.registry=com.acme.Tasks} names the registry; by default the name is
 * made from the stubs'.
 */
@AutoService(Processor.class)
public final class RegistryProcessor extends AbstractProcessor {

  private static final String REGISTRY = "errand.registry";

  private final SourceTypes types = new SourceTypes();
  private @Nullable KnownTasks known;
  private final Map<ClassName, MethodKey> unlisted = new LinkedHashMap<>();
  private final Map<ClassName, MethodKey> unlistedHooks = new LinkedHashMap<>();
  private final Map<String, MethodKey> taskIds = new LinkedHashMap<>();
  private final Map<String, MethodKey> registries = new LinkedHashMap<>();
  private @Nullable TaskMethods methods;
  private @Nullable TaskReader reader;
  private @Nullable HookClasses hooks;
  private @Nullable KnownHooks knownHooks;

  /** For compilers. */
  public RegistryProcessor() {}

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    methods = new TaskMethods(environment.getElementUtils(), List.of(Task.class));
    reader = TaskReader.outline(environment);
    hooks = new HookClasses(environment);
    knownHooks = new KnownHooks(environment, hooks.reader());
    known = new KnownTasks(environment.getElementUtils());
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    Set<String> names = new TreeSet<>();
    names.add(Mark.name(Task.class));
    Vocabulary.HOOKS.forEach(type -> names.add(Mark.name(type)));
    return names;
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Set.of(REGISTRY);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    types.addFrom(round);
    TaskMethods tasks = Objects.requireNonNull(methods);
    List<Reading> readings = new ArrayList<>();
    for (ExecutableElement method : tasks.in(annotations, round)) {
      Reading reading = Objects.requireNonNull(reader).read(method);
      if (!reading.isComplete() && !round.processingOver()) {
        tasks.await(method);
      } else {
        readings.add(reading);
      }
    }
    Problems problems = new Problems();
    Objects.requireNonNull(known).add(readings, problems);
    readings.stream()
        .filter(reading -> reading.task().isPresent())
        .filter(reading -> !types.contain(reading.name().stub().canonicalName()))
        .forEach(
            reading ->
                unlisted.put(reading.name().stub(), MethodKey.of(reading.method(), elements())));
    readings.forEach(
        reading ->
            taskIds.putIfAbsent(reading.name().id(), MethodKey.of(reading.method(), elements())));
    addHooks(annotations, round);
    if (!round.processingOver()
        && !tasks.areWaiting()
        && !Objects.requireNonNull(hooks).areWaiting()
        && !(unlisted.isEmpty() && unlistedHooks.isEmpty())) {
      writeRegistry(problems);
    }
    if (round.processingOver()) {
      Objects.requireNonNull(knownHooks).check(taskIds, problems);
    }
    if (round.processingOver() && !round.errorRaised() && !registries.isEmpty()) {
      finish(problems);
    }
    problems.found().forEach(problem -> problem.report(processingEnv.getMessager()));
    return false;
  }

  private void addHooks(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (HookClass hookClass : Objects.requireNonNull(hooks).in(annotations, round)) {
      for (HookModel model : hookClass.models()) {
        Objects.requireNonNull(knownHooks).add(model.method());
        if (!hookClass.hasErrors() && !types.contain(hookClass.name().canonicalName())) {
          unlistedHooks.putIfAbsent(hookClass.name(), MethodKey.of(model.method(), elements()));
        }
      }
    }
  }

  private void writeRegistry(Problems problems) {
    List<MethodKey> keys = new ArrayList<>(unlisted.values());
    keys.addAll(unlistedHooks.values());
    MethodKey firstKey = keys.get(0);
    ExecutableElement first = firstKey.find(elements()).orElseThrow();
    ClassName name = registryName(first, problems);
    if (name != null) {
      Set<TypeElement> origins = new LinkedHashSet<>();
      for (MethodKey key : keys) {
        key.find(elements())
            .map(method -> (TypeElement) method.getEnclosingElement())
            .ifPresent(origins::add);
      }
      try {
        SourceFile.write(
            new RegistryWriter(unlisted.keySet(), unlistedHooks.keySet(), name)
                .write(moduleOf(first), origins),
            processingEnv.getFiler());
        registries.put(name.canonicalName(), firstKey);
      } catch (FilerException e) {
        problems.on(first, Message.CANNOT_WRITE, name, "there already is a type of that name.");
      } catch (IOException e) {
        problems.on(first, Message.CANNOT_WRITE, name, e);
      }
    }
    unlisted.clear();
    unlistedHooks.clear();
  }

  /** The name that the option says, or one made from the stubs'; null if it can't be. */
  private @Nullable ClassName registryName(ExecutableElement first, Problems problems) {
    ClassName derived = RegistryWriter.nameFor(unlisted.keySet(), unlistedHooks.keySet());
    String written = processingEnv.getOptions().get(REGISTRY);
    if (written == null || written.isEmpty()) {
      return derived;
    }
    if (!SourceVersion.isName(written)) {
      String example = derived.packageName().isEmpty() ? "com.acme" : derived.packageName();
      problems.on(first, Message.BAD_REGISTRY_NAME, written, example + ".ErrandTasks");
      return null;
    }
    int dot = written.lastIndexOf('.');
    if (dot >= 0 && derived.packageName().isEmpty()) {
      problems.on(
          first,
          Message.UNNAMED_PACKAGE,
          written,
          RegistryWriter.first(unlisted.keySet(), unlistedHooks.keySet()));
      return null;
    }
    String suffix = registries.isEmpty() ? "" : "_" + (registries.size() + 1);
    return ClassName.get(
        dot < 0 ? "" : written.substring(0, dot), written.substring(dot + 1) + suffix);
  }

  private void finish(Problems problems) {
    for (Map.Entry<String, MethodKey> registry : registries.entrySet()) {
      registry
          .getValue()
          .find(elements())
          .ifPresent(method -> checkProvides(registry.getKey(), method, problems));
    }
    try {
      ServicesFile.write(processingEnv.getFiler(), registries.keySet());
    } catch (IOException e) {
      registries
          .values()
          .iterator()
          .next()
          .find(elements())
          .ifPresent(method -> problems.on(method, Message.CANNOT_WRITE, ServicesFile.PATH, e));
    }
  }

  private void checkProvides(String registry, ExecutableElement method, Problems problems) {
    UserModule module = moduleOf(method);
    if (!module.isNamed() || module.provides(Api.TASK_REGISTRY, registry)) {
      return;
    }
    String stableName =
        processingEnv.getOptions().containsKey(REGISTRY)
            ? ""
            : " The name changes with the tasks; -Aerrand.registry=… makes it stay.";
    module
        .element()
        .ifPresent(
            element ->
                problems.on(
                    element,
                    Message.NO_PROVIDES,
                    element.getQualifiedName(),
                    registry,
                    stableName));
  }

  private UserModule moduleOf(ExecutableElement method) {
    return UserModule.of(method, elements(), processingEnv.getSourceVersion());
  }

  private Elements elements() {
    return processingEnv.getElementUtils();
  }
}
