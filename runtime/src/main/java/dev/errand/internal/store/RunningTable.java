package dev.errand.internal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Runs that a worker has claimed, and every way out: ended, put off to another attempt, given back,
 * lost. Each is one statement that shows the ticket; what comes back is what had been there.
 */
public final class RunningTable {

  // A nested loop by primary key whatever the statistics say; rows are never updated, so a ctid is
  // good for the length of the statement.
  private static final String TAKE =
      """
        DELETE FROM errand.running
        WHERE ctid = ANY (ARRAY(
          SELECT held.ctid
          FROM input i
          CROSS JOIN LATERAL (
            SELECT g.ctid FROM errand.running g
            WHERE g.run_id = i.run_id AND g.ticket = i.ticket
            LIMIT 1) held))
        RETURNING run_id, ticket, worker_id, since, attempt, max_attempts
      """;

  private static final String TAKE_ENDED =
      """
      WITH input AS (
        SELECT * FROM unnest(:ids::uuid[], :tickets, :statuses, :outputs, :errors)
          AS i(run_id, ticket, status, output, error)
      ), taken AS (
      """
          + TAKE
          + ")\n";

  // Without ON CONFLICT, which costs a third of the statement: who could take the row of "running"
  // is alone in ending the run.
  private static final String INSERT_ENDED =
      """
      INSERT INTO errand.run_end (run_id, started_at, ended_at, attempt, status, output, error)
      SELECT t.run_id, t.since, statement_timestamp() + :shift * interval '1 millisecond',
        t.attempt, i.status, i.output::json, i.error::json
      FROM taken t
      JOIN input i ON i.run_id = t.run_id AND i.ticket = t.ticket
      """;

  private static final String END = TAKE_ENDED + INSERT_ENDED + "RETURNING run_id\n";

  private static final String END_WITH_HOOKS =
      TAKE_ENDED
          + ", ended AS (\n"
          + INSERT_ENDED
          + "RETURNING run_id, ended_at\n)"
          + HookTable.NOTE_ENDED
          + "SELECT run_id FROM ended\n";

  private static final String RETRY =
      """
      WITH input AS (
        SELECT * FROM unnest(:ids::uuid[], :tickets, :delays, :errors)
          AS i(run_id, ticket, delay_ms, error)
      ), taken AS (
      """
          + TAKE
          + """
      ), judged AS (
        SELECT t.*, i.delay_ms, i.error::json AS error,
          statement_timestamp() + :shift * interval '1 millisecond' AS at,
          EXISTS (SELECT 1 FROM errand.cancel_request c WHERE c.run_id = t.run_id) AS canceled
        FROM taken t
        JOIN input i ON i.run_id = t.run_id AND i.ticket = t.ticket
      ), noted AS (
        INSERT INTO errand.attempt (run_id, attempt, started_at, ended_at, worker_id, error)
        SELECT run_id, attempt, since, at, worker_id, error FROM judged
        ON CONFLICT DO NOTHING
      ), ended AS (
        INSERT INTO errand.run_end (run_id, started_at, ended_at, attempt, status, error)
        SELECT run_id, since, at, attempt, 'CANCELED', error FROM judged WHERE canceled
        ON CONFLICT DO NOTHING
        RETURNING run_id, ended_at
      ), put_off AS (
        INSERT INTO errand.later (run_id, run_at, attempt)
        SELECT run_id, at + delay_ms * interval '1 millisecond', attempt
        FROM judged WHERE NOT canceled
      )
      """
          + HookTable.NOTE_ENDED
          + "SELECT run_id FROM judged\n";

  private static final String GIVE_BACK =
      """
      WITH input AS (
        SELECT * FROM unnest(:ids::uuid[], :tickets) AS i(run_id, ticket)
      ), taken AS (
      """
          + TAKE
          + """
      )
      INSERT INTO errand.ready (run_id, queue, task, priority, attempt, expires_at)
      SELECT r.id, r.queue, r.task, r.priority, t.attempt - 1,
        CASE WHEN t.attempt = 1 THEN
          statement_timestamp() + (:shift + r.ttl_ms) * interval '1 millisecond' END
      FROM taken t
      CROSS JOIN LATERAL (SELECT * FROM errand.run WHERE id = t.run_id LIMIT 1) r
      ORDER BY t.run_id
      RETURNING run_id, queue
      """;

