package dev.errand.internal.registry;

import dev.errand.task.HookDefinition;
import dev.errand.task.HookKind;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskDefinition;
import java.util.ArrayList;
import java.util.List;

/**
 * A hook as it is called for one task: what each of its parameters gets.
 *
 * @param definition the hook
 * @param sources for each named parameter the position of the payload's, or {@link #OUTPUT}
 */
public record TaskHook(HookDefinition definition, List<Integer> sources) {

  /** The parameter gets the output. */
  public static final int OUTPUT = -1;

  /**
   * For a task.
   *
   * @throws IllegalStateException if the task has nothing for one of the parameters
   */
  static TaskHook of(HookDefinition hook, TaskDefinition<?, ?> task) {
    List<String> names = task.parameters().stream().map(TaskDefinition.Parameter::name).toList();
    boolean hasOutput =
        task.output().rawType() != Void.class
            && (hook.kind() == HookKind.SUCCESS || hook.kind() == HookKind.COMPLETE);
    List<Integer> sources = new ArrayList<>();
    for (HookDefinition.Parameter<?> parameter : hook.parameters()) {
      int position = names.indexOf(parameter.name());
      if (position < 0 && (!hasOutput || sources.contains(OUTPUT))) {
        throw new IllegalStateException(
            "Parameter "
                + parameter.name()
                + " of the "
                + hook
                + " is neither one of task "
                + task
                + ", which has "
                + (names.isEmpty() ? "none" : String.join(", ", names))
                + (hasOutput ? ", nor its only further one, which gets the output." : ".")
                + " If they are in two jars, build both against each other again.");
      }
      sources.add(position < 0 ? OUTPUT : position);
    }
    return new TaskHook(hook, List.copyOf(sources));
  }

  /** Whether a parameter gets a value of the payload. */
  public boolean needsPayload() {
    return sources.stream().anyMatch(source -> source != OUTPUT);
  }

  /** Whether a parameter gets the output. */
  public boolean needsOutput() {
    return sources.contains(OUTPUT);
  }

  /** Whether it is called when a run has ended so. */
  public boolean follows(RunStatus end) {
    return definition.kind().follows(end);
  }
}
