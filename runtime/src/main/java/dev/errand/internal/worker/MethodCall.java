package dev.errand.internal.worker;

import dev.errand.internal.json.UnreadablePayloadException;
import dev.errand.internal.store.ClaimedRun;
import dev.errand.internal.validation.InvalidPayloadException;
import dev.errand.task.AbortTaskException;
import dev.errand.task.CronTick;
import dev.errand.task.CurrentClient;
import dev.errand.task.CurrentTask;
import dev.errand.task.Scope;
import dev.errand.task.TaskCall;
import dev.errand.task.TaskContext;
import dev.errand.task.TaskDefinition;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** From the stored payload to the stored output: decodes, calls, awaits, encodes. */
final class MethodCall {

  private final TaskDefinition<?, ?> task;
  private final ClaimedRun run;
  private final ExecutionParts parts;

  MethodCall(TaskDefinition<?, ?> task, ClaimedRun run, ExecutionParts parts) {
    this.task = task;
    this.run = run;
    this.parts = parts;
  }

  /** Calls the method on this thread; returns its output as JSON. */
  @SuppressWarnings("try") // scopes are only opened and closed
  @Nullable String invoke(RunContext context) throws Throwable {
    @Nullable Object[] arguments = parts.codecs().payloads().decode(task, run.payload());
    Call call = new Call(arguments, context, run);
    parts.checks().checkArguments(task, call);
    try (Scope inTask = CurrentTask.bind(context);
        Scope active = parts.threads().executing(context);
        Scope client = CurrentClient.bind(CurrentClient.Rank.TASK, parts.client())) {
      // Asked for each attempt, so that a container's scopes apply.
      @Nullable Object instance =
          task.instanceType().<Object>map(parts.instances()::instance).orElse(null);
      if (run.attempt() == 1) {
        parts.hooks().started(context, arguments);
      }
      @Nullable Object result = task.invoke(instance, call);
      if (task.isAsynchronous()) {
        result = result == null ? null : await((CompletionStage<?>) result);
      }
      return encoded(result);
    }
  }

  private @Nullable String encoded(@Nullable Object result) {
    try {
      return parts.codecs().payloads().encodeOutput(task, result);
    } catch (IllegalArgumentException e) {
      throw new UnwritableOutputException(e);
    }
  }

  private static @Nullable Object await(CompletionStage<?> stage) throws Throwable {
    CompletableFuture<?> future = stage.toCompletableFuture();
    try {
      return future.get();
    } catch (InterruptedException e) {
      future.cancel(true);
      throw e;
    } catch (ExecutionException | CompletionException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  /** Whether another attempt has no point after this. */
  static boolean rulesOutRetry(TaskDefinition<?, ?> task, Throwable e) {
    return e instanceof AbortTaskException
        || e instanceof UnreadablePayloadException
        || e instanceof InvalidPayloadException
        || e instanceof UnwritableOutputException
        || task.retry().abortOn().stream().anyMatch(type -> type.isInstance(e));
  }

  private static final class Call implements TaskCall {

    private final @Nullable Object[] arguments;
    private final RunContext context;
    private final ClaimedRun run;

    Call(@Nullable Object[] arguments, RunContext context, ClaimedRun run) {
      this.arguments = arguments;
      this.context = context;
      this.run = run;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the definition says the type
    public <T extends @Nullable Object> T argument(int index) {
      return (T) arguments[index];
    }

    @Override
    public TaskContext context() {
      return context;
    }

    @Override
    public CronTick cronTick() {
      return new ManualTick(run.createdAt());
    }
  }
}
