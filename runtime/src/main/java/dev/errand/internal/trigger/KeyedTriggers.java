package dev.errand.internal.trigger;

import dev.errand.internal.store.Database;
import dev.errand.internal.store.NewRun;
import dev.errand.internal.store.RunTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;

/**
 * Stores runs that have keys. Outside a transaction each caller has one of its own, and shares none
 * with triggers that have no keys. A key that another open transaction holds is waited for, as only
 * its end says whether there is a run; meanwhile the caller keeps no connection and no other key.
 */
final class KeyedTriggers {

  /** Most transactions are over by then. */
  private static final int LOCK_TIMEOUT_MS = 20;

  private static final long FIRST_PAUSE_MS = 10;
  private static final long LONGEST_PAUSE_MS = 500;

  private final Database database;
  private final RunTable runs;
  private final RunKeys keys;
  private final LocalWorker here;
  private final Duration patience;

  /**
   * On a database; runs may start here at once.
   *
   * @param patience how long a key that is held is waited for
   */
  KeyedTriggers(Database database, RunTable runs, LocalWorker here, Duration patience) {
    this.database = database;
    this.runs = runs;
    this.keys = new RunKeys(database);
    this.here = here;
    this.patience = patience;
  }

  /**
   * What was stored, and which of it has started here.
   *
   * @param stored what became of the runs
   * @param started those that have started
   */
  record Outcome(Stored stored, Set<UUID> started) {}

  /** Stores runs in a transaction that the caller commits. */
  Stored storeIn(Handle handle, List<NewRun> newRuns) {
    Stored stored;
    try {
      stored = keys.take(handle, newRuns);
    } catch (RuntimeException e) {
      throw KeyConflicts.inTransaction(newRuns, e);
    }
    List<NewRun> fresh = stored.newOf(newRuns);
    if (!fresh.isEmpty()) {
      runs.insert(handle, fresh);
    }
    return stored;
  }

  /** Stores runs in a commit of their own. */
  Outcome store(List<NewRun> newRuns) {
    long deadline = System.nanoTime() + patience.toNanos();
    for (long pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      try {
        return storeAlone(newRuns);
      } catch (RuntimeException e) {
        if (!KeyConflicts.isPassing(e)) {
          throw e;
        }
        if (System.nanoTime() - deadline >= 0) {
          throw KeyConflicts.held(newRuns, patience, e);
        }
      }
      pause(newRuns, ThreadLocalRandom.current().nextLong(pause / 2, pause + 1));
    }
  }

  private static void pause(List<NewRun> newRuns, long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          KeyConflicts.describe(newRuns)
              + " is held by another open transaction, and this thread was interrupted while it"
              + " waited for its end; nothing was stored.",
          e);
    }
  }

  private Outcome storeAlone(List<NewRun> newRuns) {
    Insertion insertion = new Insertion();
    try {
      Stored stored =
          database.<Stored, RuntimeException>transaction(
              handle -> {
                database.lockTimeout(handle, LOCK_TIMEOUT_MS);
                Stored taken = keys.take(handle, newRuns);
                insertion.insert(handle, taken.newOf(newRuns));
                return taken;
              });
      return new Outcome(stored, insertion.committed());
    } catch (RuntimeException | Error e) {
      insertion.failed();
      throw e;
    }
  }

  /** New runs on their way into the database; some may start here. */
  private final class Insertion {

    private Optional<LocalWorker.Reservation> places = Optional.empty();
    private Map<UUID, Instant> started = Map.of();

    void insert(Handle handle, List<NewRun> fresh) {
      if (fresh.isEmpty()) {
        return;
      }
      places = here.reserve(fresh);
      if (places.isPresent()) {
        started = runs.insert(handle, fresh, places.get().births());
      } else {
        runs.insert(handle, fresh);
      }
    }

    Set<UUID> committed() {
      places.ifPresent(reservation -> reservation.committed(started));
      return started.keySet();
    }

    void failed() {
      places.ifPresent(LocalWorker.Reservation::failed);
    }
  }
}
