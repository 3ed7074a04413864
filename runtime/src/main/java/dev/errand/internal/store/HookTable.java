package dev.errand.internal.store;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Ended runs whose hooks are to be called, who calls them, and what they threw. A run is noted in
 * the statement that records its end, whoever does that, and is gone when its hooks were called.
 */
public final class HookTable {

  /** Follows a part of a statement that is called {@code ended} and returns run_id and ended_at. */
  static final String NOTE_ENDED =
      """
      , hooked AS (
        INSERT INTO errand.hook (run_id, since, task)
        SELECT e.run_id, e.ended_at, r.task
        FROM ended e
        CROSS JOIN LATERAL (
          SELECT run.task FROM errand.run WHERE run.id = e.run_id LIMIT 1) r
        WHERE EXISTS (SELECT 1 FROM errand.hooked_task h WHERE h.task = r.task)
        ON CONFLICT DO NOTHING
      )
      """;

  private static final String DECLARE =
      """
      INSERT INTO errand.hooked_task AS known (task, seen_at)
      SELECT task, now() FROM unnest(:tasks) AS t(task)
      ORDER BY task
      ON CONFLICT (task) DO UPDATE SET seen_at = excluded.seen_at
        WHERE known.seen_at < now() - interval '1 hour'
      """;

  private static final String DECLARED = "SELECT task FROM errand.hooked_task";

  private static final String CLAIM =
      """
      UPDATE errand.hook SET worker_id = :worker
      WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM errand.hook
        WHERE worker_id IS NULL AND task = ANY (:tasks)
        ORDER BY since
        LIMIT (SELECT :limit)
        FOR UPDATE SKIP LOCKED))
      RETURNING run_id
      """;

  private static final String GIVE_BACK =
      """
      UPDATE errand.hook SET worker_id = NULL
      WHERE worker_id = :worker AND run_id <> ALL (:except)
      """;

  private static final String DONE = "DELETE FROM errand.hook WHERE run_id = ANY (:ids)";

  private static final String NOTE_FAILURE =
      """
      INSERT INTO errand.hook_failure (run_id, failed_at, hook, error)
      VALUES (:run, statement_timestamp() + :shift * interval '1 millisecond', :hook, :error::json)
      ON CONFLICT DO NOTHING
      """;

  private static final String REAP =
      """
      UPDATE errand.hook SET worker_id = NULL
      WHERE ctid = ANY (ARRAY(
        SELECT h.ctid FROM errand.hook h
        WHERE h.worker_id IS NOT NULL
          AND (SELECT w.id FROM errand.worker w WHERE w.id = h.worker_id) IS NULL
        ORDER BY h.worker_id
        LIMIT (SELECT 10000)
        FOR UPDATE SKIP LOCKED))
      """;

  // The hooks were taken out of the code, or those who had them are gone for good.
  private static final String FORGET =
      """
      WITH unseen AS (
        DELETE FROM errand.hooked_task WHERE seen_at < now() - interval '7 days' RETURNING task
      )
      DELETE FROM errand.hook
      WHERE ctid = ANY (ARRAY(
        SELECT waiting.ctid
        FROM unseen u
        CROSS JOIN LATERAL (
          SELECT h.ctid FROM errand.hook h
          WHERE h.worker_id IS NULL AND h.task = u.task
          OFFSET 0) waiting))
      """;

  private final Database database;
  private final String declare;
  private final String declared;
  private final String claim;
  private final String giveBack;
  private final String done;
  private final String noteFailure;
  private final String reap;
  private final String forget;

  /** On a database. */
  public HookTable(Database database) {
    this.database = database;
    Schema schema = database.schema();
    this.declare = schema.sql(DECLARE);
    this.declared = schema.sql(DECLARED);
    this.claim = schema.sql(CLAIM);
    this.giveBack = schema.sql(GIVE_BACK);
    this.done = schema.sql(DONE);
    this.noteFailure = schema.sql(NOTE_FAILURE);
    this.reap = schema.sql(REAP);
    this.forget = schema.sql(FORGET);
  }

  /** From now on the ends of these tasks' runs are noted. */
  public void declare(Collection<String> tasks) {
    database.single(
        handle ->
            handle
                .createUpdate(declare)
                .bindArray("tasks", String.class, tasks.toArray())
                .execute());
  }

  /** The tasks whose ends are noted. */
  public List<String> declared() {
    return database.single(handle -> handle.createQuery(declared).mapTo(String.class).list());
  }

  /** Takes runs of these tasks whose hooks are to be called, the oldest first. */
  public List<UUID> claim(long worker, Collection<String> tasks, int limit) {
    return database.single(
        handle ->
            handle
                .createQuery(claim)
                .bind("worker", worker)
                .bindArray("tasks", String.class, tasks.toArray())
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list());
  }

  /** Lets others call the hooks of whatever this worker holds, except for these runs. */
  public void giveBack(long worker, Collection<UUID> except) {
    database.single(
        handle ->
            handle
                .createUpdate(giveBack)
                .bind("worker", worker)
                .bindArray("except", UUID.class, except.toArray())
                .execute());
  }

  /** The hooks of these runs were called, whoever holds them now. */
  public void done(Collection<UUID> runs) {
    database.single(
        handle -> handle.createUpdate(done).bindArray("ids", UUID.class, runs.toArray()).execute());
  }

  /** A hook threw; what it threw as JSON. */
  public void noteFailure(UUID run, String hook, String error) {
    database.single(
        handle ->
            handle
                .createUpdate(noteFailure)
                .bind("run", run)
                .bind("hook", hook)
                .bind("error", error)
                .bind("shift", database.clockShiftMillis())
                .execute());
  }

  /** Lets others call what workers hold that don't exist, and forgets what nobody declares. */
  public void sweep(Handle handle) {
    handle.execute(reap);
    handle.execute(forget);
  }
}
