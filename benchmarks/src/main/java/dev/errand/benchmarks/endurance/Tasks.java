package dev.errand.benchmarks.endurance;

import dev.errand.Errand;
import dev.errand.ErrandBuilder;
import dev.errand.task.StubFactory;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TaskRegistry;
import dev.errand.task.TypeRef;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** One task, of which what it does is given. */
final class Tasks {

  /**
   * About 200 bytes as JSON.
   *
   * @param triggeredAt by this JVM's {@code System.nanoTime()}
   * @param text the rest
   */
  record Payload(long triggeredAt, String text) {
    private static final String TEXT = "x".repeat(160);

    static Payload now() {
      return new Payload(System.nanoTime(), TEXT);
    }
  }

  /** What the task does. */
  interface Body {
    /** Called for each run. */
    void run(Payload payload) throws Exception;
  }

  private Tasks() {}

  static TaskDefinition<Payload, Void> task(Body body) {
    return TaskDefinition.<Payload, Void>builder("endurance")
        .inlineParameter("payload", TypeRef.of(Payload.class), false)
        .arguments(payload -> new Object[] {payload})
        .output(TypeRef.of(Void.class))
        .staticMethod(
            call -> {
              body.run(call.argument(0));
              return null;
            })
        .build();
  }

  static Errand errand(
      DataSource dataSource, TaskDefinition<?, ?> task, Consumer<ErrandBuilder> kind) {
    ErrandBuilder builder =
        Errand.builder().dataSource(dataSource).registry(new OneTask(task)).migrate(false);
    kind.accept(builder);
    return builder.build();
  }

  private record OneTask(TaskDefinition<?, ?> task) implements TaskRegistry {
    @Override
    public int contract() {
      return 1;
    }

    @Override
    public List<TaskDefinition<?, ?>> tasks() {
      return List.of(task);
    }

    @Override
    public List<StubFactory<?>> stubs() {
      return List.of();
    }
  }
}
