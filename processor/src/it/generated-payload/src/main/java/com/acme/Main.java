package com.acme;

import dev.errand.task.TaskDefinition;
import dev.errand.task.TaskRegistry;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Prints what a worker that starts here would find. */
public final class Main {

  private Main() {}

  /** Prints the tasks' ids. */
  public static void main(String[] arguments) {
    System.out.println(
        "Tasks: "
            + ServiceLoader.load(TaskRegistry.class).stream()
                .flatMap(registry -> registry.get().tasks().stream())
                .map(TaskDefinition::id)
                .sorted()
                .collect(Collectors.joining(", ")));
  }
}
