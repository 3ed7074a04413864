package dev.errand.internal.trigger;

import dev.errand.internal.store.DatabaseException;
import dev.errand.internal.store.NewRun;
import dev.errand.internal.store.TriggerKey;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said where two transactions get in each other's way over a key. */
final class KeyConflicts {

  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String SERIALIZATION_FAILURE = "40001";
  private static final String DEADLOCK = "40P01";

  private KeyConflicts() {}

  /** Whether another transaction had a key for longer than was waited. */
  static boolean isHeld(RuntimeException failure) {
    return DatabaseException.hasState(failure, LOCK_NOT_AVAILABLE);
  }

  /** Whether trying again in a new transaction may succeed. */
  static boolean isPassing(RuntimeException failure) {
    return isHeld(failure) || DatabaseException.hasState(failure, DEADLOCK);
  }

  /** Another transaction had a key for as long as anybody should wait. */
  static IllegalStateException held(List<NewRun> runs, Duration waited, RuntimeException cause) {
    return new IllegalStateException(
        describe(runs)
            + " is held by another transaction that has been open for longer than "
            + waited.toSeconds()
            + " s. Whether a run of it exists is known only when that ends, so nothing was stored."
            + " Trigger again later; keep transactions that trigger with keys short.",
        cause);
  }

  /** The same failure, or one that says more, in a transaction that the caller opened. */
  static RuntimeException inTransaction(List<NewRun> runs, RuntimeException failure) {
    if (DatabaseException.hasState(failure, SERIALIZATION_FAILURE)) {
      return new IllegalStateException(
          describe(runs)
              + " was used by another transaction that this one, being REPEATABLE READ or"
              + " SERIALIZABLE, can't see. Roll back and repeat the whole transaction, as after"
              + " any serialization failure (SQLSTATE 40001); READ COMMITTED needs no repetition.",
          failure);
    }
    if (DatabaseException.hasState(failure, DEADLOCK)) {
      return new IllegalStateException(
          describe(runs)
              + " is held by another transaction that waits for something that this one holds."
              + " PostgreSQL has given up this one (SQLSTATE 40P01): roll back and repeat it."
              + " Transactions that trigger with several keys don't get here if they use one"
              + " batchTrigger, or one order of keys.",
          failure);
    }
    if (isHeld(failure)) {
      return new IllegalStateException(
          describe(runs)
              + " is held by another transaction for longer than this one's lock_timeout (SQLSTATE"
              + " 55P03). Roll back and repeat it later.",
          failure);
    }
    return failure;
  }

  /** Names the key, or how many there are. */
  static String describe(Collection<NewRun> runs) {
    List<NewRun> keyed = runs.stream().filter(run -> run.key() != null).toList();
    NewRun first = keyed.get(0);
    @Nullable TriggerKey key = first.key();
    String kind = key instanceof TriggerKey.Debounce ? "debounce key" : "idempotency key";
    String name = key == null ? "" : key.key();
    return keyed.size() == 1
        ? "The " + kind + " \"" + name + "\" of task " + first.task()
        : "One of the " + keyed.size() + " keys (\"" + name + "\" of task " + first.task() + ", …)";
  }
}
