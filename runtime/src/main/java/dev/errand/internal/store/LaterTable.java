package dev.errand.internal.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Runs that aren't due yet. */
public final class LaterTable {

  /** The most that are moved at once. */
  public static final int MOST = 1000;

  private static final String MOVE_DUE =
      """
      WITH due AS (
        DELETE FROM errand.later
        WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM errand.later
          WHERE run_at <= statement_timestamp() + :shift * interval '1 millisecond'
            AND run_at >= :from
          ORDER BY run_at
          LIMIT (SELECT 1000)
          FOR UPDATE SKIP LOCKED))
        RETURNING run_id, run_at, attempt
      ), moved AS (
        INSERT INTO errand.ready (run_id, queue, task, priority, attempt, expires_at)
        SELECT r.id, r.queue, r.task, r.priority, d.attempt,
          CASE WHEN d.attempt = 0 THEN d.run_at + r.ttl_ms * interval '1 millisecond' END
        FROM due d
        CROSS JOIN LATERAL (SELECT * FROM errand.run WHERE id = d.run_id LIMIT 1) r
        ORDER BY d.run_at, r.id
        RETURNING queue
      )
      SELECT queue, count(*) AS runs, (SELECT max(run_at) FROM due) AS last
      FROM moved GROUP BY queue
      """;

  private static final String NEXT =
      """
      SELECT ceil(1000 * extract(epoch FROM
        run_at - (statement_timestamp() + :shift * interval '1 millisecond')))::bigint
      FROM errand.later WHERE run_at >= :from ORDER BY run_at LIMIT 1
      """;

  // Not before now: what is behind others that have been moved is looked for less often.
  private static final String RESCHEDULE =
      """
      UPDATE errand.later
      SET run_at = greatest(:at, statement_timestamp() + :shift * interval '1 millisecond')
      WHERE run_id = :id
      """;

  private final Database database;
  private final String moveDue;
  private final String next;
  private final String reschedule;

  /** On a database. */
  public LaterTable(Database database) {
    this.database = database;
    this.moveDue = database.schema().sql(MOVE_DUE);
    this.next = database.schema().sql(NEXT);
    this.reschedule = database.schema().sql(RESCHEDULE);
  }

  /**
   * Runs that have become due.
   *
   * @param queue where they wait now
   * @param runs how many
   * @param last when the last of them all became due
   */
  public record Moved(String queue, int runs, Instant last) {}

  /**
   * Moves runs that have become due to {@code ready}, at most {@link #MOST}.
   *
   * @param from only those that became due from this time on
   */
  public List<Moved> moveDue(Instant from) {
    return database.single(
        handle ->
            handle
                .createQuery(moveDue)
                .bind("shift", database.clockShiftMillis())
                .bind("from", from.atOffset(ZoneOffset.UTC))
                .map(
                    (row, context) ->
                        new Moved(
                            row.getString("queue"),
                            row.getInt("runs"),
                            row.getObject("last", OffsetDateTime.class).toInstant()))
                .list());
  }

  /** Has a run become due at another time; false if it isn't here. */
  public boolean reschedule(UUID run, Instant at) {
    return database.single(
        handle ->
            handle
                    .createUpdate(reschedule)
                    .bind("id", run)
                    .bind("at", at.atOffset(ZoneOffset.UTC))
                    .bind("shift", database.clockShiftMillis())
                    .execute()
                > 0);
  }

  /**
   * How many milliseconds until the next run becomes due; negative where it is due.
   *
   * @param from only those that become due from this time on
   */
  public OptionalLong millisToNext(Instant from) {
    Optional<Long> millis =
        database.single(
            handle ->
                handle
                    .createQuery(next)
                    .bind("shift", database.clockShiftMillis())
                    .bind("from", from.atOffset(ZoneOffset.UTC))
                    .mapTo(Long.class)
                    .findOne());
    return millis.map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }
}
