package dev.errand.internal.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs that are due and wait for a worker: finding and claiming them. */
public final class ReadyQueue {

  // The array forms matter: as joins, plans flip to hash joins over whole tables.
  private static final String CLAIM =
      """
      WITH picked AS (
        DELETE FROM errand.ready
        WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM errand.ready
          WHERE queue = :queue
            AND task = ANY (:tasks)
            AND (expires_at IS NULL
              OR expires_at > statement_timestamp() + :shift * interval '1 millisecond')
          ORDER BY priority DESC, seq
          LIMIT :limit
          FOR UPDATE SKIP LOCKED))
        RETURNING run_id, priority, seq, task, attempt + 1 AS attempt
      ), claimed AS (
        INSERT INTO errand.running (run_id, ticket, worker_id, since, attempt, max_attempts)
        SELECT p.run_id, :ticket, :worker,
          statement_timestamp() + :shift * interval '1 millisecond', p.attempt, k.max_attempts
        FROM picked p
        JOIN unnest(:tasks, :maxAttempts) AS k(task, max_attempts) ON k.task = p.task
      )
      SELECT p.priority, p.seq, p.attempt, r.id, r.task, r.queue, r.payload, r.created_at, r.tags,
        r.metadata, r.max_attempts, r.max_duration_ms
      FROM picked p
      JOIN errand.run r ON r.id = p.run_id
      WHERE r.id = ANY (ARRAY(SELECT run_id FROM picked))
      """;

  // Walks from one queue to the next along the index, so it costs queues, not runs.
  private static final String QUEUES =
      """
      WITH RECURSIVE found AS (
        (SELECT queue FROM errand.ready ORDER BY queue LIMIT 1)
        UNION ALL
        SELECT (SELECT r.queue FROM errand.ready r WHERE r.queue > f.queue ORDER BY r.queue LIMIT 1)
        FROM found f
        WHERE f.queue IS NOT NULL
      )
      SELECT queue FROM found WHERE queue IS NOT NULL
      """;

  private static final String AMONG =
      """
      SELECT q.name FROM unnest(:queues) AS q(name)
      CROSS JOIN LATERAL (
        SELECT 1 FROM errand.ready r
        WHERE r.queue = q.name ORDER BY r.queue, r.priority DESC, r.seq LIMIT 1) head
      """;

  private static final String HEADS =
      """
      WITH RECURSIVE found AS (
        (SELECT queue FROM errand.ready ORDER BY queue LIMIT 1)
        UNION ALL
        SELECT (SELECT r.queue FROM errand.ready r WHERE r.queue > f.queue ORDER BY r.queue LIMIT 1)
        FROM found f
        WHERE f.queue IS NOT NULL
      ), known AS (
        SELECT DISTINCT unnest(tasks) AS task FROM errand.worker
      )
      SELECT DISTINCT head.task
      FROM found f
      CROSS JOIN LATERAL (
        SELECT r.task FROM errand.ready r
        WHERE r.queue = f.queue ORDER BY r.priority DESC, r.seq LIMIT 20) head
      WHERE f.queue IS NOT NULL AND head.task NOT IN (SELECT task FROM known)
      """;

  private static final String EXPIRE =
      """
      WITH expired AS (
        DELETE FROM errand.ready
        WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM errand.ready
          WHERE expires_at <= statement_timestamp() + :shift * interval '1 millisecond'
          ORDER BY expires_at
          LIMIT 1000
          FOR UPDATE SKIP LOCKED))
        RETURNING run_id
      ), ended AS (
        INSERT INTO errand.run_end (run_id, ended_at, attempt, status)
        SELECT run_id, statement_timestamp() + :shift * interval '1 millisecond', 0, 'EXPIRED'
        FROM expired
        ON CONFLICT DO NOTHING
        RETURNING run_id, ended_at
      )
      """
          + HookTable.NOTE_ENDED
          + "SELECT run_id FROM ended\n";

  private final Database database;
  private final String claim;
  private final String queues;
  private final String among;
  private final String heads;
  private final String expire;

  /** On a database. */
  public ReadyQueue(Database database) {
    this.database = database;
    Schema schema = database.schema();
    this.claim = schema.sql(CLAIM);
    this.queues = schema.sql(QUEUES);
    this.among = schema.sql(AMONG);
    this.heads = schema.sql(HEADS);
    this.expire = schema.sql(EXPIRE);
  }

  /**
   * What a worker claims by.
   *
   * @param worker its id
   * @param tasks the tasks that it knows
   * @param maxAttempts for each of them, how many attempts in all
   */
  public record Claimant(long worker, List<String> tasks, List<Integer> maxAttempts) {}

  /** Moves the next runs of a queue to {@code running}; returns them in their order. */
  public List<ClaimedRun> claim(Claimant by, String queue, int limit, long ticket) {
    List<Ordered> claimed =
        database.single(
            handle ->
                handle
                    .createQuery(claim)
                    .bind("queue", queue)
                    .bindArray("tasks", String.class, by.tasks())
                    .bindArray("maxAttempts", Integer.class, by.maxAttempts())
                    .bind("shift", database.clockShiftMillis())
                    .bind("limit", limit)
                    .bind("ticket", ticket)
                    .bind("worker", by.worker())
                    .map((row, context) -> Ordered.read(row, ticket))
                    .list());
    List<Ordered> sorted = new ArrayList<>(claimed);
    sorted.sort(Comparator.comparingInt((Ordered o) -> -o.priority).thenComparingLong(o -> o.seq));
    return sorted.stream().map(Ordered::run).toList();
  }

  private record Ordered(int priority, long seq, ClaimedRun run) {
    static Ordered read(ResultSet row, long ticket) throws SQLException {
      return new Ordered(
          row.getInt("priority"),
          row.getLong("seq"),
          new ClaimedRun(
              row.getObject("id", UUID.class),
              ticket,
              row.getString("task"),
              row.getString("queue"),
              row.getInt("attempt"),
              row.getString("payload"),
              row.getObject("created_at", OffsetDateTime.class).toInstant(),
              tags(row.getArray("tags")),
              row.getString("metadata"),
              row.getObject("max_attempts", Integer.class),
              row.getObject("max_duration_ms", Long.class)));
    }
  }

  static Set<String> tags(@Nullable Array array) throws SQLException {
    return array == null
        ? Set.of()
        : Collections.unmodifiableSet(new LinkedHashSet<>(List.of((String[]) array.getArray())));
  }

  /** The queues in which runs wait; among the given ones, or among all if null. */
  public List<String> nonEmpty(@Nullable List<String> candidates) {
    return database.single(
        handle ->
            candidates == null
                ? handle.createQuery(queues).mapTo(String.class).list()
                : handle
                    .createQuery(among)
                    .bindArray("queues", String.class, candidates)
                    .mapTo(String.class)
                    .list());
  }

  /** Tasks at the head of a queue that no live worker knows. */
  public List<String> unknownTasks() {
    return database.single(handle -> handle.createQuery(heads).mapTo(String.class).list());
  }

  /** Ends runs that have waited longer than their time to live; at most 1,000 a call. */
  public List<UUID> expire() {
    return database.single(
        handle ->
            handle
                .createQuery(expire)
                .bind("shift", database.clockShiftMillis())
                .mapTo(UUID.class)
                .list());
  }
}
