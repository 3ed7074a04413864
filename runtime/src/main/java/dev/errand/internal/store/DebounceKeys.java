package dev.errand.internal.store;

import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Which delayed run further triggers with a debounce key go into. The key's row is locked first;
 * what is decided under the lock are statements of their own.
 */
public final class DebounceKeys {

  private static final String NOW = "statement_timestamp() + :shift * interval '1 millisecond'";

  private static final String LOCK =
      """
      INSERT INTO errand.debounce_key AS k (hash, task, key, run_id, first_at, run_at)
      VALUES (:hash, :task, :key, :run, %1$s, %1$s + :delay * interval '1 millisecond')
      ON CONFLICT (hash) DO UPDATE SET hash = excluded.hash
      RETURNING run_id
      """
          .formatted(NOW);

  // A run that somebody wants to stop takes nothing in any more: it would be stopped with it.
  private static final String REPLACE =
      """
      WITH moved AS (
        UPDATE errand.later l
        SET run_at = greatest(%1$s, least(
          %1$s + :delay * interval '1 millisecond',
          k.first_at + :maxWait * interval '1 millisecond'))
        FROM errand.debounce_key k
        WHERE k.hash = :hash AND l.run_id = k.run_id AND l.attempt = 0
          AND (SELECT c.run_id FROM errand.cancel_request c WHERE c.run_id = l.run_id) IS NULL
        RETURNING l.run_id, l.run_at
      ), noted AS (
        UPDATE errand.debounce_key k SET run_at = m.run_at
        FROM moved m
        WHERE k.hash = :hash
      )
      UPDATE errand.run r
      SET queue = :queue, priority = :priority, payload = :payload::json, tags = :tags::text[],
        metadata = :metadata::json, max_attempts = :maxAttempts,
        max_duration_ms = :maxDuration, ttl_ms = :ttl
      FROM moved m
      WHERE r.id = m.run_id
      """
          .formatted(NOW);

  private static final String RENEW =
      """
      UPDATE errand.debounce_key
      SET run_id = :run, first_at = %1$s, run_at = %1$s + :delay * interval '1 millisecond'
      WHERE hash = :hash
      """
          .formatted(NOW);

  // A run may have been put off by hand since; its key is looked at again when that is over.
  private static final String SWEEP =
      """
      WITH passed AS (
        SELECT hash FROM errand.debounce_key
        WHERE run_at <= %1$s - interval '1 minute'
        ORDER BY run_at
        LIMIT :limit
        FOR UPDATE SKIP LOCKED
      ), put_off AS (
        UPDATE errand.debounce_key k SET run_at = greatest(l.run_at, %1$s)
        FROM errand.later l
        WHERE k.hash = ANY (ARRAY(SELECT hash FROM passed)) AND l.run_id = k.run_id
          AND l.attempt = 0
        RETURNING k.hash
      )
      DELETE FROM errand.debounce_key
      WHERE hash = ANY (ARRAY(SELECT hash FROM passed EXCEPT SELECT hash FROM put_off))
      """
          .formatted(NOW);

  private final Database database;
  private final String lock;
  private final String replace;
  private final String renew;
  private final String sweep;

  /** On a database. */
  public DebounceKeys(Database database) {
    this.database = database;
    Schema schema = database.schema();
    this.lock = schema.sql(LOCK);
    this.replace = schema.sql(REPLACE);
    this.renew = schema.sql(RENEW);
    this.sweep = schema.sql(SWEEP);
  }

  /**
   * Locks a new run's debounce key until the transaction ends, and returns whose it is: the new
   * run's own if nobody had it, otherwise that of a run which may have started.
   */
  public UUID lock(Handle handle, NewRun run, TriggerKey.Debounce key) {
    return bind(handle.createQuery(lock), run, key)
        .bind("task", run.task())
        .bind("key", key.key())
        .bind("run", run.id())
        .mapTo(UUID.class)
        .one();
  }

  /**
   * Gives the locked key's run what the new run was triggered with, and moves its start; false if
   * it is no longer delayed.
   */
  public boolean replace(Handle handle, NewRun run, TriggerKey.Debounce key) {
    return bind(handle.createUpdate(replace), run, key)
            .bind("maxWait", key.maxWaitMillis())
            .bind("queue", run.queue())
            .bind("priority", run.priority())
            .bind("payload", run.payload())
            .bind("tags", ArrayText.of(run.notes().tags()))
            .bind("metadata", run.notes().metadata())
            .bind("maxAttempts", run.bounds().maxAttempts())
            .bind("maxDuration", run.bounds().maxDurationMillis())
            .bind("ttl", run.bounds().ttlMillis())
            .execute()
        > 0;
  }

  /** Makes the locked key the new run's. */
  public void renew(Handle handle, NewRun run, TriggerKey.Debounce key) {
    bind(handle.createUpdate(renew), run, key).bind("run", run.id()).execute();
  }

  private <S extends SqlStatement<S>> S bind(S statement, NewRun run, TriggerKey.Debounce key) {
    return statement
        .bind("hash", key.hash(run.task()))
        .bind("delay", key.delayMillis())
        .bind("shift", database.clockShiftMillis());
  }

  /** Removes keys of runs that have become due, at most so many; returns how many they were. */
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
