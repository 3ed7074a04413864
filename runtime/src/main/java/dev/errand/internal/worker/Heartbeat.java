package dev.errand.internal.worker;

import dev.errand.internal.process.Loop;
import dev.errand.internal.process.Pace;
import dev.errand.internal.store.Database;
import dev.errand.internal.store.RunningTable;
import dev.errand.internal.store.RunningTable.Claim;
import dev.errand.internal.store.RunningTable.Held;
import dev.errand.internal.store.WorkerTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the worker's lease, on a connection of its own so that an exhausted pool doesn't cost the
 * lease, and compares what the database says the worker holds with what it has in memory.
 */
final class Heartbeat {

  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

  private final Parts parts;
  private final Loop loop = new Loop("heartbeat", this::round);
  // It reads the whole table, which is large while dead rows can't be removed from it.
  private final Pace comparing = new Pace(Duration.ZERO);
  private @Nullable Connection connection;
  private Set<Claim> unknownBefore = Set.of();
  private Set<Claim> missingBefore = Set.of();

  /**
   * What it works with.
   *
   * @param database where connections come from
   * @param workers the leases
   * @param running the claims
   * @param lease what it renews
   * @param self what the worker says of itself
   * @param executions what is in memory
   * @param ticketsUnderWay the tickets of claims that are under way
   * @param giveBack takes claims that nobody in this process knows
   */
  record Parts(
      Database database,
      WorkerTable workers,
      RunningTable running,
      Lease lease,
      WorkerTable.NewWorker self,
      Executions executions,
      Supplier<Set<Long>> ticketsUnderWay,
      Consumer<Claim> giveBack) {}

  Heartbeat(Parts parts) {
    this.parts = parts;
  }

  /** Begins the first lease, then renews it in the background. */
  void start() throws SQLException {
    register();
    loop.start();
  }

  /** Has the next renewal happen now. */
  void wake() {
    loop.wake();
  }

  private void register() throws SQLException {
    long askedAt = System.nanoTime();
    long id =
        parts.database().on(connection(), handle -> parts.workers().register(handle, parts.self()));
    parts.lease().begun(id, askedAt);
  }

  private Duration round() throws SQLException {
    Duration every = parts.lease().length().dividedBy(3);
    try {
      beat();
      return every;
    } catch (SQLException | RuntimeException e) {
      KeptConnection.abort(connection);
      connection = null;
      throw e;
    }
  }

  private void beat() throws SQLException {
    boolean known = parts.lease().isHeld() && renew();
    if (!known) {
      LOG.warn(
          "Worker {} was away for longer than its lease, and others have taken its runs; it goes on"
              + " as a new worker.",
          parts.lease().worker());
      parts.lease().lost();
      parts.executions().stopAll(StopReason.LOST);
      register();
    }
    if (comparing.isDue()) {
      comparing.begin();
      compare();
      comparing.end();
    }
  }

  private boolean renew() throws SQLException {
    long askedAt = System.nanoTime();
    long id = parts.lease().worker();
    boolean renewed =
        parts
            .database()
            .on(connection(), handle -> parts.workers().renew(handle, id, parts.lease().length()));
    if (renewed) {
      parts.lease().renewed(askedAt);
    }
    return renewed;
  }

  /** Acts on what differs twice in a row: once may be a move that is under way. */
  private void compare() throws SQLException {
    Set<Long> underWay = new HashSet<>(parts.ticketsUnderWay().get());
    List<Execution> inMemory = parts.executions().all();
    List<Held> held =
        parts
            .database()
            .on(connection(), handle -> parts.running().heldBy(handle, parts.lease().worker()));
    Set<Claim> unknown = new HashSet<>();
    Set<Claim> inDatabase = new HashSet<>();
    for (Held row : held) {
      inDatabase.add(row.claim());
      Execution execution = parts.executions().find(row.claim());
      if (execution == null) {
        unknown.add(row.claim());
      } else if (row.canceled() && !execution.isStopped(StopReason.CANCELED)) {
        execution.stop(StopReason.CANCELED);
      }
    }
    Set<Claim> missing = new HashSet<>();
    for (Execution execution : inMemory) {
      if (!inDatabase.contains(execution.claim()) && !execution.isHandedOn()) {
        missing.add(execution.claim());
        if (missingBefore.contains(execution.claim())) {
          execution.stop(StopReason.LOST);
        }
      }
    }
    underWay.addAll(parts.ticketsUnderWay().get());
    unknown.removeIf(claim -> underWay.contains(claim.ticket()));
    for (Claim claim : unknown) {
      if (unknownBefore.contains(claim) && parts.executions().find(claim) == null) {
        LOG.warn(
            "Run {} was claimed by this worker, which doesn't know it; it is given back.",
            claim.runId());
        parts.giveBack().accept(claim);
      }
    }
    unknownBefore = unknown;
    missingBefore = missing;
  }

  private Connection connection() throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = parts.database().dedicated(parts.lease().length().dividedBy(3));
      connection = open;
    }
    return open;
  }

  /** Stops renewing and leaves: the worker's row goes, and what it still holds is others'. */
  void leave() {
    loop.close();
    try {
      parts
          .database()
          .useTransaction(handle -> parts.workers().leave(handle, parts.lease().worker()));
    } catch (RuntimeException e) {
      LOG.warn(
          "Worker {} couldn't say good-bye; its lease runs out in {}.",
          parts.lease().worker(),
          parts.lease().length(),
          e);
    } finally {
      parts.lease().lost();
      KeptConnection.close(connection);
      connection = null;
    }
  }
}
