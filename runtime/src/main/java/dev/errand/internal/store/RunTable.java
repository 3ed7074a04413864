package dev.errand.internal.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Stores runs: the immutable part, and where they wait. */
public final class RunTable {

  /** From this many on, runs are copied, which takes several statements and so a transaction. */
  public static final int MANY = 200;

  private static final String STORE =
      """
      WITH given AS (
        SELECT n.*,
          statement_timestamp() + :shift * interval '1 millisecond' AS triggered_at,
          coalesce(
            n.due_at,
            statement_timestamp() + (:shift + n.delay_ms) * interval '1 millisecond') AS run_at
        FROM unnest(
            :ids::uuid[], :tasks, :queues, :priorities, :payloads, :delays, :dueAts::timestamptz[],
            :maxAttempts, :maxDurations, :ttls, :parents::uuid[], :parentPositions,
            :batches::uuid[], :batchPositions, :tags, :metadata%1$s)
          WITH ORDINALITY AS n(
            id, task, queue, priority, payload, delay_ms, due_at,
            max_attempts, max_duration_ms, ttl_ms, parent_id, parent_position, batch_id,
            batch_position, tags, metadata%2$s, position)
      ), stored AS (
        INSERT INTO errand.run (
          id, created_at, priority, max_attempts, max_duration_ms, ttl_ms, task, queue, payload,
          tags, metadata, parent_id, parent_position, batch_id, batch_position)
        SELECT id, triggered_at, priority, max_attempts, max_duration_ms, ttl_ms, task, queue,
          payload::json, tags::text[], metadata::json, parent_id, parent_position, batch_id,
          batch_position
        FROM given
      ), put_off AS (
        INSERT INTO errand.later (run_id, run_at, attempt)
        SELECT id, run_at, 0 FROM given WHERE run_at > triggered_at
      ), due AS (
        SELECT *, triggered_at + ttl_ms * interval '1 millisecond' AS expires_at
        FROM given WHERE run_at IS NULL OR run_at <= triggered_at
      )
      """;

  // What most triggers are, with what they need only: each column costs on both sides.
  private static final String STORE_PLAIN =
      """
      WITH due AS (
        SELECT n.*, statement_timestamp() + :shift * interval '1 millisecond' AS triggered_at,
          NULL::timestamptz AS expires_at
        FROM unnest(
            :ids::uuid[], :tasks, :queues, :priorities, :payloads%1$s)
          WITH ORDINALITY AS n(id, task, queue, priority, payload%2$s, position)
      ), stored AS (
        INSERT INTO errand.run (id, created_at, priority, task, queue, payload)
        SELECT id, triggered_at, priority, task, queue, payload::json FROM due
      )
      """;

  private static final String QUEUE =
      """
      INSERT INTO errand.ready (run_id, queue, task, priority, attempt, expires_at)
      SELECT id, queue, task, priority, 0, expires_at FROM due ORDER BY position
      """;

  // Nobody in the queue is overtaken, but for stragglers behind the place up to which the worker
  // has claimed. As an EXISTS, the plan flips to a join with the whole table.
  private static final String START_OR_QUEUE =
      """
      , born AS (
        INSERT INTO errand.running (run_id, ticket, worker_id, since, attempt, max_attempts)
        SELECT d.id, :ticket, :worker, d.triggered_at, 1, d.birth
        FROM due d
        WHERE d.birth IS NOT NULL
          AND (
            SELECT r.run_id FROM errand.ready r
            WHERE r.queue = d.queue
              AND (-r.priority::integer, r.seq) >= (d.after_rank, d.after_seq)
            ORDER BY r.queue, -r.priority::integer, r.seq LIMIT 1) IS NULL
        RETURNING run_id, since
      ), queued AS (
        INSERT INTO errand.ready (run_id, queue, task, priority, attempt, expires_at)
        SELECT id, queue, task, priority, 0, expires_at FROM due
        WHERE id NOT IN (SELECT run_id FROM born)
        ORDER BY position
      )
      SELECT run_id, since FROM born
      """;

  private static final String BIRTH_VALUES = ", :births, :afterRanks, :afterSeqs";
  private static final String BIRTH_COLUMNS = ", birth, after_rank, after_seq";

  private static final String CHILD =
      "SELECT id FROM errand.run WHERE parent_id = :parent AND parent_position = :position";

  private final Database database;
  private final RunCopy copy;
  private final String queue;
  private final String queuePlain;
  private final String start;
  private final String startPlain;
  private final String child;

