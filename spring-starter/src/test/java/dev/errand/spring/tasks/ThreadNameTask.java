package dev.errand.spring.tasks;

import dev.errand.task.RunHandle;
import dev.errand.task.TaskClient;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TriggerOptions;
import dev.errand.task.TypeRef;

/** The task of a static method, which needs no bean, without a stub. */
public final class ThreadNameTask {

  public static final TaskDefinition<Void, String> DEFINITION =
      TaskDefinition.<Void, String>builder("thread-name")
          .source("dev.errand.spring.tasks.ThreadNameTask.threadName")
          .arguments(nothing -> new Object[0])
          .output(TypeRef.of(String.class))
          .staticMethod(call -> threadName())
          .build();

  private ThreadNameTask() {}

  static String threadName() {
    return Thread.currentThread().toString();
  }

  public static RunHandle<String> trigger() {
    return TaskClient.current().trigger(DEFINITION, null, TriggerOptions.none());
  }
}
