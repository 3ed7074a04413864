package dev.errand.internal.manage;

import dev.errand.internal.json.Codecs;
import dev.errand.internal.process.ThreadState;
import dev.errand.internal.process.WorkSignal;
import dev.errand.internal.registry.TaskCatalog;
import dev.errand.internal.store.CancelRequests;
import dev.errand.internal.store.Database;
import dev.errand.internal.store.IdempotencyKeys;
import dev.errand.internal.store.LaterTable;
import dev.errand.internal.store.RunCountTable;
import dev.errand.internal.store.RunQueries;
import dev.errand.internal.store.RunRow;
import dev.errand.manage.RunCounts;
import dev.errand.manage.RunFilter;
import dev.errand.manage.Runs;
import dev.errand.task.Run;
import dev.errand.task.RunHandle;
import dev.errand.task.RunNotFoundException;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TypeRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The stored runs. */
public final class StoredRuns implements Runs {

  private static final Duration LONGEST = Duration.ofDays(365 * 100);

  private final Parts parts;
  private final CancelRequests cancels;
  private final LaterTable later;
  private final IdempotencyKeys keys;
  private final Decoding<?> decoding;
  private final EndWaiter waiter;

  /**
   * What this works with.
   *
   * @param database where the runs are
   * @param queries how they are read
   * @param counts how they are counted
   * @param catalog the tasks whose output types are known
   * @param codecs how stored text becomes values
   * @param threads what the calling thread has open
   * @param signal how workers are told of a cancel
   */
  public record Parts(
      Database database,
      RunQueries queries,
      RunCountTable counts,
      TaskCatalog catalog,
      Codecs codecs,
      ThreadState threads,
      WorkSignal signal) {}

  /** With its parts, and how ends are waited for. */
  public StoredRuns(Parts parts, EndWaiter waiter) {
    this.parts = parts;
    this.waiter = waiter;
    this.cancels = new CancelRequests(parts.database());
    this.later = new LaterTable(parts.database());
    this.keys = new IdempotencyKeys(parts.database());
    this.decoding = new Decoding<>(parts.codecs(), null);
  }

  @Override
  public Run<?> retrieve(UUID id) {
    return parts
        .queries()
        .find(id)
        .map(this::toRun)
        .orElseThrow(() -> new RunNotFoundException(id));
  }

  @Override
  public List<Run<?>> list(RunFilter filter) {
    List<Run<?>> runs = new ArrayList<>();
    parts.queries().list(filter).forEach(row -> runs.add(toRun(row)));
    return runs;
  }

  @Override
  public RunCounts counts() {
    return parts.counts().read();
  }

  private Run<?> toRun(RunRow row) {
    @Nullable TypeRef<?> output =
        parts.catalog().find(row.task()).<TypeRef<?>>map(TaskDefinition::output).orElse(null);
    return toRun(row, output);
  }

  private <R> Run<R> toRun(RunRow row, @Nullable TypeRef<R> output) {
    return new StoredRun<>(row, decoding.to(output));
  }

  @Override
  public void cancel(UUID id) {
    if (parts.queries().find(List.of(id)).isEmpty()) {
      throw new RunNotFoundException(id);
    }
    cancel(List.of(id));
  }

  @Override
  public void reschedule(UUID id, Instant at) {
    if (at.isAfter(Instant.now().plus(LONGEST))) {
      throw new IllegalArgumentException("The new start is " + at + "; must be within 100 years.");
    }
    Instant start = at.isBefore(Instant.EPOCH) ? Instant.EPOCH : at;
    if (!later.reschedule(id, start)) {
      throw new IllegalStateException(
          "Run "
              + id
              + " is "
              + retrieve(id).status()
              + " and so has no start to move: only a run that is DELAYED, or between two attempts,"
              + " can be rescheduled.");
    }
    parts.signal().dueIn(Duration.between(Instant.now(), start).toMillis());
  }

  @Override
  public boolean resetIdempotencyKey(String taskId, String key) {
    return keys.reset(taskId, key);
  }

  /** Cancels those of the runs that haven't ended. */
  void cancel(List<UUID> ids) {
    parts.database().useTransaction(handle -> cancels.request(handle, ids));
    List<UUID> ended =
        parts
            .database()
            .<List<UUID>, RuntimeException>transaction(handle -> cancels.end(handle, ids));
    waiter.ended(ended);
    ids.stream().filter(id -> !ended.contains(id)).forEach(parts.signal()::canceled);
  }

  /** A handle; nothing is asked of the database. */
  public <R> RunHandle<R> handle(UUID id, @Nullable TypeRef<R> output) {
    return handle(id, output, false);
  }

  /** A handle, which says whether the trigger was answered by an earlier run. */
  public <R> RunHandle<R> handle(UUID id, @Nullable TypeRef<R> output, boolean cached) {
    return new StoredRunHandle<>(id, output, cached, this);
  }

  <R> Run<R> retrieve(UUID id, @Nullable TypeRef<R> output) {
    return parts
        .queries()
        .find(id)
        .map(row -> toRun(row, output))
        .orElseThrow(() -> new RunNotFoundException(id));
  }

  /** Runs in the order of the ids. */
  public <R> List<Run<R>> retrieveAll(List<UUID> ids, @Nullable TypeRef<R> output) {
    Map<UUID, RunRow> rows = byId(parts.queries().find(ids), RunRow::id);
    List<Run<R>> runs = new ArrayList<>();
    for (UUID id : ids) {
      RunRow row = rows.get(id);
      if (row == null) {
        throw new RunNotFoundException(id);
      }
      runs.add(toRun(row, output));
    }
    return runs;
  }

  /** Runs by id, in no particular order; those that aren't stored are left out. */
  public List<Run<?>> find(Collection<UUID> ids) {
    List<Run<?>> runs = new ArrayList<>();
    parts.queries().find(ids).forEach(row -> runs.add(toRun(row)));
    return runs;
  }

  private static <V> Map<UUID, V> byId(Collection<V> values, Function<V, UUID> id) {
    Map<UUID, V> map = new HashMap<>();
    values.forEach(value -> map.put(id.apply(value), value));
    return map;
  }

  EndWaiter waiter() {
    return waiter;
  }

  /** Throws where waiting for a run could be waiting for oneself. */
  void requireMayWait() {
    if (parts.threads().task().isPresent()) {
      throw new IllegalStateException(
          "A task can't block on RunHandle.await: it would hold its worker's place meanwhile. Use"
              + " …Task.triggerAndWait(…) or batchTriggerAndWait(…).");
    }
    if (parts.threads().transaction().isPresent()) {
      throw new IllegalStateException(
          "RunHandle.await was called inside an open transaction: a run triggered in it starts only"
              + " after the commit. Await after the transaction, on the handle it returned.");
    }
  }
}
