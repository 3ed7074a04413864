package dev.errand.internal.trigger;

import dev.errand.internal.json.Codecs;
import dev.errand.internal.manage.EndWaiter;
import dev.errand.internal.manage.StoredBatchHandle;
import dev.errand.internal.manage.StoredRuns;
import dev.errand.internal.process.ActiveTask;
import dev.errand.internal.process.Listeners;
import dev.errand.internal.process.RunNotice;
import dev.errand.internal.process.ThreadState;
import dev.errand.internal.store.NewRun;
import dev.errand.internal.store.RunTable;
import dev.errand.internal.validation.PayloadChecks;
import dev.errand.spi.RunListener;
import dev.errand.task.BatchHandle;
import dev.errand.task.BatchItem;
import dev.errand.task.Result;
import dev.errand.task.Run;
import dev.errand.task.RunHandle;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskClient;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TaskError;
import dev.errand.task.TriggerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The client behind every stub: makes runs, stores them, hands out handles. */
public final class StoringClient implements TaskClient {

  /** Waiting has no time limit of its own: the task's {@code maxDuration} interrupts it. */
  private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(10_000);

  private final Parts parts;
  private final Triggering triggering;
  private final boolean onGivenConnection;

  /**
   * What this works with.
   *
   * @param codecs how payloads become JSON
   * @param checks whether payloads satisfy their constraints
   * @param ids where ids come from
   * @param store where runs go
   * @param table where a task's children are found again
   * @param runs what handles ask
   * @param waiter how ends are waited for
   * @param threads what the calling thread has open
   * @param listeners who is told
   */
  public record Parts(
      Codecs codecs,
      PayloadChecks checks,
      RunIds ids,
      RunStore store,
      RunTable table,
      StoredRuns runs,
      EndWaiter waiter,
      ThreadState threads,
      Listeners listeners) {

    /** The same, storing elsewhere. */
    public Parts storingIn(RunStore other) {
      return new Parts(codecs, checks, ids, other, table, runs, waiter, threads, listeners);
    }
  }

  /** With its parts. */
  public StoringClient(Parts parts) {
    this(parts, false);
  }

  private StoringClient(Parts parts, boolean onGivenConnection) {
    this.parts = parts;
    this.onGivenConnection = onGivenConnection;
    this.triggering = new Triggering(parts.codecs(), parts.checks(), parts.ids());
  }

  /** The same client, storing elsewhere. */
  public StoringClient storingIn(RunStore store) {
    return new StoringClient(parts.storingIn(store), true);
  }

  @Override
  public <P, R> RunHandle<R> trigger(
      TaskDefinition<P, R> task, @Nullable P payload, TriggerOptions options) {
    NewRun run = triggering.newRun(task, payload, options, origin());
    Stored stored = store(List.of(run));
    return parts.runs().handle(stored.answering(run), task.output(), !stored.isNew(run));
  }

  @Override
  public RunHandle<?> trigger(String taskId, Object payload, TriggerOptions options) {
    NewRun run = triggering.newRun(taskId, payload, options, origin());
    Stored stored = store(List.of(run));
    return parts.runs().handle(stored.answering(run), null, !stored.isNew(run));
  }

  @Override
  public <P, R> BatchHandle<R> batchTrigger(
      TaskDefinition<P, R> task, Iterable<BatchItem<P>> items, TriggerOptions options) {
    UUID batch = triggering.newId();
    @Nullable UUID parent = origin().parentId();
    List<NewRun> batchRuns =
        newRuns(task, items, options, position -> new NewRun.Origin(parent, null, batch, position));
    Stored stored = batchRuns.isEmpty() ? Stored.ALL : store(batchRuns);
    List<RunHandle<R>> handles =
        batchRuns.stream()
            .map(
                run ->
                    parts.runs().handle(stored.answering(run), task.output(), !stored.isNew(run)))
            .toList();
    return new StoredBatchHandle<>(batch, handles, task.output(), parts.runs());
  }

