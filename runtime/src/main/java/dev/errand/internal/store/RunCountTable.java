package dev.errand.internal.store;

import dev.errand.manage.RunCounts;
import dev.errand.task.RunStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * How many runs there are by task and status. Ended ones are counted now and then, and the result
 * is kept; what hasn't ended is counted when asked, or estimated from some of its pages.
 */
public final class RunCountTable {

  private static final String OF_OWN_QUEUE =
      "SELECT count(*) FROM errand.run WHERE (queue = task) IS TRUE AND task = :task";

  private static final String OF_SHARED_QUEUE =
      """
      SELECT count(*) FROM errand.run
      WHERE queue <> task AND queue = :queue AND task = :task
      """;

  private static final String UNCOMPLETED =
      "SELECT task, status, count(*) AS runs FROM errand.uncompleted GROUP BY status, task";

  // One page in so many is read, and counts for all of them.
  private static final String UNENDED =
      """
      SELECT task, 'QUEUED' AS status, count(*) * 100 / :readyPercent AS runs
      FROM errand.ready TABLESAMPLE SYSTEM (:readyPercent)
      GROUP BY task
      UNION ALL
      SELECT r.task, 'EXECUTING', count(*) * 100 / :runningPercent
      FROM errand.running g TABLESAMPLE SYSTEM (:runningPercent)
      CROSS JOIN LATERAL (SELECT task FROM errand.run WHERE id = g.run_id LIMIT 1) r
      GROUP BY r.task
      UNION ALL
      SELECT r.task, CASE WHEN l.attempt = 0 THEN 'DELAYED' ELSE 'QUEUED' END,
        count(*) * 100 / :laterPercent
      FROM errand.later l TABLESAMPLE SYSTEM (:laterPercent)
      CROSS JOIN LATERAL (SELECT task FROM errand.run WHERE id = l.run_id LIMIT 1) r
      GROUP BY r.task, l.attempt = 0
      """;

  private static final String PAGES =
      """
      SELECT pg_relation_size('errand.ready') / 8192 AS ready,
        pg_relation_size('errand.running') / 8192 AS running,
        pg_relation_size('errand.later') / 8192 AS later
      """;

  private static final String READ = "SELECT task, status, runs, counted_at FROM errand.run_count";

  private static final String FORGET = "DELETE FROM errand.run_count";

  private static final String NOTE =
      """
      INSERT INTO errand.run_count (task, status, runs, counted_at)
      SELECT task, status, runs, statement_timestamp() + :shift * interval '1 millisecond'
      FROM unnest(:tasks, :statuses, :runs) AS c(task, status, runs)
      ORDER BY task, status
      ON CONFLICT DO NOTHING
      """;

  private final Database database;

  /** On a database. */
  public RunCountTable(Database database) {
    this.database = database;
  }

  /** The counts, as {@link RunCounts} describes them. */
  public RunCounts read() {
    return database.snapshot(
        handle -> {
          RunCounts.Builder counts = RunCounts.builder();
          handle
              .createQuery(sql(READ))
              .map(
                  (row, context) -> {
                    counts.endedCountedAt(
                        row.getObject("counted_at", OffsetDateTime.class).toInstant());
                    return count(row);
                  })
              .forEach(count -> count.addTo(counts));
          unended(handle, Sample.dashboard(pages(handle))).forEach(count -> count.addTo(counts));
          return counts.build();
        });
  }

  /** Counts the ended runs, and keeps the result. Reads an index of all runs. */
  public void countEnded() {
    List<Count> ended = database.snapshot(this::ended);
    database.useTransaction(
        handle -> {
          handle.execute(sql(FORGET));
          handle
              .createUpdate(sql(NOTE))
              .bindArray("tasks", String.class, ended.stream().map(Count::task).toArray())
              .bindArray(
                  "statuses",
                  String.class,
                  ended.stream().map(count -> count.status().name()).toArray())
              .bindArray("runs", Long.class, ended.stream().map(Count::runs).toArray())
              .bind("shift", database.clockShiftMillis())
              .execute();
        });
  }

  /** COMPLETED is what is left of a task's runs without all others. */
  private List<Count> ended(Handle handle) {
    Map<String, Long> left = stored(handle);
    List<Count> ended =
        new ArrayList<>(
            handle.createQuery(sql(UNCOMPLETED)).map((row, context) -> count(row)).list());
    ended.forEach(count -> left.merge(count.task(), -count.runs(), Long::sum));
    unended(handle, Sample.WHOLE)
        .forEach(count -> left.merge(count.task(), -count.runs(), Long::sum));
    left.forEach(
        (task, runs) -> {
          if (runs > 0) {
            ended.add(new Count(task, RunStatus.COMPLETED, runs));
          }
        });
    return ended;
  }

  private Map<String, Long> stored(Handle handle) {
    TaskNames names = new TaskNames(database.schema(), handle);
    Map<String, Long> stored = new HashMap<>();
    for (String task : names.tasksOfOwnQueues()) {
      stored.merge(
          task,
          handle.createQuery(sql(OF_OWN_QUEUE)).bind("task", task).mapTo(Long.class).one(),
          Long::sum);
    }
    for (String queue : names.sharedQueues()) {
      for (String task : names.tasksOfShared(queue)) {
        stored.merge(
            task,
            handle
                .createQuery(sql(OF_SHARED_QUEUE))
                .bind("queue", queue)
                .bind("task", task)
                .mapTo(Long.class)
                .one(),
            Long::sum);
      }
    }
    return stored;
  }

  private List<Count> unended(Handle handle, Sample sample) {
    return handle
        .createQuery(sql(UNENDED))
        .bind("readyPercent", sample.ready())
        .bind("runningPercent", sample.running())
        .bind("laterPercent", sample.later())
        .map((row, context) -> count(row))
        .list();
  }

  private Sample pages(Handle handle) {
    return handle
        .createQuery(sql(PAGES))
        .map(
            (row, context) ->
                new Sample(
                    row.getDouble("ready"), row.getDouble("running"), row.getDouble("later")))
        .one();
  }

  /** A number for each of the places where runs wait. */
  private record Sample(double ready, double running, double later) {

    static final Sample WHOLE = new Sample(100, 100, 100);

    /** A page of ready runs says their tasks; the others are looked up one by one. */
    static Sample dashboard(Sample pages) {
      return new Sample(
          percent(400, pages.ready()), percent(60, pages.running()), percent(60, pages.later()));
    }

    private static double percent(int wanted, double pages) {
      return pages <= wanted ? 100 : 100 * wanted / pages;
    }
  }

  private record Count(String task, RunStatus status, long runs) {
    void addTo(RunCounts.Builder counts) {
      counts.add(task, status, runs);
    }
  }

  private static Count count(ResultSet row) throws SQLException {
    return new Count(
        row.getString("task"), RunStatus.valueOf(row.getString("status")), row.getLong("runs"));
  }

  private String sql(String text) {
    return database.schema().sql(text);
  }
}
