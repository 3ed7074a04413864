package dev.errand.internal.trigger;

import dev.errand.internal.store.Database;
import dev.errand.internal.store.DatabaseException;
import dev.errand.internal.store.NewRun;
import dev.errand.internal.store.RunTable;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Stores runs that are triggered outside a transaction. Those that arrive while commits are under
 * way go together in the next one; each caller returns after its own. An idle system adds no wait:
 * the first caller stores its run at once, on its own thread.
 *
 * <p>Two commits may be under way at once, so that the server works on the one while the other
 * waits for the disk. Whoever has finished one hands on to the one who has waited longest.
 */
public final class TriggerBatcher {

  private static final int MOST_RUNS = 1000;
  private static final int MOST_COMMITS = 2;

  private final Database database;
  private final RunTable runs;
  private final LocalWorker here;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Group> waiting = new ArrayDeque<>();
  private int commits;

  /** On a database; runs may start here at once. */
  public TriggerBatcher(Database database, RunTable runs, LocalWorker here) {
    this.database = database;
    this.runs = runs;
    this.here = here;
  }

  /**
   * What one caller stores: all of it or nothing. It waits in the deque, leads, or is in a batch.
   */
  private static final class Group {
    private final List<NewRun> runs;
    private final Condition turn;
    private boolean leads;
    private boolean done;
    private Set<UUID> started = Set.of();
    private boolean stored;
    private @Nullable RuntimeException failure;

    Group(List<NewRun> runs, Condition turn) {
      this.runs = runs;
      this.turn = turn;
    }
  }

  /** Stores runs, all or none; returns after the commit, with those that have started here. */
  public Set<UUID> store(List<NewRun> newRuns) {
    Group mine = new Group(newRuns, lock.newCondition());
    List<Group> batch = List.of();
    lock.lock();
    try {
      if (commits < MOST_COMMITS) {
        commits++;
        mine.leads = true;
      } else {
        waiting.add(mine);
      }
      while (!mine.leads && !mine.done) {
        mine.turn.awaitUninterruptibly();
      }
      if (mine.leads) {
        batch = batchOf(mine);
      }
    } finally {
      lock.unlock();
    }
    if (!batch.isEmpty()) {
      lead(batch);
    }
    if (mine.failure != null) {
      throw mine.failure;
    }
    return mine.started;
  }

  private List<Group> batchOf(Group leader) {
    List<Group> batch = new ArrayList<>(List.of(leader));
    int size = leader.runs.size();
    while (!waiting.isEmpty() && size + waiting.peek().runs.size() <= MOST_RUNS) {
      Group next = waiting.remove();
      size += next.runs.size();
      batch.add(next);
    }
    return batch;
  }

  private void lead(List<Group> batch) {
    // An interrupted caller must not fail the others; it finds its flag set again afterwards.
    boolean interrupted = Thread.interrupted();
    try {
      insert(batch);
    } finally {
      finish(batch);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void insert(List<Group> batch) {
    try {
      insertTogether(batch);
    } catch (Error e) {
      batch.forEach(
          group -> group.failure = new IllegalStateException("The runs weren't stored: " + e, e));
      throw e;
    } catch (RuntimeException e) {
      if (batch.size() == 1 || DatabaseException.isTransient(e)) {
        batch.forEach(group -> group.failure = e);
        return;
      }
      // One of them is at fault; each learns of its own.
      for (Group group : batch) {
        try {
          insertTogether(List.of(group));
        } catch (RuntimeException own) {
          group.failure = own;
        }
      }
    }
  }

  private void insertTogether(List<Group> batch) {
    List<NewRun> all = new ArrayList<>();
    batch.forEach(group -> all.addAll(group.runs));
    Set<UUID> started = insertOrStart(all);
    for (Group group : batch) {
      group.started = started;
      group.stored = true;
    }
  }

  private Set<UUID> insertOrStart(List<NewRun> all) {
    if (all.size() >= RunTable.MANY) {
      // Nobody triggers so many at once to have one of them start a moment earlier.
      database.useTransaction(handle -> runs.insert(handle, all));
      return Set.of();
    }
    Optional<LocalWorker.Reservation> places = here.reserve(all);
    if (places.isEmpty()) {
      database.single(
          handle -> {
            runs.insert(handle, all);
            return true;
          });
      return Set.of();
    }
    LocalWorker.Reservation reservation = places.get();
    Map<UUID, Instant> started;
    try {
      started = database.single(handle -> runs.insert(handle, all, reservation.births()));
    } catch (RuntimeException | Error e) {
      reservation.failed();
      throw e;
    }
    reservation.committed(started);
    return started.keySet();
  }

  private void finish(List<Group> batch) {
    lock.lock();
    try {
      for (Group group : batch) {
        if (!group.stored && group.failure == null) {
          group.failure = new IllegalStateException("The run wasn't stored; see the log.");
        }
        group.done = true;
        group.turn.signal();
      }
      Group next = waiting.poll();
      if (next == null) {
        commits--;
      } else {
        next.leads = true;
        next.turn.signal();
      }
    } finally {
      lock.unlock();
    }
  }
}
