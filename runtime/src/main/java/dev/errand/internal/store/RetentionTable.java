package dev.errand.internal.store;

import dev.errand.task.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Removes runs whose retention is over, with everything that belongs to them, in the order of their
 * ids and a few at a time. Harmless when two do it: they meet on the same rows.
 */
public final class RetentionTable {

  // Stays: what hasn't ended, what has hooks still to be called, and children that an unfinished
  // parent may look for in its next attempt. Of a run that is gone nobody can say any more that it
  // failed, so its idempotency key comes free with it; one that is still taken outlives its run.
  private static final String REMOVE =
      """
      WITH kept AS (
        SELECT * FROM unnest(:statuses, :millis) AS k(status, millis)
      ), looked_at AS MATERIALIZED (
        SELECT e.run_id, e.status, e.ended_at FROM errand.run_end e
        WHERE e.run_id > :after AND e.run_id < :until
        ORDER BY e.run_id
        LIMIT :limit
      ), due AS MATERIALIZED (
        SELECT l.run_id, l.status, r.tags
        FROM looked_at l
        JOIN kept k ON k.status = l.status
        CROSS JOIN LATERAL (
          SELECT run.tags, run.parent_id FROM errand.run WHERE run.id = l.run_id LIMIT 1) r
        WHERE l.ended_at
            < statement_timestamp() + (:shift - k.millis) * interval '1 millisecond'
          AND NOT EXISTS (SELECT 1 FROM errand.hook h WHERE h.run_id = l.run_id)
          AND (r.parent_id IS NULL
            OR (SELECT e.run_id FROM errand.run_end e WHERE e.run_id = r.parent_id) IS NOT NULL
            OR (SELECT p.id FROM errand.run p WHERE p.id = r.parent_id) IS NULL)
      ), runs AS (
        DELETE FROM errand.run WHERE id = ANY (ARRAY(SELECT run_id FROM due))
      ), attempts AS (
        DELETE FROM errand.attempt WHERE run_id = ANY (ARRAY(SELECT run_id FROM due))
      ), notes AS (
        DELETE FROM errand.run_metadata WHERE run_id = ANY (ARRAY(SELECT run_id FROM due))
      ), failures AS (
        DELETE FROM errand.hook_failure WHERE run_id = ANY (ARRAY(SELECT run_id FROM due))
      ), cancels AS (
        DELETE FROM errand.cancel_request WHERE run_id = ANY (ARRAY(SELECT run_id FROM due))
      ), tagged AS (
        DELETE FROM errand.run_tag WHERE ctid = ANY (ARRAY(
          SELECT held.ctid
          FROM due d
          CROSS JOIN unnest(d.tags) AS t(tag)
          CROSS JOIN LATERAL (
            SELECT g.ctid FROM errand.run_tag g
            WHERE g.tag = t.tag AND g.run_id = d.run_id LIMIT 1) held))
      ), others AS (
        DELETE FROM errand.uncompleted WHERE ctid = ANY (ARRAY(
          SELECT held.ctid
          FROM due d
          CROSS JOIN LATERAL (
            SELECT u.ctid FROM errand.uncompleted u
            WHERE u.status = d.status AND u.run_id = d.run_id LIMIT 1) held
          WHERE d.status <> 'COMPLETED'))
      ), freed_keys AS (
        DELETE FROM errand.idempotency_key WHERE run_id = ANY (ARRAY(
          SELECT run_id FROM due WHERE status IN %1$s))
      ), ends AS (
        DELETE FROM errand.run_end WHERE run_id = ANY (ARRAY(SELECT run_id FROM due))
        RETURNING run_id
      )
      SELECT (SELECT count(*) FROM ends) AS removed, looked_at.run_id AS last
      FROM looked_at
      ORDER BY looked_at.run_id DESC
      LIMIT 1
      """
          .formatted(IdempotencyKeys.FAILURES);

  /** Before every run. */
  public static final UUID BEGINNING = new UUID(0, 0);

  private final Database database;
  private final String remove;

  /** On a database. */
  public RetentionTable(Database database) {
    this.database = database;
    this.remove = database.schema().sql(REMOVE);
  }

  /**
   * What a step did.
   *
   * @param removed how many runs it removed
   * @param last the last run that it looked at; null if there were no more
   */
  public record Step(int removed, @Nullable UUID last) {}

  /**
   * Looks at ended runs in the order of their ids, and removes those that ended longer ago than
   * their status is kept for.
   *
   * @param kept how long, by each final status
   * @param after the last run that the step before looked at
   * @param limit how many to look at
   */
  public Step remove(Map<RunStatus, Duration> kept, UUID after, int limit) {
    return database.walkingIndexes(
        handle ->
            handle
                .createQuery(remove)
                .bindArray(
                    "statuses", String.class, kept.keySet().stream().map(RunStatus::name).toArray())
                .bindArray(
                    "millis", Long.class, kept.values().stream().map(Duration::toMillis).toArray())
                .bind("after", after)
                .bind("until", createdBefore(kept.values()))
                .bind("limit", limit)
                .bind("shift", database.clockShiftMillis())
                .map(
                    (row, context) ->
                        new Step(row.getInt("removed"), row.getObject("last", UUID.class)))
                .findOne()
                .orElse(new Step(0, null)));
  }

  /** What was stored later than this can't have ended early enough. */
  private UUID createdBefore(Collection<Duration> kept) {
    Instant now = Instant.now().plusMillis(database.clockShiftMillis());
    Duration shortest = Collections.min(kept);
    return shortest.compareTo(Duration.between(Instant.EPOCH, now)) > 0
        ? BEGINNING
        : IdRange.at(now.minus(shortest));
  }
}
