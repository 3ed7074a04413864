package dev.errand.task;

import java.util.List;

/**
 * The tasks of one compilation. The processor writes one and names it in {@code
 * META-INF/services/dev.errand.task.TaskRegistry}; the runtime loads all of them.
 */
public interface TaskRegistry {

  /** The version of the contract between generated code and runtime; this one is 1. */
  int contract();

  /** The definitions, in no particular order. */
  List<TaskDefinition<?, ?>> tasks();

  /** How to make the stubs, for containers that inject them. */
  List<StubFactory<?>> stubs();

  /** The methods that are called when runs start or end. */
  default List<HookDefinition> hooks() {
    return List.of();
  }
}
