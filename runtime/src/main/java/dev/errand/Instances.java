package dev.errand;

import dev.errand.spi.InstanceResolver;
import dev.errand.task.TaskDefinition;
import java.util.List;

/** Sees to it at the start that every task's instance can be had. */
final class Instances {

  private Instances() {}

  static InstanceResolver of(ErrandSettings settings) {
    InstanceResolver given = settings.plugins().instances();
    return given != null
        ? given
        : new InstanceResolver() {
          @Override
          public <T> T instance(Class<T> type) {
            throw new IllegalStateException("Nobody said where instances come from.");
          }
        };
  }

  /** Throws if a worker lacks the instance of a task; names all that are missing. */
  static void require(ErrandSettings settings) {
    if (settings.worker() == null) {
      return;
    }
    List<TaskDefinition<?, ?>> ofInstances =
        settings.catalog().tasks().stream()
            .filter(task -> task.instanceType().isPresent())
            .toList();
    if (settings.plugins().instances() == null && !ofInstances.isEmpty()) {
      throw new IllegalStateException(
          "Tasks "
              + ofInstances
              + " are instance methods, so Errand must know where their instances come from:"
              + " .instances(injector::getInstance), or .instances(InstanceResolver.of(uploads)).");
    }
  }
}