  private static final String JUDGE_LOST =
      """
      ), judged AS (
        SELECT t.*, r.queue, r.task, r.priority,
          statement_timestamp() + :shift * interval '1 millisecond' AS at,
          CASE
            WHEN EXISTS (SELECT 1 FROM errand.cancel_request c WHERE c.run_id = t.run_id)
              THEN 'CANCELED'
            WHEN t.attempt >= coalesce(r.max_attempts, t.max_attempts) THEN 'CRASHED'
          END AS status,
          json_build_object(
            'type', 'dev.errand.WorkerLost', 'message', :reason::text, 'stackTrace', '') AS error
        FROM taken t
        CROSS JOIN LATERAL (SELECT * FROM errand.run WHERE id = t.run_id LIMIT 1) r
      ), noted AS (
        INSERT INTO errand.attempt (run_id, attempt, started_at, ended_at, worker_id, error)
        SELECT run_id, attempt, since, at, worker_id, error FROM judged
        ON CONFLICT DO NOTHING
      ), ended AS (
        INSERT INTO errand.run_end (run_id, started_at, ended_at, attempt, status, error)
        SELECT run_id, since, at, attempt, status, error FROM judged WHERE status IS NOT NULL
        ON CONFLICT DO NOTHING
        RETURNING run_id, ended_at
      ), again AS (
        INSERT INTO errand.ready (run_id, queue, task, priority, attempt)
        SELECT run_id, queue, task, priority, attempt FROM judged WHERE status IS NULL
        ORDER BY run_id
      )
      """
          + HookTable.NOTE_ENDED
          + "SELECT run_id, queue, status FROM judged\n";

  private static final String LOSE =
      """
      WITH input AS (
        SELECT * FROM unnest(:ids::uuid[], :tickets) AS i(run_id, ticket)
      ), taken AS (
      """
          + TAKE
          + JUDGE_LOST;

  private static final String REAP =
      """
      WITH taken AS (
        DELETE FROM errand.running g
        WHERE NOT EXISTS (SELECT 1 FROM errand.worker w WHERE w.id = g.worker_id)
        RETURNING run_id, ticket, worker_id, since, attempt, max_attempts
      """
          + JUDGE_LOST;

  private static final String HELD =
      """
      SELECT g.run_id, g.ticket,
        EXISTS (SELECT 1 FROM errand.cancel_request c WHERE c.run_id = g.run_id) AS canceled
      FROM errand.running g
      WHERE g.worker_id = :worker
      """;

  private static final String FORGET =
      "DELETE FROM errand.running WHERE run_id = :id AND ticket = :ticket";

  private static final String LOCK =
      "SELECT 1 FROM errand.running WHERE run_id = :id AND ticket = :ticket FOR KEY SHARE";

  private final Database database;
  private final String end;
  private final String endWithHooks;
  private final String retry;
  private final String giveBack;
  private final String lose;
  private final String reap;
  private final String held;
  private final String forget;
  private final String lock;

  /** On a database. */
  public RunningTable(Database database) {
    this.database = database;
    Schema schema = database.schema();
    this.end = schema.sql(END);
    this.endWithHooks = schema.sql(END_WITH_HOOKS);
    this.retry = schema.sql(RETRY);
    this.giveBack = schema.sql(GIVE_BACK);
    this.lose = schema.sql(LOSE);
    this.reap = schema.sql(REAP);
    this.held = schema.sql(HELD);
    this.forget = schema.sql(FORGET);
    this.lock = schema.sql(LOCK);
  }

  /**
   * A claim, as its worker knows it.
   *
   * @param runId the run
   * @param ticket the claim's ticket
   */
  public record Claim(UUID runId, long ticket) {}

  /**
   * How a run ended.
   *
   * @param claim the claim it ended under
   * @param status a final status
   * @param output JSON, if there is an output
   * @param error JSON, if there is an error
   */
  public record Ended(
      Claim claim, String status, @Nullable String output, @Nullable String error) {}

  /**
   * A run to be tried again.
   *
   * @param claim the claim under which the attempt failed
   * @param delayMillis how long until the next
   * @param error JSON
   */
  public record Retried(Claim claim, long delayMillis, String error) {}