  private <P> List<NewRun> newRuns(
      TaskDefinition<P, ?> task,
      Iterable<BatchItem<P>> items,
      TriggerOptions options,
      Function<Integer, NewRun.Origin> origin) {
    List<NewRun> runs = new ArrayList<>();
    for (BatchItem<P> item : items) {
      int position = runs.size();
      try {
        runs.add(
            triggering.newRun(
                task,
                item.payload(),
                options.overriddenBy(item.options()),
                origin.apply(position)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "Item " + position + " of the batch: " + e.getMessage(), e);
      }
    }
    return runs;
  }

  @Override
  public <P, R> R triggerAndWait(
      TaskDefinition<P, R> task, @Nullable P payload, TriggerOptions options) {
    return batchTriggerAndWait(task, List.of(BatchItem.of(payload)), options).get(0).unwrap();
  }

  @Override
  public <P, R> List<Result<R>> batchTriggerAndWait(
      TaskDefinition<P, R> task, Iterable<BatchItem<P>> items, TriggerOptions options) {
    ActiveTask parent = requireTask();
    List<NewRun> wanted =
        newRuns(
            task,
            items,
            options,
            position -> new NewRun.Origin(parent.runId(), parent.nextChildPosition(), null, null));
    Map<UUID, UUID> before = new HashMap<>();
    wanted.forEach(
        child -> storedBefore(parent, child).ifPresent(id -> before.put(child.id(), id)));
    List<NewRun> missing =
        wanted.stream().filter(child -> !before.containsKey(child.id())).toList();
    Stored stored = missing.isEmpty() ? Stored.ALL : store(missing);
    requireEnd(parent, stored.earlier().values());
    List<UUID> children =
        wanted.stream()
            .map(child -> before.getOrDefault(child.id(), stored.answering(child)))
            .toList();
    return parent.parked(
        () -> {
          parts.waiter().await(children, AS_LONG_AS_IT_TAKES);
          return parts.runs().retrieveAll(children, task.output()).stream()
              .map(StoringClient::result)
              .toList();
        });
  }

  /** An earlier run that answers for a key may be one that never ends, or has ended long ago. */
  private void requireEnd(ActiveTask parent, Collection<UUID> earlier) {
    if (earlier.contains(parent.runId())) {
      throw new IllegalStateException(
          "Run "
              + parent.runId()
              + " would wait for itself: it is the one that answers for the idempotency key that it"
              + " triggered with. Give the child a key of its own.");
    }
    if (!earlier.isEmpty()) {
      // Throws for those that were removed after they had ended.
      parts.runs().retrieveAll(List.copyOf(earlier), null);
    }
  }

  /** A new attempt finds the children of the one before again. */
  private Optional<UUID> storedBefore(ActiveTask parent, NewRun child) {
    Integer position = child.origin().parentPosition();
    return parent.attempt() == 1 || position == null
        ? Optional.empty()
        : parts.table().child(parent.runId(), position);
  }

  private static <R> Result<R> result(Run<R> run) {
    if (run.status() == RunStatus.COMPLETED) {
      return new Result.Completed<>(outputOrNull(run));
    }
    return new Result.Failed<>(
        run.error()
            .orElseGet(
                () ->
                    TaskError.of(
                        "dev.errand." + run.status(),
                        "run " + run.id() + " of task " + run.taskId() + " is " + run.status())));
  }

  @SuppressWarnings("NullAway") // R is nullable where the task returns nothing
  private static <R> R outputOrNull(Run<R> run) {
    return run.output().orElse(null);
  }

  private ActiveTask requireTask() {
    ActiveTask active =
        parts
            .threads()
            .task()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "triggerAndWait works only inside a task, on the task's own thread."
                            + " Elsewhere use trigger(…).await(timeout)."));
    if (onGivenConnection || parts.threads().transaction().isPresent()) {
      throw new IllegalStateException(
          "triggerAndWait was called inside an open transaction: the child starts only after the"
              + " commit, so this would wait forever. Call it outside of the transaction.");
    }
    return active;
  }

  @Override
  public <R> RunHandle<R> handle(TaskDefinition<?, R> task, UUID runId) {
    return parts.runs().handle(runId, task.output());
  }

  private Stored store(List<NewRun> runs) {
    Stored stored = parts.store().store(runs);
    if (!parts.listeners().isEmpty()) {
      tell(stored.newOf(runs));
    }
    return stored;
  }

  private void tell(List<NewRun> runs) {
    for (NewRun run : runs) {
      RunStatus status =
          run.start().equals(NewRun.Start.NOW) ? RunStatus.QUEUED : RunStatus.DELAYED;
      parts
          .listeners()
          .tell(
              RunListener::onTriggered,
              new RunNotice(run.id(), run.task(), run.queue(), 0, status, Optional.empty()));
    }
  }

  private NewRun.Origin origin() {
    return parts
        .threads()
        .task()
        .map(task -> new NewRun.Origin(task.runId(), null, null, null))
        .orElse(NewRun.Origin.NONE);
  }
}
