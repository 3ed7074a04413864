package dev.errand.testing;

import dev.errand.task.HookDefinition;
import dev.errand.task.RetryPolicy;
import dev.errand.task.StubFactory;
import dev.errand.task.TaskContext;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TaskRegistry;
import dev.errand.task.TypeRef;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tasks made by hand: what the processor would generate, without it. */
public final class TestTasks {

  /** Fast and exact, for tests that wait for retries. */
  public static final RetryPolicy QUICK =
      RetryPolicy.builder()
          .maxAttempts(3)
          .minTimeout(Duration.ofMillis(20))
          .maxTimeout(Duration.ofMillis(100))
          .randomize(false)
          .build();

  private TestTasks() {}

  /** What a task does. */
  public interface Body<P, R> {
    /** Called for each attempt. */
    @Nullable R run(P payload, TaskContext context) throws Exception;
  }

  /** A task with one text as payload and output. */
  public static TaskDefinition<String, String> text(String id, Body<String, String> body) {
    return text(id, body, task -> {});
  }

  /** A task with one text as payload and output, and more settings. */
  public static TaskDefinition<String, String> text(
      String id,
      Body<String, String> body,
      Consumer<TaskDefinition.Builder<String, String>> settings) {
    TaskDefinition.Builder<String, String> task =
        TaskDefinition.<String, String>builder(id)
            .source("tests." + id)
            .retry(QUICK)
            .parameter("text", TypeRef.of(String.class))
            .arguments(text -> new Object[] {text})
            .output(TypeRef.of(String.class))
            .staticMethod(call -> body.run(call.<String>argument(0), call.context()));
    settings.accept(task);
    return task.build();
  }

  /** A registry of tasks. */
  public static TaskRegistry registry(TaskDefinition<?, ?>... tasks) {
    return registry(List.of(tasks), List.of());
  }

  /** A registry of tasks and hooks. */
  public static TaskRegistry registry(
      List<TaskDefinition<?, ?>> tasks, List<HookDefinition> hooks) {
    return new TaskRegistry() {
      @Override
      public int contract() {
        return 1;
      }

      @Override
      public List<TaskDefinition<?, ?>> tasks() {
        return tasks;
      }

      @Override
      public List<HookDefinition> hooks() {
        return hooks;
      }

      @Override
      public List<StubFactory<?>> stubs() {
        return List.of();
      }
    };
  }
}
