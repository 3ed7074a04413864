package dev.errand.internal.trigger;

import dev.errand.internal.process.ThreadState;
import dev.errand.internal.process.WorkSignal;
import dev.errand.internal.store.Database;
import dev.errand.internal.store.NewRun;
import dev.errand.internal.store.RunTable;
import dev.errand.spi.CurrentConnection;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Stores runs in the transaction that is open on the thread: our own, or a framework's; where there
 * is none, in a commit of their own.
 */
public final class JoiningStore implements RunStore {

  private final Database database;
  private final RunTable runs;
  private final TriggerBatcher batcher;
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
    this.threads = threads;
    this.framework = framework;
    this.signal = signal;
  }

  @Override
  public void store(List<NewRun> newRuns) {
    Set<String> queues = readyQueues(newRuns);
    Optional<Connection> own = threads.ownTransaction();
    if (own.isPresent()) {
      // Who opened the transaction signals after its commit.
      insert(own.get(), newRuns);
      threads.afterCommit(() -> signal.ready(queues));
      return;
    }
    Optional<Connection> frameworks = framework.find();
    if (frameworks.isPresent()) {
      insert(frameworks.get(), newRuns);
      framework.afterCommit(() -> signal.ready(queues));
      return;
    }
    Set<UUID> started = batcher.store(newRuns);
    Set<String> left =
        started.isEmpty()
            ? queues
            : readyQueues(newRuns.stream().filter(run -> !started.contains(run.id())).toList());
    if (!left.isEmpty()) {
      signal.ready(left);
    }
  }

  /** Stores in a transaction that the caller commits; workers find the runs at their next poll. */
  public RunStore in(Connection connection) {
    return newRuns -> insert(connection, newRuns);
  }

  private void insert(Connection connection, List<NewRun> newRuns) {
    database.on(
        connection,
        handle -> {
          runs.insert(handle, newRuns);
          return true;
        });
  }

  private static Set<String> readyQueues(List<NewRun> newRuns) {
    return newRuns.stream()
        .filter(run -> run.start().equals(NewRun.Start.NOW))
        .map(NewRun::queue)
        .collect(Collectors.toSet());
  }
}
