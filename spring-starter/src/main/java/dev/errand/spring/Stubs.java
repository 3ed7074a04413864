package dev.errand.spring;

import dev.errand.task.StubFactory;
import dev.errand.task.TaskClient;

/** Makes the stubs that are beans. */
final class Stubs {

  static final String BEAN_NAME = "errandStubs";

  private final TaskRegistries registries;
  private final TaskClient client;

  /** With all registries, and the client that stubs trigger on. */
  Stubs(TaskRegistries registries, TaskClient client) {
    this.registries = registries;
    this.client = client;
  }

  /** A new stub of this class. */
  <S> S create(Class<S> type) {
    for (StubFactory<?> stub : registries.stubs()) {
      if (stub.type().equals(type)) {
        return type.cast(stub.create(client));
      }
    }
    throw new IllegalStateException(
        "No task registry knows the stub "
            + type.getName()
            + "; clean the build and compile again.");
  }
}
