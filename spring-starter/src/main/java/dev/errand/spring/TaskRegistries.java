package dev.errand.spring;

import dev.errand.task.HookDefinition;
import dev.errand.task.StubFactory;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TaskRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The registries of all tasks on the class path.
 *
 * @param all the registries
 */
record TaskRegistries(List<TaskRegistry> all) {

  /** Those that {@code META-INF/services} names. */
  static TaskRegistries load(@Nullable ClassLoader loader) {
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
    return new TaskRegistries(List.copyOf(registries));
  }

  List<TaskDefinition<?, ?>> tasks() {
    return all.stream()
        .<TaskDefinition<?, ?>>flatMap(registry -> registry.tasks().stream())
        .toList();
  }

  List<HookDefinition> hooks() {
    return all.stream().flatMap(registry -> registry.hooks().stream()).toList();
  }

  List<StubFactory<?>> stubs() {
    return all.stream().<StubFactory<?>>flatMap(registry -> registry.stubs().stream()).toList();
  }
}
