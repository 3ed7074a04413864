package com.example.contract;

import com.example.contract.Parameters.Line;
import com.example.contract.Parameters.Order;
import com.example.contract.Parameters.Size;
import dev.errand.task.HookCall;
import dev.errand.task.HookDefinition;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskContext;
import dev.errand.task.TaskError;
import dev.errand.task.TaskRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Calls every hook as a runtime does, whether or not the runtime at hand calls any. */
final class HookExercise {

  /** A call with these values, each of which stands for a parameter by its name. */
  private static final class Call implements HookCall {
    private final HookDefinition hook;

    Call(HookDefinition hook) {
      this.hook = hook;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T argument(int index) {
      List<Line> lines = List.of(new Line("pen", 3));
      return (T)
          switch (hook.parameters().get(index).name()) {
            case "order" -> new Order("o1", Size.SMALL, lines, Optional.empty());
            case "count" -> 5;
            case "tags" -> new String[] {"t"};
            case "mail" -> "mail";
            case "output" -> lines;
            default -> throw new IllegalArgumentException(hook.toString());
          };
    }

    @Override
    public TaskContext context() {
      return null;
    }

    @Override
    public TaskError error() {
      return TaskError.of("E", "why");
    }

    @Override
    public RunStatus status() {
      return RunStatus.EXECUTING;
    }
  }

  private HookExercise() {}

  static List<String> call(ClassLoader loader) {
    HookCalls.clear();
    List<String> thrown = new ArrayList<>();
    for (TaskRegistry registry : ServiceLoader.load(TaskRegistry.class, loader)) {
      for (HookDefinition hook : registry.hooks()) {
        Object instance = hook.instanceType().map(Implementations::of).orElse(null);
        try {
          hook.invoke(instance, new Call(hook));
        } catch (Throwable e) {
          thrown.add(hook.kind() + " " + hook.source() + hook.tasks() + ": " + e.getMessage());
        }
      }
    }
    List<String> calls = new ArrayList<>(HookCalls.CALLS);
    calls.addAll(thrown);
    return calls;
  }
}
