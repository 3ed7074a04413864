package dev.errand.internal.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Stores runs: the immutable part, and where they wait. */
public final class RunTable {

  private static final String STORE =
      """
      WITH input AS (
        SELECT n.*,
          statement_timestamp() + :shift * interval '1 millisecond' AS triggered_at,
          coalesce(
            n.due_at,
            statement_timestamp() + (:shift + n.delay_ms) * interval '1 millisecond') AS run_at
        FROM unnest(
            :ids, :tasks, :queues, :priorities, :payloads, :delays, :dueAts::timestamptz[],
            :maxAttempts, :maxDurations, :ttls, :parents, :parentPositions, :batches,
            :batchPositions, :tags, :metadata, :births)
          WITH ORDINALITY AS n(
            id, task, queue, priority, payload, delay_ms, due_at,
            max_attempts, max_duration_ms, ttl_ms, parent_id, parent_position, batch_id,
            batch_position, tags, metadata, birth, position)
      ), stored AS (
        INSERT INTO errand.run (
          id, created_at, priority, max_attempts, max_duration_ms, ttl_ms, task, queue, payload,
          tags, metadata, parent_id, parent_position, batch_id, batch_position)
        SELECT id, triggered_at, priority, max_attempts, max_duration_ms, ttl_ms, task, queue,
          payload::json, tags::text[], metadata::json, parent_id, parent_position, batch_id,
          batch_position
        FROM input
      ), put_off AS (
        INSERT INTO errand.later (run_id, run_at, attempt)
        SELECT id, run_at, 0 FROM input WHERE run_at > triggered_at
      )
      """;

  private static final String INTO_READY =
      """
      INSERT INTO errand.ready (run_id, queue, task, priority, attempt, expires_at)
      SELECT id, queue, task, priority, 0, triggered_at + ttl_ms * interval '1 millisecond'
      FROM input
      WHERE (run_at IS NULL OR run_at <= triggered_at)
      """;

  private static final String INSERT = STORE + INTO_READY + "ORDER BY position\n";

  // Nobody in the queue is overtaken. As an EXISTS, the plan flips to a join with the whole table.
  private static final String INSERT_WITH_BIRTHS =
      STORE
          + """
          , born AS (
            INSERT INTO errand.running (run_id, ticket, worker_id, since, attempt, max_attempts)
            SELECT i.id, :ticket, :worker, i.triggered_at, 1, i.birth
            FROM input i
            WHERE i.birth IS NOT NULL
              AND (
                SELECT r.run_id FROM errand.ready r
                WHERE r.queue = i.queue ORDER BY r.queue, r.priority DESC, r.seq LIMIT 1) IS NULL
            RETURNING run_id, since
          ), queued AS (
          """
          + INTO_READY
          + """
            AND id NOT IN (SELECT run_id FROM born)
          ORDER BY position
          )
          SELECT run_id, since FROM born
          """;

  private static final String CHILD =
      "SELECT id FROM errand.run WHERE parent_id = :parent AND parent_position = :position";

  private final Database database;
  private final String insert;
  private final String insertWithBirths;
  private final String child;

  /** On a database. */
  public RunTable(Database database) {
    this.database = database;
    this.insert = database.schema().sql(INSERT);
    this.insertWithBirths = database.schema().sql(INSERT_WITH_BIRTHS);
    this.child = database.schema().sql(CHILD);
  }

  /**
   * Runs that start in the commit that stores them.
   *
   * @param worker who claims them
   * @param ticket the claim's ticket
   * @param maxAttempts which runs, and how many attempts their tasks have in all
   */
  public record Births(long worker, long ticket, Map<UUID, Integer> maxAttempts) {}

  /** Stores runs, with one statement. */
  public void insert(Handle handle, List<NewRun> runs) {
    bind(handle.createUpdate(insert), runs, Map.of()).execute();
  }

  /**
   * Stores runs, with one statement, and claims some of them, unless others wait in their queue;
   * returns when which of them started.
   */
  public Map<UUID, Instant> insert(Handle handle, List<NewRun> runs, Births births) {
    Map<UUID, Instant> started = new LinkedHashMap<>();
    bind(handle.createQuery(insertWithBirths), runs, births.maxAttempts())
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

  private <S extends SqlStatement<S>> S bind(
      S statement, List<NewRun> runs, Map<UUID, Integer> births) {
    Columns columns = new Columns(runs);
    return statement
        .bind("shift", database.clockShiftMillis())
        .bindArray("ids", UUID.class, columns.of(NewRun::id))
        .bindArray("tasks", String.class, columns.of(NewRun::task))
        .bindArray("queues", String.class, columns.of(NewRun::queue))
        .bindArray("priorities", Integer.class, columns.of(NewRun::priority))
        .bindArray("payloads", String.class, columns.of(NewRun::payload))
        .bindArray("delays", Long.class, columns.of(run -> run.start().delayMillis()))
        .bindArray("dueAts", String.class, columns.of(RunTable::dueAt))
        .bindArray("maxAttempts", Integer.class, columns.of(run -> run.bounds().maxAttempts()))
        .bindArray("maxDurations", Long.class, columns.of(run -> run.bounds().maxDurationMillis()))
        .bindArray("ttls", Long.class, columns.of(run -> run.bounds().ttlMillis()))
        .bindArray("parents", UUID.class, columns.of(run -> run.origin().parentId()))
        .bindArray(
            "parentPositions", Integer.class, columns.of(run -> run.origin().parentPosition()))
        .bindArray("batches", UUID.class, columns.of(run -> run.origin().batchId()))
        .bindArray("batchPositions", Integer.class, columns.of(run -> run.origin().batchPosition()))
        .bindArray("tags", String.class, columns.of(run -> ArrayText.of(run.notes().tags())))
        .bindArray("metadata", String.class, columns.of(run -> run.notes().metadata()))
        .bindArray("births", Integer.class, columns.of(run -> births.get(run.id())));
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

  private record Columns(List<NewRun> runs) {
    @Nullable Object[] of(Function<NewRun, @Nullable Object> field) {
      @Nullable Object[] values = new @Nullable Object[runs.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = field.apply(runs.get(i));
      }
      return values;
    }
  }
}
