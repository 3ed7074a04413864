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

  /** The most that one claim takes. */
  public static final int MOST = 500;

  // The forms matter. As joins, plans flip to hash joins over whole tables. A limit that the
  // planner can't see, and conditions whose share it can't estimate, let it expect rows enough to
  // prefer the index in its order over reading and sorting the queue, whatever the statistics say.
  // What is locked is what the outer limit asks for, row by row.
  private static final String CLAIM =
      """
      WITH picked AS (
        DELETE FROM errand.ready
        WHERE ctid = ANY (ARRAY(
          SELECT waiting.ctid
          FROM unnest(:queues, :fromRanks, :fromSeqs, :beforeRanks)
            AS span(queue, from_rank, from_seq, before_rank)
          CROSS JOIN LATERAL (
            SELECT ctid FROM errand.ready
            WHERE queue = span.queue
              AND (-priority::integer, seq) >= (span.from_rank, span.from_seq)
              AND (-priority::integer, seq) < (span.before_rank, 0)
              AND coalesce(task = ANY (:tasks), false)
              AND coalesce(
                expires_at > statement_timestamp() + :shift * interval '1 millisecond', true)
            ORDER BY -priority::integer, seq
            LIMIT (SELECT :each)
            FOR UPDATE SKIP LOCKED) waiting
          LIMIT :limit))
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
      CROSS JOIN LATERAL (SELECT * FROM errand.run WHERE id = p.run_id LIMIT 1) r
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
      SELECT DISTINCT span.queue
      FROM unnest(:queues, :fromRanks, :fromSeqs, :beforeRanks)
        AS span(queue, from_rank, from_seq, before_rank)
      CROSS JOIN LATERAL (
        SELECT 1 FROM errand.ready r
        WHERE r.queue = span.queue
          AND (-r.priority::integer, r.seq) >= (span.from_rank, span.from_seq)
          AND (-r.priority::integer, r.seq) < (span.before_rank, 0)
        ORDER BY r.queue, -r.priority::integer, r.seq LIMIT 1) head
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
        WHERE r.queue = f.queue ORDER BY -r.priority::integer, r.seq LIMIT 20) head
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
          LIMIT (SELECT 1000)
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

  /**
   * What is claimed.
   *
   * @param parts from these parts of queues, which don't overlap, one after the other
   * @param each at the most so many runs of each
   * @param limit at the most so many runs in all, and no more than {@link #MOST}
   * @param ticket under this ticket
   */
  public record Claim(List<Part> parts, int each, int limit, long ticket) {

    /** Of a single queue. */
    public Claim(String queue, List<Span> spans, int limit, long ticket) {
      this(spans.stream().map(span -> new Part(queue, span)).toList(), limit, limit, ticket);
    }
  }

  /**
   * A claimed run, and where it had waited.
   *
   * @param place its place in the queue
   * @param run the run
   */
  public record Claimed(Place place, ClaimedRun run) {}

  /** Moves the next runs of queues to {@code running}; returns them in their order. */
  public List<Claimed> claim(Claimant by, Claim what) {
    Columns<Part> parts = new Columns<>(what.parts());
    List<Claimed> claimed =
        database.single(
            handle ->
                handle
                    .createQuery(claim)
                    .bind("queues", parts.texts(Part::queue))
                    .bind("fromRanks", parts.integers(part -> part.span().from().rank()))
                    .bind("fromSeqs", parts.longs(part -> part.span().from().seq()))
                    .bind("beforeRanks", parts.integers(part -> part.span().beforeRank()))
                    .bind("tasks", new Columns<>(by.tasks()).texts(task -> task))
                    .bind("maxAttempts", new Columns<>(by.maxAttempts()).integers(most -> most))
                    .bind("shift", database.clockShiftMillis())
                    .bind("each", what.each())
                    .bind("limit", what.limit())
                    .bind("ticket", what.ticket())
                    .bind("worker", by.worker())
                    .map((row, context) -> read(row, what.ticket()))
                    .list());
    List<Claimed> sorted = new ArrayList<>(claimed);
    sorted.sort(Comparator.comparing(Claimed::place));
    return sorted;
  }

  private static Claimed read(ResultSet row, long ticket) throws SQLException {
    return new Claimed(
        new Place(-row.getInt("priority"), row.getLong("seq")),
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

  static Set<String> tags(@Nullable Array array) throws SQLException {
    return array == null
        ? Set.of()
        : Collections.unmodifiableSet(new LinkedHashSet<>(List.of((String[]) array.getArray())));
  }

  /** The queues in which runs wait. */
  public List<String> nonEmpty() {
    return database.single(handle -> handle.createQuery(queues).mapTo(String.class).list());
  }

  /**
   * A part of a queue.
   *
   * @param queue the queue
   * @param span the part
   */
  public record Part(String queue, Span span) {}

  /** The queues in which runs wait, as far as these parts show. */
  public List<String> nonEmpty(List<Part> parts) {
    Columns<Part> columns = new Columns<>(parts);
    return database.single(
        handle ->
            handle
                .createQuery(among)
                .bind("queues", columns.texts(Part::queue))
                .bind("fromRanks", columns.integers(part -> part.span().from().rank()))
                .bind("fromSeqs", columns.longs(part -> part.span().from().seq()))
                .bind("beforeRanks", columns.integers(part -> part.span().beforeRank()))
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
