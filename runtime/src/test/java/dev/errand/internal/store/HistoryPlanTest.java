package dev.errand.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.manage.RunFilter;
import dev.errand.task.RunStatus;
import dev.errand.testing.TestServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Listing, counting and removing read the large tables by index, and of those a small part: the
 * server's own counts of scans and of entries read say so.
 */
class HistoryPlanTest {

  /** How plans are made. */
  enum Setting {
    CUSTOM_PLAN("force_custom_plan", true),
    GENERIC_PLAN("force_generic_plan", true),
    CUSTOM_PLAN_WITHOUT_STATISTICS("force_custom_plan", false),
    GENERIC_PLAN_WITHOUT_STATISTICS("force_generic_plan", false);

    private final String mode;
    private final boolean analyzed;

    Setting(String mode, boolean analyzed) {
      this.mode = mode;
      this.analyzed = analyzed;
    }
  }

  private static final int ROWS = 30_000;

  /** What one page may read of all indexes together: two probes, a walk, the rows. */
  private static final int FEW = 10_000;

  private static final UUID PARENT = UUID.fromString("00000000-0000-7000-8000-000000000001");
  private static final UUID BATCH = UUID.fromString("00000000-0000-7000-8000-000000000002");

  private final HikariDataSource dataSource =
      TestServer.pool(TestServer.createDatabase() + "&prepareThreshold=1", 1);
  private final Database database = new Database(dataSource, Schema.DEFAULT, Clock.systemUTC());

  @BeforeEach
  void requireCounts() {
    assumeTrue(
        TestServer.version() >= 15, "before 15 the server's counts can't be asked for at once");
  }

  @AfterEach
  void close() {
    dataSource.close();
  }

  private void fill(Setting setting) {
    new Migrations(Schema.DEFAULT).migrate(database);
    Jdbi.create(dataSource)
        .useHandle(
            handle -> {
              for (String table :
                  List.of("run", "run_end", "run_tag", "uncompleted", "attempt", "run_metadata")) {
                handle.execute("ALTER TABLE errand." + table + " SET (autovacuum_enabled = false)");
              }
              handle.execute(
                  "INSERT INTO errand.run (id, created_at, priority, task, queue, payload, tags,"
                      + " parent_id, batch_id) SELECT"
                      + " (lpad(to_hex(1700000000000 + i * 1000), 12, '0') || '70008' ||"
                      + " lpad(to_hex(i), 15, '0'))::uuid, to_timestamp(1700000000 + i), 0,"
                      + " CASE WHEN i < 5 THEN 'rare' ELSE 'task' END,"
                      + " CASE WHEN i % 50 = 0 THEN 'shared' WHEN i < 5 THEN 'rare' ELSE 'task' END,"
                      + " '{}', CASE WHEN i < 5 THEN ARRAY['rare'] WHEN i % 2 = 0 THEN ARRAY['tag'] END,"
                      + " CASE WHEN i % 2 = 0 THEN ?::uuid END, CASE WHEN i % 2 = 0 THEN ?::uuid END"
                      + " FROM generate_series(1, ?) i",
                  PARENT.toString(), BATCH.toString(), ROWS);
              handle.execute(
                  "INSERT INTO errand.run_end (run_id, ended_at, attempt, status)"
                      + " SELECT id, created_at, 1,"
                      + " CASE WHEN extract(epoch FROM created_at)::bigint % 10 = 0 THEN 'FAILED'"
                      + " ELSE 'COMPLETED' END FROM errand.run");
              handle.execute(
                  "INSERT INTO errand.attempt (run_id, attempt, started_at, ended_at, worker_id,"
                      + " error) SELECT id, 1, now(), now(), 1, '{}' FROM errand.run");
              handle.execute(
                  "INSERT INTO errand.idempotency_key (hash, run_id, expires_at, task, key)"
                      + " SELECT id, id, now(), task, 'key' FROM errand.run");
              handle.execute(
                  "INSERT INTO errand.run_metadata (run_id, updated_at, value)"
                      + " SELECT id, now(), '{}' FROM errand.run");
              if (setting.analyzed) {
                handle.execute("VACUUM ANALYZE");
              }
              handle.execute("SET plan_cache_mode = " + setting.mode);
            });
  }

  /** Sequential scans of a table, and entries read of all indexes. */
  private Map<String, Long> reads() {
    return Jdbi.create(dataSource)
        .withHandle(
            handle -> {
              handle.execute("SELECT pg_stat_force_next_flush()");
              return handle
                  .createQuery(
                      "SELECT 'scans of ' || relname AS name, seq_scan AS count"
                          + " FROM pg_stat_user_tables WHERE relname IN ('run', 'run_end',"
                          + " 'run_tag', 'uncompleted', 'attempt', 'run_metadata',"
                          + " 'idempotency_key')"
                          + " UNION ALL SELECT 'entries', sum(idx_tup_read)::bigint"
                          + " FROM pg_stat_user_indexes WHERE schemaname = 'errand'")
                  .setMapKeyColumn("name")
                  .setMapValueColumn("count")
                  .collectInto(new GenericType<Map<String, Long>>() {});
            });
  }

