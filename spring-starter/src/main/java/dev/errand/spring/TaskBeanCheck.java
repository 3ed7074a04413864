package dev.errand.spring;

import dev.errand.task.HookDefinition;
import dev.errand.task.TaskDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;

/** Sees to it, before the start, that a worker has the bean of every task and hook it calls. */
final class TaskBeanCheck implements Runnable {

  private final ListableBeanFactory beans;
  private final Collection<TaskDefinition<?, ?>> tasks;
  private final Collection<HookDefinition> hooks;
  private final ErrandProperties.Worker worker;

  TaskBeanCheck(
      ListableBeanFactory beans,
      Collection<TaskDefinition<?, ?>> tasks,
      Collection<HookDefinition> hooks,
      ErrandProperties.Worker worker) {
    this.beans = beans;
    this.tasks = tasks;
    this.hooks = hooks;
    this.worker = worker;
  }

  /**
   * Makes no lazy bean, unless there are several of its type.
   *
   * @throws ErrandConfigurationException if beans are missing; names all of them
   */
  @Override
  public void run() {
    if (!worker.enabled()) {
      return;
    }
    List<String> problems =
        Stream.concat(
                tasks.stream().filter(this::isExecuted).flatMap(task -> problem(task).stream()),
                hooks.stream().filter(this::isCalled).flatMap(hook -> problem(hook).stream()))
            .sorted()
            .toList();
    if (!problems.isEmpty()) {
      throw new ErrandConfigurationException(
          "Tasks need a bean each that they are called on:\n    - "
              + String.join("\n    - ", problems),
          "Make the class a bean, for example with @Component; of several beans make one @Primary."
              + " If this application only triggers, set errand.worker.enabled=false.");
    }
  }

  private boolean isExecuted(TaskDefinition<?, ?> task) {
    return worker.queues().isEmpty() || worker.queues().contains(task.queue());
  }

  private boolean isCalled(HookDefinition hook) {
    return tasks.stream().anyMatch(task -> hook.tasks().contains(task.id()) && isExecuted(task));
  }

  private Optional<String> problem(TaskDefinition<?, ?> task) {
    return task.instanceType()
        .flatMap(this::problem)
        .map(problem -> "task " + task + ": " + problem);
  }

  private Optional<String> problem(HookDefinition hook) {
    return hook.instanceType().flatMap(this::problem).map(problem -> hook + ": " + problem);
  }

  private Optional<String> problem(Class<?> type) {
    int found =
        BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, type, true, false).length;
    if (found == 0) {
      return Optional.of("no bean is a " + type.getName());
    }
    if (found > 1) {
      try {
        beans.getBean(type);
      } catch (NoUniqueBeanDefinitionException e) {
        return Optional.of("several beans are a " + type.getName() + ", none of them primary");
      }
    }
    return Optional.empty();
  }
}
