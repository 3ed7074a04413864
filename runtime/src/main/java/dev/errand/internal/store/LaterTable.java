package dev.errand.internal.store;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Runs that aren't due yet. */
public final class LaterTable {

  private static final String MOVE_DUE =
      """
      WITH due AS (
        DELETE FROM errand.later
        WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM errand.later
          WHERE run_at <= statement_timestamp() + :shift * interval '1 millisecond'
          ORDER BY run_at
          LIMIT :limit
          FOR UPDATE SKIP LOCKED))
        RETURNING run_id, run_at, attempt
      ), moved AS (
        INSERT INTO errand.ready (run_id, queue, task, priority, attempt, expires_at)
        SELECT r.id, r.queue, r.task, r.priority, d.attempt,
          CASE WHEN d.attempt = 0 THEN d.run_at + r.ttl_ms * interval '1 millisecond' END
        FROM due d
        JOIN errand.run r ON r.id = d.run_id
        WHERE r.id = ANY (ARRAY(SELECT run_id FROM due))
        ORDER BY d.run_at, r.id
        RETURNING queue
      )
      SELECT queue, count(*) AS runs FROM moved GROUP BY queue
      """;

  private static final String NEXT =
      """
      SELECT ceil(1000 * extract(epoch FROM
        run_at - (statement_timestamp() + :shift * interval '1 millisecond')))::bigint
      FROM errand.later ORDER BY run_at LIMIT 1
      """;

  private final Database database;
  private final String moveDue;
  private final String next;

  /** On a database. */
  public LaterTable(Database database) {
    this.database = database;
    this.moveDue = database.schema().sql(MOVE_DUE);
    this.next = database.schema().sql(NEXT);
  }

  /**
   * Runs that have become due.
   *
   * @param queue where they wait now
   * @param runs how many
   */
  public record Moved(String queue, int runs) {}

  /** Moves runs that have become due to {@code ready}. */
  public List<Moved> moveDue(int limit) {
    return database.single(
        handle ->
            handle
                .createQuery(moveDue)
                .bind("shift", database.clockShiftMillis())
                .bind("limit", limit)
                .map((row, context) -> new Moved(row.getString("queue"), row.getInt("runs")))
                .list());
  }

  /** How many milliseconds until the next run becomes due; negative where it is due. */
  public OptionalLong millisToNext() {
    Optional<Long> millis =
        database.single(
            handle ->
                handle
                    .createQuery(next)
                    .bind("shift", database.clockShiftMillis())
                    .mapTo(Long.class)
                    .findOne());
    return millis.map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }
}
