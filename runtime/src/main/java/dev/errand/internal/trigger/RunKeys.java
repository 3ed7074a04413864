package dev.errand.internal.trigger;

import dev.errand.internal.store.Database;
import dev.errand.internal.store.DebounceKeys;
import dev.errand.internal.store.IdempotencyKeys;
import dev.errand.internal.store.NewRun;
import dev.errand.internal.store.TriggerKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which of several runs are to be stored, within a transaction, and takes their keys: all
 * idempotency keys first, then all debounce keys, each in the order of their hashes, so that two
 * transactions that do this never wait for each other.
 */
final class RunKeys {

  /** A key that is freed and taken as often as this while it is asked for doesn't come to rest. */
  private static final int MOST_ROUNDS = 100;

  private final IdempotencyKeys idempotency;
  private final DebounceKeys debounce;

  RunKeys(Database database) {
    this.idempotency = new IdempotencyKeys(database);
    this.debounce = new DebounceKeys(database);
  }

  static boolean areIn(List<NewRun> runs) {
    for (NewRun run : runs) {
      if (run.key() != null) {
        return true;
      }
    }
    return false;
  }

  /** Takes the keys that are free; the runs that are then new have to be stored. */
  Stored take(Handle handle, List<NewRun> runs) {
    Map<UUID, UUID> earlier = new HashMap<>();
    answerOnce(handle, runs, earlier);
    debounce(handle, runs, earlier);
    return earlier.isEmpty() ? Stored.ALL : new Stored(earlier);
  }

  /** The first run with a key counts. */
  private void answerOnce(Handle handle, List<NewRun> runs, Map<UUID, UUID> earlier) {
    Map<UUID, NewRun> asked = new LinkedHashMap<>();
    for (NewRun run : runs) {
      if (run.key() instanceof TriggerKey.Idempotency key) {
        asked.putIfAbsent(key.hash(run.task()), run);
      }
    }
    Map<UUID, UUID> answering = new HashMap<>();
    for (int round = 0; !asked.isEmpty(); round++) {
      if (round == MOST_ROUNDS) {
        throw new IllegalStateException(
            KeyConflicts.describe(asked.values())
                + " was freed and taken again all the time; nothing was stored. Trigger again.");
      }
      answering.putAll(idempotency.take(handle, asked));
      asked.keySet().removeAll(answering.keySet());
    }
    for (NewRun run : runs) {
      if (run.key() instanceof TriggerKey.Idempotency key) {
        note(run, answering.get(key.hash(run.task())), earlier);
      }
    }
  }

  /** The last run with a key counts; it goes into the delayed one, if there is one. */
  private void debounce(Handle handle, List<NewRun> runs, Map<UUID, UUID> earlier) {
    Map<UUID, NewRun> last = new TreeMap<>(Comparator.comparing(UUID::toString));
    for (NewRun run : runs) {
      if (run.key() instanceof TriggerKey.Debounce key) {
        last.put(key.hash(run.task()), run);
      }
    }
    Map<UUID, UUID> answering = new HashMap<>();
    last.forEach((hash, run) -> answering.put(hash, debounced(handle, run)));
    for (NewRun run : runs) {
      if (run.key() instanceof TriggerKey.Debounce key) {
        note(run, answering.get(key.hash(run.task())), earlier);
      }
    }
  }

  private UUID debounced(Handle handle, NewRun run) {
    if (!(run.key() instanceof TriggerKey.Debounce key)) {
      throw new IllegalArgumentException("Run " + run.id() + " isn't debounced.");
    }
    UUID current = debounce.lock(handle, run, key);
    if (!current.equals(run.id())) {
      if (debounce.replace(handle, run, key)) {
        return current;
      }
      debounce.renew(handle, run, key);
    }
    return run.id();
  }

  private static void note(NewRun run, @Nullable UUID answering, Map<UUID, UUID> earlier) {
    if (answering != null && !answering.equals(run.id())) {
      earlier.put(run.id(), answering);
    }
  }
}
