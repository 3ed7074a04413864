package dev.errand.benchmarks.history;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills the tables with ended runs, spread evenly over the last fourteen days, on the server
 * itself: twenty tasks, some far commoner than others, and one that only the oldest 60 runs are of;
 * 2 % in a queue that all tasks share; a fifth of them with two tags; 1.3 % that failed, and of one
 * task nearly all; payloads of 290 bytes.
 */
final class Filling {

  /** When the last run was triggered. */
  @SuppressWarnings("TimeInStaticInitializer") // one time for the whole program
  static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private static final Duration SPAN = Duration.ofDays(14);
  private static final int CHUNK = 500_000;

  private static final String RUNS =
      """
      INSERT INTO errand.run (
        id, created_at, priority, task, queue, payload, tags, parent_id, batch_id, batch_position)
      SELECT id, at, 0, task, CASE WHEN n %% 50 = 7 THEN 'reports' ELSE task END,
        ('{"upload":{"id":"' || h || '","userId":"user-' || n %% 100000
          || '","path":"/uploads/2026/11/' || h || '.jpg","width":4032,"height":3024,'
          || '"contentType":"image/jpeg","note":"' || h || '"}}')::json,
        CASE WHEN n <= 60 THEN ARRAY['vip']
          WHEN n %% 5 = 0 THEN ARRAY[
            'tenant:' || (hashint8(n) & 1023), CASE WHEN n %% 10 = 0 THEN 'web' ELSE 'app' END] END,
        CASE WHEN n %% 20 = 3 THEN md5('parent' || n / 100)::uuid END,
        CASE WHEN n %% 20 = 4 THEN md5('batch' || n / 2000)::uuid END,
        CASE WHEN n %% 20 = 4 THEN n %% 2000 / 20 END
      FROM (
        SELECT n, at, h,
          (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7'
            || lpad(to_hex(n & 4095), 3, '0') || '8' || substr(h, 1, 15))::uuid AS id,
          CASE WHEN n <= 60 THEN 'ancient-task'
            ELSE 'task-' || lpad(floor(
              20 * power((hashint8(n * 7) & 65535) / 65536.0, 2))::int::text, 2, '0') END AS task
        FROM (
          SELECT n, md5(n::text) AS h,
            timestamptz '%1$s' + n * interval '1 microsecond' * %2$d AS at
          FROM generate_series(%3$d::bigint, %4$d::bigint) n) numbered) timed
      """;

  private static final String ENDS =
      """
      INSERT INTO errand.run_end (run_id, started_at, ended_at, attempt, status, output, error)
      SELECT id, created_at + interval '50 ms', created_at + interval '90 ms', 1, status,
        CASE WHEN status = 'COMPLETED' THEN
          '{"urls":["https://cdn.example.com/a.jpg","https://cdn.example.com/b.jpg"]}'::json END,
        CASE WHEN status <> 'COMPLETED' THEN
          '{"type":"java.io.IOException","message":"connection reset","stackTrace":"at A.b"}'::json END
      FROM (
        SELECT id, created_at,
          CASE WHEN task = 'task-19' AND k < 60000 THEN 'FAILED' WHEN k < 655 THEN 'FAILED'
            WHEN k < 700 THEN 'TIMED_OUT' WHEN k < 760 THEN 'CANCELED' WHEN k < 762 THEN 'CRASHED'
            ELSE 'COMPLETED' END AS status
        FROM (
          SELECT id, created_at, task, hashtext(id::text) & 65535 AS k FROM errand.run
          WHERE id >= '%1$s' AND id < '%2$s') hashed) judged
      """;

  private static final String TAGS =
      """
      INSERT INTO errand.run_tag (tag, run_id)
      SELECT t.tag, r.id FROM errand.run r CROSS JOIN unnest(r.tags) AS t(tag) ORDER BY 1, 2
      """;

  private static final String UNCOMPLETED =
      """
      INSERT INTO errand.uncompleted (run_id, status, task, queue)
      SELECT e.run_id, e.status, r.task, r.queue
      FROM errand.run_end e
      JOIN errand.run r ON r.id = e.run_id
      WHERE e.status <> 'COMPLETED'
      ORDER BY 1
      """;

  private static final String INDEXES =
      """
      SELECT c.relname, pg_get_indexdef(c.oid) FROM pg_index i
      JOIN pg_class c ON c.oid = i.indexrelid
      WHERE i.indrelid IN ('errand.run'::regclass, 'errand.uncompleted'::regclass)
        AND NOT i.indisprimary
      """;

  private final int runs;
  private final PrintStream out;

  Filling(int runs, PrintStream out) {
    this.runs = runs;
    this.out = out;
  }

  /** When the first run was triggered. */
  static Instant first() {
    return NOW.minus(SPAN);
  }

  void fill(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET synchronous_commit = off");
      statement.execute("SET maintenance_work_mem = '512MB'");
      // Row by row, triggers and indexes would take several times as long as all at once.
      statement.execute("ALTER TABLE errand.run DISABLE TRIGGER USER");
      statement.execute("ALTER TABLE errand.run_end DISABLE TRIGGER USER");
      List<String> indexes = dropIndexes(statement);
      for (int done = 0; done < runs; done += CHUNK) {
        int next = Math.min(runs, done + CHUNK);
        statement.execute(RUNS.formatted(first(), gapMicros(), done + 1, next));
        statement.execute(
            ENDS.formatted(Variant.lowest(at(done + 1)), Variant.lowest(at(next + 1))));
        out.printf("  %,d runs are stored%n", next);
      }
      statement.execute(TAGS);
      statement.execute(UNCOMPLETED);
      for (String index : indexes) {
        statement.execute(index);
      }
      statement.execute("ALTER TABLE errand.run ENABLE TRIGGER USER");
      statement.execute("ALTER TABLE errand.run_end ENABLE TRIGGER USER");
      out.println("  and indexed");
      statement.execute("VACUUM ANALYZE");
      statement.execute("CHECKPOINT");
      statement.execute("RESET synchronous_commit");
    }
  }

  private static List<String> dropIndexes(Statement statement) throws SQLException {
    List<String> drops = new ArrayList<>();
    List<String> creates = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(INDEXES)) {
      while (rows.next()) {
        drops.add("DROP INDEX errand." + rows.getString(1));
        creates.add(rows.getString(2));
      }
    }
    for (String drop : drops) {
      statement.execute(drop);
    }
    return creates;
  }

  private long gapMicros() {
    return SPAN.toMillis() * 1000 / runs;
  }

  private Instant at(long number) {
    return first().plus(number * gapMicros(), ChronoUnit.MICROS).truncatedTo(ChronoUnit.MILLIS);
  }
}
