package dev.errand.internal.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Which run answers for a task's idempotency key. Whether the key has come free is asked when it is
 * used again, so that a run's end costs nothing more for having one.
 */
public final class IdempotencyKeys {

  /** The ends that free a key. A run that was canceled was not wanted: its key stays taken. */
  static final String FAILURES = "('FAILED', 'CRASHED', 'TIMED_OUT', 'EXPIRED')";

  // As an EXISTS, the plan flips to a join with the whole table.
  private static final String FAILED =
      """
      coalesce((
        SELECT e.status FROM errand.run_end e WHERE e.run_id = k.run_id
        ) IN %1$s, false)
      """
          .formatted(FAILURES);

  private static final String NOW = "statement_timestamp() + :shift * interval '1 millisecond'";

  // On a conflict the condition is asked of the newest row, whose run an older snapshot doesn't see
  // ended: such a key is answered for by neither part, and has to be asked for again.
  private static final String TAKE =
      """
      WITH input AS (
        SELECT * FROM unnest(:hashes, :tasks, :keys, :runs, :ttls)
          AS i(hash, task, key, run_id, ttl_ms)
      ), held AS (
        SELECT i.hash, h.run_id
        FROM input i
        CROSS JOIN LATERAL (
          SELECT k.run_id FROM errand.idempotency_key k
          WHERE k.hash = i.hash AND k.expires_at > %1$s AND NOT %2$s
          LIMIT 1) h
      ), taken AS (
        INSERT INTO errand.idempotency_key AS k (hash, task, key, run_id, expires_at)
        SELECT hash, task, key, run_id, %1$s + ttl_ms * interval '1 millisecond'
        FROM input
        WHERE hash NOT IN (SELECT hash FROM held)
        ORDER BY hash
        ON CONFLICT (hash) DO UPDATE SET run_id = excluded.run_id, expires_at = excluded.expires_at
          WHERE k.expires_at <= %1$s OR %2$s
        RETURNING hash, run_id
      )
      SELECT hash, run_id FROM held UNION ALL SELECT hash, run_id FROM taken
      """
          .formatted(NOW, FAILED);

  private static final String RESET = "DELETE FROM errand.idempotency_key WHERE hash = :hash";

  private static final String SWEEP =
      """
      DELETE FROM errand.idempotency_key
      WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM errand.idempotency_key
        WHERE expires_at <= %1$s
        ORDER BY expires_at
        LIMIT :limit
        FOR UPDATE SKIP LOCKED))
      """
          .formatted(NOW);

  private final Database database;
  private final String take;
  private final String reset;
  private final String sweep;

  /** On a database. */
  public IdempotencyKeys(Database database) {
    this.database = database;
    Schema schema = database.schema();
    this.take = schema.sql(TAKE);
    this.reset = schema.sql(RESET);
    this.sweep = schema.sql(SWEEP);
  }

  /**
   * Takes keys for new runs, in the order of their hashes, so that two that take several never wait
   * for each other.
   *
   * @param runs by the hash of their idempotency key
   * @return by hash, the run that answers: the new one where the key was free; nothing where
   *     another transaction took the key meanwhile, so that it has to be asked for again
   */
  public Map<UUID, UUID> take(Handle handle, Map<UUID, NewRun> runs) {
    List<Map.Entry<UUID, NewRun>> entries = List.copyOf(runs.entrySet());
    Map<UUID, UUID> answering = new HashMap<>();
    handle
        .createQuery(take)
        .bindArray("hashes", UUID.class, entries.stream().map(Map.Entry::getKey).toArray())
        .bindArray("tasks", String.class, entries.stream().map(e -> e.getValue().task()).toArray())
        .bindArray("keys", String.class, entries.stream().map(e -> key(e).key()).toArray())
        .bindArray("runs", UUID.class, entries.stream().map(e -> e.getValue().id()).toArray())
        .bindArray("ttls", Long.class, entries.stream().map(e -> key(e).ttlMillis()).toArray())
        .bind("shift", database.clockShiftMillis())
        .map(
            (row, context) ->
                Map.entry(row.getObject("hash", UUID.class), row.getObject("run_id", UUID.class)))
        .forEach(answer -> answering.put(answer.getKey(), answer.getValue()));
    return answering;
  }

  private static TriggerKey.Idempotency key(Map.Entry<UUID, NewRun> entry) {
    @Nullable TriggerKey key = entry.getValue().key();
    if (key instanceof TriggerKey.Idempotency idempotency) {
      return idempotency;
    }
    throw new IllegalArgumentException("Run " + entry.getValue().id() + " has no idempotency key.");
  }

  /** Frees a key; false if nobody had it. */
  public boolean reset(String task, String key) {
    return database.single(
        handle ->
            handle.createUpdate(reset).bind("hash", TriggerKey.hash(task, key)).execute() > 0);
  }

  /** Removes keys that have lived long enough, at most so many; returns how many they were. */
  public int sweep(int limit) {
    return database.single(
        handle ->
            handle
                .createUpdate(sweep)
                .bind("shift", database.clockShiftMillis())
                .bind("limit", limit)
                .execute());
  }
}
