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
 * Stores runs that are triggered outside a transaction. Those that arrive while a commit is under
 * way go together in the next one; each caller returns after its own. An idle system adds no wait:
 * the first caller stores its run at once, on its own thread.
 */
public final class TriggerBatcher {

  private static final int MOST_RUNS = 1000;

  private final Database database;
  private final RunTable runs;
  private final LocalWorker here;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition progress = lock.newCondition();
  private final Deque<Group> waiting = new ArrayDeque<>();
  private boolean storing;

  /** On a database; runs may start here at once. */
  public TriggerBatcher(Database database, RunTable runs, LocalWorker here) {
    this.database = database;
    this.runs = runs;
    this.here = here;
  }

  /** What one caller stores: all of it or nothing. */
  private static final class Group {
    private final List<NewRun> runs;
    private Set<UUID> started = Set.of();
    private boolean stored;
    private boolean done;
    private @Nullable RuntimeException failure;

    Group(List<NewRun> runs) {
      this.runs = runs;
    }
  }

  /** Stores runs, all or none; returns after the commit, with those that have started here. */
  public Set<UUID> store(List<NewRun> newRuns) {
    Group mine = new Group(newRuns);
    lock.lock();
    try {
      waiting.add(mine);
      while (!mine.done && storing) {
        progress.awaitUninterruptibly();
      }
      if (!mine.done) {
        storing = true;
      }
    } finally {
      lock.unlock();
    }
    if (!mine.done) {
      lead(mine);
    }
    if (mine.failure != null) {
      throw mine.failure;
    }
    return mine.started;
  }

  /** Stores batches until this caller's own is through; who waits then leads on. */
  private void lead(Group mine) {
    // An interrupted caller must not fail the others; it finds its flag set again afterwards.
    boolean interrupted = Thread.interrupted();
    try {
      while (!mine.done) {
        List<Group> batch = nextBatch();
        interrupted |= Thread.interrupted();
        try {
          insert(batch);
        } finally {
          finish(batch);
        }
      }
    } finally {
      lock.lock();
      try {
        storing = false;
        progress.signalAll();
      } finally {
        lock.unlock();
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private List<Group> nextBatch() {
    lock.lock();
    try {
      List<Group> batch = new ArrayList<>();
      int size = 0;
      while (!waiting.isEmpty()
          && (batch.isEmpty() || size + waiting.peek().runs.size() <= MOST_RUNS)) {
        Group next = waiting.remove();
        size += next.runs.size();
        batch.add(next);
      }
      return batch;
    } finally {
      lock.unlock();
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
      }
      progress.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