  /**
   * A claim that is in the database.
   *
   * @param claim the claim
   * @param canceled whether somebody wants the run to stop
   */
  public record Held(Claim claim, boolean canceled) {}

  /**
   * A run that is ready again.
   *
   * @param runId the run
   * @param queue its queue
   */
  public record GivenBack(UUID runId, String queue) {}

  /**
   * What became of a lost run.
   *
   * @param runId the run
   * @param queue the queue it is ready in again
   * @param status the final status; null if it is ready again
   */
  public record Lost(UUID runId, String queue, @Nullable String status) {}

  /**
   * Records ends; returns the runs that were still held.
   *
   * @param withHooks whether there may be hooks to be called for any of them
   */
  public Set<UUID> end(Handle handle, List<Ended> ends, boolean withHooks) {
    Columns<Ended> columns = new Columns<>(ends);
    return ids(
        claims(handle.createQuery(withHooks ? endWithHooks : end), columns, Ended::claim)
            .bind("statuses", columns.texts(Ended::status))
            .bind("outputs", columns.texts(Ended::output))
            .bind("errors", columns.texts(Ended::error)));
  }

  /** Puts runs off to their next attempt; returns the ones that were still held. */
  public Set<UUID> retry(Handle handle, List<Retried> runs) {
    Columns<Retried> columns = new Columns<>(runs);
    return ids(
        claims(handle.createQuery(retry), columns, Retried::claim)
            .bind("delays", columns.longs(Retried::delayMillis))
            .bind("errors", columns.texts(Retried::error)));
  }

  private <T> Query claims(Query query, Columns<T> columns, Function<T, Claim> claim) {
    return query
        .bind("ids", columns.uuids(row -> claim.apply(row).runId()))
        .bind("tickets", columns.longs(row -> claim.apply(row).ticket()))
        .bind("shift", database.clockShiftMillis());
  }

  private static Set<UUID> ids(Query query) {
    return new HashSet<>(query.map((row, context) -> row.getObject(1, UUID.class)).list());
  }

  /** Lets go of a claim of a run that has an end already. */
  public void forget(Handle handle, Claim claim) {
    handle.createUpdate(forget).bind("id", claim.runId()).bind("ticket", claim.ticket()).execute();
  }

  /** Makes runs ready again whose method wasn't called; the attempt doesn't count. */
  public List<GivenBack> giveBack(Handle handle, Collection<Claim> claims) {
    return claims(handle.createQuery(giveBack), new Columns<>(List.copyOf(claims)), claim -> claim)
        .map(
            (row, context) ->
                new GivenBack(row.getObject("run_id", UUID.class), row.getString("queue")))
        .list();
  }

  /** Makes interrupted runs ready again, or ends them if that was the last attempt. */
  public List<Lost> lose(Handle handle, Collection<Claim> claims, String reason) {
    return claims(handle.createQuery(lose), new Columns<>(List.copyOf(claims)), claim -> claim)
        .bind("reason", reason)
        .map((row, context) -> lost(row))
        .list();
  }

  /** As {@link #lose}, for every run whose worker doesn't exist. */
  public List<Lost> reap(Handle handle, String reason) {
    return handle
        .createQuery(reap)
        .bind("reason", reason)
        .bind("shift", database.clockShiftMillis())
        .map((row, context) -> lost(row))
        .list();
  }

  private static Lost lost(ResultSet row) throws SQLException {
    return new Lost(
        row.getObject("run_id", UUID.class), row.getString("queue"), row.getString("status"));
  }

  /** The claims that the database holds for a worker. */
  public List<Held> heldBy(Handle handle, long worker) {
    return handle
        .createQuery(held)
        .bind("worker", worker)
        .map(
            (row, context) ->
                new Held(
                    new Claim(row.getObject("run_id", UUID.class), row.getLong("ticket")),
                    row.getBoolean("canceled")))
        .list();
  }

  /** Keeps the claim from being taken until the transaction ends; false if it is gone. */
  public boolean lock(Handle handle, Claim claim) {
    return handle
        .createQuery(lock)
        .bind("id", claim.runId())
        .bind("ticket", claim.ticket())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }
}
