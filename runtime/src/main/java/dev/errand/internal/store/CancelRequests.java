package dev.errand.internal.store;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The wish that a run stops, and ending the runs that aren't executing. */
public final class CancelRequests {

  private static final String REQUEST =
      """
      INSERT INTO errand.cancel_request (run_id, requested_at)
      SELECT r.id, statement_timestamp() + :shift * interval '1 millisecond'
      FROM errand.run r
      WHERE r.id = ANY (:ids)
        AND NOT EXISTS (SELECT 1 FROM errand.run_end e WHERE e.run_id = r.id)
      ON CONFLICT DO NOTHING
      """;

  // As joins, plans read the queue whole where they take it for small.
  private static final String END_REQUESTED =
      """
      WITH from_ready AS (
        DELETE FROM errand.ready
        WHERE ctid = ANY (ARRAY(
          SELECT held.ctid
          FROM errand.cancel_request c
          CROSS JOIN LATERAL (
            SELECT q.ctid FROM errand.ready q WHERE q.run_id = c.run_id LIMIT 1) held
          WHERE %1$s))
        RETURNING run_id, attempt
      ), from_later AS (
        DELETE FROM errand.later
        WHERE ctid = ANY (ARRAY(
          SELECT held.ctid
          FROM errand.cancel_request c
          CROSS JOIN LATERAL (
            SELECT l.ctid FROM errand.later l WHERE l.run_id = c.run_id LIMIT 1) held
          WHERE %1$s))
        RETURNING run_id, attempt
      ), ended AS (
        INSERT INTO errand.run_end (run_id, ended_at, attempt, status)
        SELECT run_id, statement_timestamp() + :shift * interval '1 millisecond', attempt,
          'CANCELED'
        FROM (SELECT * FROM from_ready UNION ALL SELECT * FROM from_later) taken
        ON CONFLICT DO NOTHING
        RETURNING run_id, ended_at
      )
      """
          + HookTable.NOTE_ENDED
          + "SELECT run_id FROM ended\n";

  private static final String FORGET =
      """
      DELETE FROM errand.cancel_request c
      WHERE EXISTS (SELECT 1 FROM errand.run_end e WHERE e.run_id = c.run_id)
      """;

  private final Database database;
  private final String request;
  private final String endThese;
  private final String endAll;
  private final String forget;

  /** On a database. */
  public CancelRequests(Database database) {
    this.database = database;
    Schema schema = database.schema();
    this.request = schema.sql(REQUEST);
    this.endThese = schema.sql(END_REQUESTED.formatted("c.run_id = ANY (:ids)"));
    this.endAll = schema.sql(END_REQUESTED.formatted("true"));
    this.forget = schema.sql(FORGET);
  }

  /** Notes the wish, for runs that haven't ended. */
  public void request(Handle handle, List<UUID> runs) {
    handle
        .createUpdate(request)
        .bindArray("ids", UUID.class, runs)
        .bind("shift", database.clockShiftMillis())
        .execute();
  }

  /** Ends those of the runs that are waiting; returns them. */
  public List<UUID> end(Handle handle, List<UUID> runs) {
    return handle
        .createQuery(endThese)
        .bindArray("ids", UUID.class, runs)
        .bind("shift", database.clockShiftMillis())
        .mapTo(UUID.class)
        .list();
  }

  /** Ends what a race between a cancel and a move left waiting; returns them. */
  public List<UUID> sweep(Handle handle) {
    List<UUID> ended =
        handle
            .createQuery(endAll)
            .bind("shift", database.clockShiftMillis())
            .mapTo(UUID.class)
            .list();
    handle.execute(forget);
    return ended;
  }
}