  private void readsFew(String what, int entries, Runnable work) {
    Map<String, Long> before = reads();
    work.run();
    reads()
        .forEach(
            (name, count) ->
                assertThat(count - before.getOrDefault(name, 0L))
                    .as("%s: %s", what, name)
                    .isLessThanOrEqualTo(name.equals("entries") ? entries : 0));
  }

  private void lists(String what, int expected, Consumer<RunFilter.Builder> setting) {
    RunFilter.Builder filter = RunFilter.builder();
    setting.accept(filter);
    readsFew(
        what,
        FEW,
        () -> assertThat(new RunQueries(database).list(filter.build())).as(what).hasSize(expected));
  }

  @ParameterizedTest
  @EnumSource
  void aPageReadsFewEntriesOfAnIndex(Setting setting) {
    fill(setting);
    Instant middle = Instant.ofEpochSecond(1_700_000_000 + ROWS / 2);
    lists("all", 100, f -> {});
    lists("COMPLETED", 100, f -> f.status(RunStatus.COMPLETED));
    lists("FAILED", 100, f -> f.status(RunStatus.FAILED));
    lists("EXPIRED", 0, f -> f.status(RunStatus.EXPIRED));
    lists("QUEUED", 0, f -> f.status(RunStatus.QUEUED));
    lists("task", 100, f -> f.task("task"));
    lists("rare task", 4, f -> f.task("rare"));
    lists("no task", 0, f -> f.task("none"));
    lists("shared queue", 100, f -> f.queue("shared"));
    lists("no queue", 0, f -> f.queue("none"));
    lists("tag", 100, f -> f.tag("tag"));
    lists("rare tag", 4, f -> f.tag("rare"));
    lists("no tag", 0, f -> f.tag("none"));
    lists("parent", 100, f -> f.parent(PARENT));
    lists("no parent", 0, f -> f.parent(BATCH));
    lists("batch", 100, f -> f.batch(BATCH));
    lists("time", 100, f -> f.createdBefore(middle));
    lists("times", 30, f -> f.createdFrom(middle).createdBefore(middle.plusSeconds(30)));
    lists("without worker", 0, f -> f.withoutWorker());
    lists("COMPLETED, task", 100, f -> f.status(RunStatus.COMPLETED).task("task"));
    lists("COMPLETED, rare task", 4, f -> f.status(RunStatus.COMPLETED).task("rare"));
    lists("FAILED, task", 100, f -> f.status(RunStatus.FAILED).task("task"));
    lists("FAILED, rare task", 0, f -> f.status(RunStatus.FAILED).task("rare"));
    lists("FAILED, queue", 100, f -> f.status(RunStatus.FAILED).queue("shared"));
    lists("FAILED, rare tag", 0, f -> f.status(RunStatus.FAILED).tag("rare"));
    lists("QUEUED, task", 0, f -> f.status(RunStatus.QUEUED).task("task"));
    lists("task, other queue", 0, f -> f.task("task").queue("rare"));
    lists("task, rare tag", 0, f -> f.task("task").tag("rare"));
    lists("task, tag", 100, f -> f.task("task").tag("tag"));
    lists("task, time", 100, f -> f.task("task").createdBefore(middle));
  }

  @ParameterizedTest
  @EnumSource
  void countsReadFewEntries(Setting setting) {
    fill(setting);
    RunCountTable counts = new RunCountTable(database);
    counts.countEnded();
    readsFew(
        "counts", FEW, () -> assertThat(counts.read().of(RunStatus.FAILED)).isEqualTo(ROWS / 10));
    assertThat(counts.read().of(RunStatus.COMPLETED)).isEqualTo(ROWS * 9 / 10);
    assertThat(counts.read().of("rare", RunStatus.COMPLETED)).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource
  void aStepOfRetentionReadsWhatItRemoves(Setting setting) {
    fill(setting);
    Map<RunStatus, Duration> kept = new EnumMap<>(RunStatus.class);
    kept.put(RunStatus.COMPLETED, Duration.ofDays(1));
    kept.put(RunStatus.FAILED, Duration.ofDays(1));
    RetentionTable table = new RetentionTable(database);
    readsFew(
        "retention",
        500 * 40,
        () ->
            assertThat(table.remove(kept, RetentionTable.BEGINNING, 500).removed()).isEqualTo(500));
  }
}
