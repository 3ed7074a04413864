package dev.errand.internal.store;

import dev.errand.manage.RunFilter;
import dev.errand.task.RunStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

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
    return database.single(
        handle ->
            handle
                .createQuery(sql(SELECT + "WHERE r.id = ANY (:ids)"))
                .bindArray("ids", UUID.class, ids.toArray())
                .map((row, context) -> RunRow.read(row))
                .list());
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

  /** The runs that a filter lets through, newest first. */
  public List<RunRow> list(RunFilter filter) {
    Conditions conditions = new Conditions();
    if (!filter.statuses().isEmpty()) {
      conditions.add(statuses(filter.statuses()));
    }
    conditions.anyOf("r.task", "tasks", filter.tasks());
    conditions.anyOf("r.queue", "queues", filter.queues());
    if (!filter.tags().isEmpty()) {
      conditions.add("r.tags @> :tags");
      conditions.texts.put("tags", filter.tags());
    }
    filter
        .createdFrom()
        .ifPresent(at -> conditions.add("r.created_at >= :createdFrom", "createdFrom", at));
    filter
        .createdBefore()
        .ifPresent(at -> conditions.add("r.created_at < :createdBefore", "createdBefore", at));
    filter.parent().ifPresent(id -> conditions.add("r.parent_id = :parent", "parent", id));
    filter.batch().ifPresent(id -> conditions.add("r.batch_id = :batch", "batch", id));
    filter.after().ifPresent(id -> conditions.add("r.id < :after", "after", id));
    if (filter.withoutWorker()) {
      conditions.add(
          "(q.run_id IS NOT NULL OR l.run_id IS NOT NULL)"
              + " AND NOT EXISTS (SELECT 1 FROM errand.worker w WHERE r.task = ANY (w.tasks))");
    }
    return database.single(
        handle -> {
          Query query =
              handle.createQuery(
                  sql(SELECT + conditions.where() + "ORDER BY r.id DESC LIMIT :limit"));
          conditions.values.forEach(query::bind);
          conditions.texts.forEach(
              (name, values) -> query.bindArray(name, String.class, values.toArray()));
          return query.bind("limit", filter.limit()).map((row, context) -> RunRow.read(row)).list();
        });
  }

  private static String statuses(Collection<RunStatus> statuses) {
    List<String> alternatives = new ArrayList<>();
    String ended =
        statuses.stream()
            .filter(RunStatus::isFinal)
            .map(status -> "'" + status.name() + "'")
            .sorted()
            .collect(Collectors.joining(", "));
    if (!ended.isEmpty()) {
      alternatives.add("e.status IN (" + ended + ")");
    }
    if (statuses.contains(RunStatus.EXECUTING)) {
      alternatives.add("g.run_id IS NOT NULL");
    }
    if (statuses.contains(RunStatus.DELAYED)) {
      alternatives.add("l.attempt = 0");
    }
    if (statuses.contains(RunStatus.QUEUED)) {
      alternatives.add("q.run_id IS NOT NULL OR l.attempt > 0");
    }
    return alternatives.isEmpty() ? "false" : "(" + String.join(" OR ", alternatives) + ")";
  }

  private String sql(String text) {
    return database.schema().sql(text);
  }

  private static final class Conditions {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, Collection<String>> texts = new HashMap<>();

    void add(String condition) {
      conditions.add(condition);
    }

    void add(String condition, String name, Object value) {
      conditions.add(condition);
      values.put(name, value);
    }

    void anyOf(String column, String name, Collection<String> alternatives) {
      if (!alternatives.isEmpty()) {
        conditions.add(column + " = ANY (:" + name + ")");
        texts.put(name, alternatives);
      }
    }

    String where() {
      return conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions) + "\n";
    }
  }
}
