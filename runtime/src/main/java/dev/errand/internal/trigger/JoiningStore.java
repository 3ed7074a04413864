package dev.errand.internal.trigger;

import dev.errand.internal.process.ThreadState;
import dev.errand.internal.process.WorkSignal;
import dev.errand.internal.store.Database;
import dev.errand.internal.store.NewRun;
import dev.errand.internal.store.RunTable;
import dev.errand.spi.CurrentConnection;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Stores runs in the transaction that is open on the thread: our own, or a framework's; where there
 * is none, in a commit of their own.
 */
public final class JoiningStore implements RunStore {

  /** How long a trigger waits for another transaction that holds its key. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Database database;
  private final RunTable runs;
  private final TriggerBatcher batcher;
  private final KeyedTriggers keyed;
  private final ThreadState threads;
  private final CurrentConnection framework;
  private final WorkSignal signal;

  /**
   * With the ways to store, the ways to find a transaction, and whom to tell.
   *
   * @param framework also knows when its transaction has committed
   * @param here where runs may start at once
   */
  public JoiningStore(
      Database database,
      RunTable runs,
      ThreadState threads,
      CurrentConnection framework,
      LocalWorker here,
      WorkSignal signal) {
    this.database = database;
    this.runs = runs;
    this.batcher = new TriggerBatcher(database, runs, here);
    this.keyed = new KeyedTriggers(database, runs, here, PATIENCE);
    this.threads = threads;
    this.framework = framework;
    this.signal = signal;
  }

  @Override
  public Stored store(List<NewRun> newRuns) {
    Optional<Connection> own = threads.ownTransaction();
    if (own.isPresent()) {
      // Who opened the transaction signals after its commit.
      Stored stored = insert(own.get(), newRuns);
      signalAfter(threads::afterCommit, stored.newOf(newRuns));
      return stored;
    }
    Optional<Connection> frameworks = framework.find();
    if (frameworks.isPresent()) {
      Stored stored = insert(frameworks.get(), newRuns);
      signalAfter(framework::afterCommit, stored.newOf(newRuns));
      return stored;
    }
    if (RunKeys.areIn(newRuns)) {
      KeyedTriggers.Outcome outcome = keyed.store(newRuns);
      signal(notIn(outcome.started(), outcome.stored().newOf(newRuns)));
      return outcome.stored();
    }
    signal(notIn(batcher.store(newRuns), newRuns));
    return Stored.ALL;
  }

  /** Stores in a transaction that the caller commits; workers find the runs at their next poll. */
  public RunStore in(Connection connection) {
    return newRuns -> insert(connection, newRuns);
  }

  private Stored insert(Connection connection, List<NewRun> newRuns) {
    return database.on(
        connection,
        handle -> {
          if (RunKeys.areIn(newRuns)) {
            return keyed.storeIn(handle, newRuns);
          }
          runs.insert(handle, newRuns);
          return Stored.ALL;
        });
  }

  private static List<NewRun> notIn(Set<UUID> started, List<NewRun> newRuns) {
    return started.isEmpty()
        ? newRuns
        : newRuns.stream().filter(run -> !started.contains(run.id())).toList();
  }

  private void signalAfter(Consumer<Runnable> commit, List<NewRun> newRuns) {
    if (!newRuns.isEmpty()) {
      commit.accept(() -> signal(newRuns));
    }
  }

  private void signal(List<NewRun> newRuns) {
    Set<String> queues = new HashSet<>();
    long dueIn = Long.MAX_VALUE;
    for (NewRun run : newRuns) {
      if (run.start().equals(NewRun.Start.NOW)) {
        queues.add(run.queue());
      } else {
        dueIn = Math.min(dueIn, millisUntil(run.start()));
      }
    }
    if (!queues.isEmpty()) {
      signal.ready(queues);
    }
    if (dueIn < Long.MAX_VALUE) {
      signal.dueIn(dueIn);
    }
  }

  private static long millisUntil(NewRun.Start start) {
    if (start.delayMillis() != null) {
      return start.delayMillis();
    }
    return start.at() == null ? 0 : Duration.between(Instant.now(), start.at()).toMillis();
  }
}
