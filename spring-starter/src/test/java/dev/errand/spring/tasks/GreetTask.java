package dev.errand.spring.tasks;

import dev.errand.task.RunHandle;
import dev.errand.task.TaskClient;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TriggerOptions;
import dev.errand.task.TypeRef;
import jakarta.inject.Inject;

/** {@link Greetings#greet} as the processor would write it, in short. */
public final class GreetTask {

  public static final TaskDefinition<String, String> DEFINITION =
      TaskDefinition.<String, String>builder("greet")
          .source("dev.errand.spring.tasks.Greetings.greet")
          .parameter("name", TypeRef.of(String.class))
          .arguments(name -> new Object[] {name})
          .output(TypeRef.of(String.class))
          .instanceMethod(Greetings.class, (bean, call) -> bean.greet(call.argument(0)))
          .build();

  private GreetTask() {}

  public static RunHandle<String> trigger(String name) {
    return new Stub(TaskClient.current()).trigger(name);
  }

  public static class Stub {

    private final TaskClient client;

    @Inject
    public Stub(TaskClient client) {
      this.client = client;
    }

    public RunHandle<String> trigger(String name) {
      return client.trigger(DEFINITION, name, TriggerOptions.none());
    }
  }
}