  /** On a database. */
  public RunTable(Database database) {
    this.database = database;
    this.copy = new RunCopy(database);
    Schema schema = database.schema();
    this.queue = schema.sql(STORE.formatted("", "") + QUEUE);
    this.queuePlain = schema.sql(STORE_PLAIN.formatted("", "") + QUEUE);
    this.start = schema.sql(STORE.formatted(BIRTH_VALUES, BIRTH_COLUMNS) + START_OR_QUEUE);
    this.startPlain =
        schema.sql(STORE_PLAIN.formatted(BIRTH_VALUES, BIRTH_COLUMNS) + START_OR_QUEUE);
    this.child = schema.sql(CHILD);
  }

  /**
   * A run that starts in the commit that stores it.
   *
   * @param maxAttempts how many attempts its task has in all
   * @param after up to where its queue has been claimed; what waits behind that isn't overtaken
   */
  public record Birth(int maxAttempts, Place after) {}

  /**
   * Runs that start in the commit that stores them.
   *
   * @param worker who claims them
   * @param ticket the claim's ticket
   * @param runs which runs
   */
  public record Births(long worker, long ticket, Map<UUID, Birth> runs) {}

  /** Stores runs; many of them only in an open transaction. */
  public void insert(Handle handle, List<NewRun> runs) {
    if (runs.size() >= MANY && copy.insert(handle, runs)) {
      return;
    }
    boolean plain = runs.stream().allMatch(NewRun::isPlain);
    bind(handle.createUpdate(plain ? queuePlain : queue), runs, plain).execute();
  }

  /**
   * Stores runs, with one statement, and claims some of them, unless others wait in their queue;
   * returns when which of them started.
   */
  public Map<UUID, Instant> insert(Handle handle, List<NewRun> runs, Births births) {
    Map<UUID, Instant> started = new LinkedHashMap<>();
    boolean plain = runs.stream().allMatch(NewRun::isPlain);
    Columns<Optional<Birth>> columns =
        new Columns<>(
            runs.stream().map(run -> Optional.ofNullable(births.runs().get(run.id()))).toList());
    bind(handle.createQuery(plain ? startPlain : start), runs, plain)
        .bind("births", columns.integers(birth -> birth.map(Birth::maxAttempts).orElse(null)))
        .bind(
            "afterRanks", columns.integers(birth -> birth.map(b -> b.after().rank()).orElse(null)))
        .bind("afterSeqs", columns.longs(birth -> birth.map(b -> b.after().seq()).orElse(null)))
        .bind("ticket", births.ticket())
        .bind("worker", births.worker())
        .map(
            (row, context) ->
                Map.entry(
                    row.getObject("run_id", UUID.class),
                    row.getObject("since", OffsetDateTime.class).toInstant()))
        .forEach(entry -> started.put(entry.getKey(), entry.getValue()));
    return started;
  }

  private <S extends SqlStatement<S>> S bind(S statement, List<NewRun> runs, boolean plain) {
    Columns<NewRun> columns = new Columns<>(runs);
    statement
        .bind("shift", database.clockShiftMillis())
        .bind("ids", columns.uuids(NewRun::id))
        .bind("tasks", columns.texts(NewRun::task))
        .bind("queues", columns.texts(NewRun::queue))
        .bind("priorities", columns.integers(NewRun::priority))
        .bind("payloads", columns.texts(NewRun::payload));
    if (!plain) {
      statement
          .bind("delays", columns.longs(run -> run.start().delayMillis()))
          .bind("dueAts", columns.texts(RunTable::dueAt))
          .bind("maxAttempts", columns.integers(run -> run.bounds().maxAttempts()))
          .bind("maxDurations", columns.longs(run -> run.bounds().maxDurationMillis()))
          .bind("ttls", columns.longs(run -> run.bounds().ttlMillis()))
          .bind("parents", columns.uuids(run -> run.origin().parentId()))
          .bind("parentPositions", columns.integers(run -> run.origin().parentPosition()))
          .bind("batches", columns.uuids(run -> run.origin().batchId()))
          .bind("batchPositions", columns.integers(run -> run.origin().batchPosition()))
          .bind("tags", columns.texts(run -> ArrayText.of(run.notes().tags())))
          .bind("metadata", columns.texts(run -> run.notes().metadata()));
    }
    return statement;
  }

  /** The child that a parent has stored at a position, if it has. */
  public Optional<UUID> child(UUID parent, int position) {
    return database.single(
        handle ->
            handle
                .createQuery(child)
                .bind("parent", parent)
                .bind("position", position)
                .mapTo(UUID.class)
                .findOne());
  }

  private static @Nullable String dueAt(NewRun run) {
    return run.start().at() == null ? null : run.start().at().toString();
  }
}
