package dev.errand.internal.store;

import dev.errand.manage.RunFilter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Reads runs as people ask for them. One statement sees a run in exactly one place. */
public final class RunQueries {

  private static final String SELECT =
      """
      SELECT r.id, r.task, r.queue, r.payload, r.created_at, r.tags, r.parent_id,
        coalesce(e.status,
          CASE
            WHEN g.run_id IS NOT NULL THEN 'EXECUTING'
            WHEN l.run_id IS NOT NULL AND l.attempt = 0 THEN 'DELAYED'
            ELSE 'QUEUED'
          END) AS status,
        coalesce(e.attempt, g.attempt, l.attempt, q.attempt, 0) AS attempt,
        e.output,
        coalesce(e.error, failed.error) AS error,
        coalesce(failed.first_start, e.started_at, g.since) AS started_at,
        e.ended_at,
        l.run_at AS next_at,
        coalesce(m.value, r.metadata) AS metadata,
        thrown.hooks, thrown.hook_times, thrown.hook_errors
      FROM errand.run r
      LEFT JOIN errand.run_end e ON e.run_id = r.id
      LEFT JOIN errand.running g ON g.run_id = r.id
      LEFT JOIN errand.ready q ON q.run_id = r.id
      LEFT JOIN errand.later l ON l.run_id = r.id
      LEFT JOIN errand.run_metadata m ON m.run_id = r.id
      LEFT JOIN LATERAL (
        SELECT (array_agg(a.error ORDER BY a.attempt DESC))[1] AS error,
          min(a.started_at) AS first_start
        FROM errand.attempt a WHERE a.run_id = r.id) failed
        ON coalesce(e.attempt, g.attempt, l.attempt, q.attempt, 0) > 0
      LEFT JOIN LATERAL (
        SELECT array_agg(f.hook ORDER BY f.failed_at, f.hook) AS hooks,
          array_agg(f.failed_at ORDER BY f.failed_at, f.hook) AS hook_times,
          array_agg(f.error::text ORDER BY f.failed_at, f.hook) AS hook_errors
        FROM errand.hook_failure f WHERE f.run_id = r.id) thrown ON true
      """;

  // One by one, whatever the statistics say: as a join, plans read whole tables.
  private static final String FIND =
      "SELECT found.* FROM unnest(:ids) AS wanted (id) CROSS JOIN LATERAL (\n"
          + SELECT
          + "WHERE r.id = wanted.id LIMIT 1) found";

  private static final String ENDED = "SELECT run_id FROM errand.run_end WHERE run_id = ANY (:ids)";

  private final Database database;

  /** On a database. */
  public RunQueries(Database database) {
    this.database = database;
  }

  /** A run, if it is stored. */
  public Optional<RunRow> find(UUID id) {
    return database.single(
        handle ->
            handle
                .createQuery(sql(SELECT + "WHERE r.id = :id"))
                .bind("id", id)
                .map((row, context) -> RunRow.read(row))
                .findOne());
  }

  /** Runs by id, in no particular order; those that aren't stored are left out. */
  public List<RunRow> find(Collection<UUID> ids) {
    return database.single(handle -> find(handle, ids));
  }

  private List<RunRow> find(Handle handle, Collection<UUID> ids) {
    return handle
        .createQuery(sql(FIND))
        .bindArray("ids", UUID.class, ids.toArray())
        .map((row, context) -> RunRow.read(row))
        .list();
  }

  /** Those of the runs that have ended. */
  public List<UUID> ended(Collection<UUID> ids) {
    return database.single(
        handle ->
            handle
                .createQuery(sql(ENDED))
                .bindArray("ids", UUID.class, ids.toArray())
                .mapTo(UUID.class)
                .list());
  }

  /** The runs that a filter lets through, newest first, all as they were at one moment. */
  public List<RunRow> list(RunFilter filter) {
    return database.snapshot(
        handle -> {
          List<UUID> ids = new RunList(database.schema(), handle, filter, RunList.WINDOW).ids();
          Map<UUID, RunRow> rows = new HashMap<>();
          find(handle, ids).forEach(row -> rows.put(row.id(), row));
          return ids.stream().flatMap(id -> Stream.ofNullable(rows.get(id))).toList();
        });
  }

  private String sql(String text) {
    return database.schema().sql(text);
  }
}
