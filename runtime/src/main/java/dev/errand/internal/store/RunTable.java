package dev.errand.internal.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Stores runs: the immutable part, and where they wait. */
public final class RunTable {

  private static final String INSERT =
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
            :batchPositions, :tags, :metadata)
          WITH ORDINALITY AS n(
            id, task, queue, priority, payload, delay_ms, due_at,
            max_attempts, max_duration_ms, ttl_ms, parent_id, parent_position, batch_id,
            batch_position, tags, metadata, position)
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
      INSERT INTO errand.ready (run_id, queue, task, priority, attempt, expires_at)
      SELECT id, queue, task, priority, 0, triggered_at + ttl_ms * interval '1 millisecond'
      FROM input
      WHERE run_at IS NULL OR run_at <= triggered_at
      ORDER BY position
      """;

  private static final String CHILD =
      "SELECT id FROM errand.run WHERE parent_id = :parent AND parent_position = :position";

  private final Database database;
  private final String insert;
  private final String child;

  /** On a database. */
  public RunTable(Database database) {
    this.database = database;
    this.insert = database.schema().sql(INSERT);
    this.child = database.schema().sql(CHILD);
  }

  /** Stores runs, with one statement. */
  public void insert(Handle handle, List<NewRun> runs) {
    Columns columns = new Columns(runs);
    handle
        .createUpdate(insert)
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
        .execute();
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
