package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errand.annotation.Task;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TaskRegistry;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TasksTest {

  @Task
  static void failTwice(int attempts) {}

  @Test
  void tests_find_the_tasks_of_both() {
    Set<String> ids =
        ServiceLoader.load(TaskRegistry.class).stream()
            .flatMap(registry -> registry.get().tasks().stream())
            .map(TaskDefinition::id)
            .collect(Collectors.toSet());
    assertEquals(Set.of(SendMailTask.ID, FailTwiceTask.ID), ids);
  }
}
