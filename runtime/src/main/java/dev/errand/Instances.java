package dev.errand;

import dev.errand.spi.InstanceResolver;
import java.util.ArrayList;
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
    List<Object> ofInstances = new ArrayList<>();
    settings.catalog().tasks().stream()
        .filter(task -> task.instanceType().isPresent())
        .forEach(ofInstances::add);
    settings.catalog().hooks().stream()
        .filter(hook -> hook.instanceType().isPresent())
        .forEach(ofInstances::add);
    if (settings.plugins().instances() == null && !ofInstances.isEmpty()) {
      throw new IllegalStateException(
          "These are instance methods: "
              + ofInstances
              + ". Errand must know where their instances come from:"
              + " .instances(injector::getInstance), or .instances(InstanceResolver.of(uploads)).");
    }
  }
}
