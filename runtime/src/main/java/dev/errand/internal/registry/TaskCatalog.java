package dev.errand.internal.registry;

import dev.errand.task.HookDefinition;
import dev.errand.task.HookKind;
import dev.errand.task.StubFactory;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TaskRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All tasks of all registries, by id. Immutable. */
public final class TaskCatalog {

  /** The newest contract between generated code and runtime that this release understands. */
  private static final int CONTRACT = 1;

  private final Map<String, TaskDefinition<?, ?>> tasks;
  private final List<StubFactory<?>> stubs;
  private final Map<String, List<TaskHook>> hooks;

  private TaskCatalog(
      Map<String, TaskDefinition<?, ?>> tasks,
      List<StubFactory<?>> stubs,
      Map<String, List<TaskHook>> hooks) {
    this.tasks = tasks;
    this.stubs = List.copyOf(stubs);
    this.hooks = hooks;
  }

  /**
   * Loads the registries that {@code META-INF/services} names.
   *
   * @throws IllegalStateException if two tasks have the same id, a hook doesn't fit its task, or a
   *     registry is too new
   */
  public static TaskCatalog load(ClassLoader loader) {
    List<TaskRegistry> registries = new ArrayList<>();
    try {
      ServiceLoader.load(TaskRegistry.class, loader).forEach(registries::add);
    } catch (ServiceConfigurationError e) {
      throw new IllegalStateException(
          "A task registry named in META-INF/services/dev.errand.task.TaskRegistry can't be loaded:"
              + " "
              + e.getMessage()
              + ". Usually the build is stale: clean it and compile again.",
          e);
    }
    return of(registries);
  }

  /** From registries at hand; as {@link #load}. */
  public static TaskCatalog of(Collection<? extends TaskRegistry> registries) {
    Map<String, TaskDefinition<?, ?>> tasks = new TreeMap<>();
    List<StubFactory<?>> stubs = new ArrayList<>();
    for (TaskRegistry registry : registries) {
      if (registry.contract() > CONTRACT) {
        throw new IllegalStateException(
            "Registry "
                + registry.getClass().getName()
                + " was generated for contract "
                + registry.contract()
                + ", this runtime knows "
                + CONTRACT
                + ". Update errand-runtime to at least the version of errand-processor.");
      }
      for (TaskDefinition<?, ?> task : registry.tasks()) {
        TaskDefinition<?, ?> other = tasks.putIfAbsent(task.id(), task);
        if (other != null) {
          throw new IllegalStateException(
              "Two tasks have the id \""
                  + task.id()
                  + "\": "
                  + place(other)
                  + " and "
                  + place(task)
                  + ". Give one of them another with @Task(id = \"…\").");
        }
      }
      stubs.addAll(registry.stubs());
    }
    return new TaskCatalog(tasks, stubs, hooks(registries, tasks));
  }

  /** By task; a hook for a task whose code isn't here is called where that code is. */
  private static Map<String, List<TaskHook>> hooks(
      Collection<? extends TaskRegistry> registries, Map<String, TaskDefinition<?, ?>> tasks) {
    Map<String, List<TaskHook>> hooks = new TreeMap<>();
    for (TaskRegistry registry : registries) {
      for (HookDefinition hook : registry.hooks()) {
        for (String id : hook.tasks()) {
          TaskDefinition<?, ?> task = tasks.get(id);
          if (task != null) {
            hooks.computeIfAbsent(id, key -> new ArrayList<>()).add(TaskHook.of(hook, task));
          }
        }
      }
    }
    return hooks;
  }

  private static String place(TaskDefinition<?, ?> task) {
    return task.source().isEmpty() ? "one made by hand" : task.source();
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return tasks.isEmpty();
  }

  /** The task with this id. */
  public Optional<TaskDefinition<?, ?>> find(String id) {
    return Optional.ofNullable(tasks.get(id));
  }

  /** All tasks, by id. */
  public Collection<TaskDefinition<?, ?>> tasks() {
    return tasks.values();
  }

  /** What is to be called when runs of the task start or end. */
  public List<TaskHook> hooks(String task) {
    return hooks.getOrDefault(task, List.of());
  }

  /** The tasks that have a hook to be called at a run's end. */
  public Set<String> tasksWithEndHooks() {
    return hooks.entrySet().stream()
        .filter(
            entry ->
                entry.getValue().stream()
                    .anyMatch(hook -> hook.definition().kind() != HookKind.START))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Every hook of every task, each once. */
  public Set<HookDefinition> hooks() {
    return hooks.values().stream()
        .flatMap(List::stream)
        .map(TaskHook::definition)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** How to make the stubs. */
  public List<StubFactory<?>> stubs() {
    return stubs;
  }
}
