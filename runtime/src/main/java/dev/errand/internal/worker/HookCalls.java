package dev.errand.internal.worker;

import dev.errand.internal.json.Codecs;
import dev.errand.internal.json.TaskErrors;
import dev.errand.internal.registry.TaskCatalog;
import dev.errand.internal.registry.TaskHook;
import dev.errand.internal.store.DatabaseException;
import dev.errand.internal.store.HookTable;
import dev.errand.spi.InstanceResolver;
import dev.errand.task.CurrentClient;
import dev.errand.task.CurrentTask;
import dev.errand.task.HookCall;
import dev.errand.task.HookKind;
import dev.errand.task.Run;
import dev.errand.task.RunStatus;
import dev.errand.task.Scope;
import dev.errand.task.TaskClient;
import dev.errand.task.TaskContext;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TaskError;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls hooks. What one throws is logged and noted with the run, and changes nothing else. */
final class HookCalls {

  private static final Logger LOG = LoggerFactory.getLogger(HookCalls.class);

  private final TaskCatalog catalog;
  private final Codecs codecs;
  private final InstanceResolver instances;
  private final TaskClient client;
  private final HookTable table;

  HookCalls(
      TaskCatalog catalog,
      Codecs codecs,
      InstanceResolver instances,
      TaskClient client,
      HookTable table) {
    this.catalog = catalog;
    this.codecs = codecs;
    this.instances = instances;
    this.client = client;
    this.table = table;
  }

  /** Before a run's first attempt; on the task's own thread, which is bound to the task already. */
  void started(TaskContext context, @Nullable Object[] payload) {
    for (TaskHook hook : catalog.hooks(context.taskId())) {
      if (hook.definition().kind() == HookKind.START) {
        Call call = new Call(hook, context, RunStatus.EXECUTING, null);
        invoke(hook, context.runId(), () -> call.with(payload, null));
      }
    }
  }

  /** After a run's end was recorded. Stops early where the thread was interrupted. */
  @SuppressWarnings("try") // scopes are only opened and closed
  void ended(Run<?> run, TaskDefinition<?, ?> task) {
    EndedContext context = new EndedContext(run);
    try (Scope inTask = CurrentTask.bind(context);
        Scope bound = CurrentClient.bind(CurrentClient.Rank.TASK, client)) {
      for (TaskHook hook : catalog.hooks(task.id())) {
        if (hook.follows(run.status()) && !Thread.currentThread().isInterrupted()) {
          Call call = new Call(hook, context, run.status(), run.error().orElse(null));
          invoke(
              hook,
              run.id(),
              () ->
                  call.with(
                      hook.needsPayload()
                          ? codecs.payloads().decode(task, run.payload().text())
                          : new Object[0],
                      hook.needsOutput() ? run.output().orElse(null) : null));
        }
      }
    }
  }

  private interface Prepared {
    Call call();
  }

  private void invoke(TaskHook hook, UUID run, Prepared prepared) {
    try {
      @Nullable Object instance =
          hook.definition().instanceType().<Object>map(instances::instance).orElse(null);
      hook.definition().invoke(instance, prepared.call());
    } catch (Throwable e) {
      failed(hook, run, e);
    }
  }

  private void failed(TaskHook hook, UUID run, Throwable e) {
    LOG.warn(
        "The {} threw for run {}; the run's outcome stays as it is.", hook.definition(), run, e);
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    // The interruption is for the method that comes next, or for whoever asked for it.
    boolean interrupted = Thread.interrupted();
    try {
      TaskError error = TaskErrors.of(e);
      table.noteFailure(run, hook.definition().toString(), codecs.errors().encode(error));
    } catch (RuntimeException unnoted) {
      LOG.warn("That couldn't be noted with run {}: {}", run, DatabaseException.reason(unnoted));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static final class Call implements HookCall {

    private final TaskHook hook;
    private final TaskContext context;
    private final RunStatus status;
    private final @Nullable TaskError error;
    private final List<@Nullable Object> arguments = new ArrayList<>();

    Call(TaskHook hook, TaskContext context, RunStatus status, @Nullable TaskError error) {
      this.hook = hook;
      this.context = context;
      this.status = status;
      this.error = error;
    }

    Call with(@Nullable Object[] payload, @Nullable Object output) {
      for (int source : hook.sources()) {
        arguments.add(source == TaskHook.OUTPUT ? output : payload[source]);
      }
      return this;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the definition says the type
    public <T extends @Nullable Object> T argument(int index) {
      return (T) arguments.get(index);
    }

    @Override
    public TaskContext context() {
      return context;
    }

    @Override
    public @Nullable TaskError error() {
      return error;
    }

    @Override
    public RunStatus status() {
      return status;
    }
  }
}
