package dev.errand.spring.tasks;

import dev.errand.task.RetryPolicy;
import dev.errand.task.RunHandle;
import dev.errand.task.TaskClient;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TriggerOptions;
import dev.errand.task.TypeRef;
import jakarta.inject.Inject;

/** {@link Bookkeeping#book} as the processor would write it, in short. */
public final class BookTask {

  public static final TaskDefinition<String, Void> DEFINITION =
      TaskDefinition.<String, Void>builder("book")
          .source("dev.errand.spring.tasks.Bookkeeping.book")
          .retry(RetryPolicy.builder().maxAttempts(1).build())
          .parameter("entry", TypeRef.of(String.class))
          .arguments(entry -> new Object[] {entry})
          .output(TypeRef.of(Void.class))
          .instanceMethod(
              Bookkeeping.class,
              (bean, call) -> {
                bean.book(call.argument(0));
                return null;
              })
          .build();

  private BookTask() {}

  public static RunHandle<Void> trigger(String entry) {
    return new Stub(TaskClient.current()).trigger(entry);
  }

  public static class Stub {

    private final TaskClient client;

    @Inject
    public Stub(TaskClient client) {
      this.client = client;
    }

    public RunHandle<Void> trigger(String entry) {
      return client.trigger(DEFINITION, entry, TriggerOptions.none());
    }
  }
}
