package dev.errand.spring.tasks;

import dev.errand.task.StubFactory;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TaskRegistry;
import java.util.List;

/** Made by hand, as the processor would write it. */
public final class TestRegistry implements TaskRegistry {

  @Override
  public int contract() {
    return 1;
  }

  @Override
  public List<TaskDefinition<?, ?>> tasks() {
    return List.of(GreetTask.DEFINITION, BookTask.DEFINITION, ThreadNameTask.DEFINITION);
  }

  @Override
  public List<StubFactory<?>> stubs() {
    return List.of(
        StubFactory.of(GreetTask.Stub.class, GreetTask.Stub::new),
        StubFactory.of(BookTask.Stub.class, BookTask.Stub::new));
  }
}
