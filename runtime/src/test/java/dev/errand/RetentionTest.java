package dev.errand;

import static dev.errand.testing.TestTasks.registry;
import static dev.errand.testing.TestTasks.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.internal.store.Database;
import dev.errand.internal.store.RetentionTable;
import dev.errand.internal.store.Schema;
import dev.errand.manage.RunCounts;
import dev.errand.manage.RunFilter;
import dev.errand.task.RunHandle;
import dev.errand.task.RunNotFoundException;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TriggerOptions;
import dev.errand.testing.Invariants;
import dev.errand.testing.TestServer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What ended goes when its time is over, with all that belongs to it; nothing else does. */
class RetentionTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final HikariDataSource dataSource = TestServer.pool(TestServer.createDatabase(), 12);
  private final Database database = new Database(dataSource, Schema.DEFAULT, Clock.systemUTC());
  private final RetentionTable table = new RetentionTable(database);
  private final Jdbi jdbi = Jdbi.create(dataSource);

  private final TaskDefinition<String, String> task =
      text(
          "task",
          (text, context) -> {
            context.metadata().set("text", text);
            if (text.equals("bad")) {
              throw new IllegalStateException("it is bad");
            }
            return text;
          });

  @AfterEach
  void close() {
    Invariants.check(dataSource);
    dataSource.close();
  }

  private Errand errand(Duration retention) {
    Errand errand =
        Errand.builder()
            .dataSource(dataSource)
            .registry(registry(task))
            .retention(retention)
            .retention(RunStatus.FAILED, Duration.ofDays(30))
            .build();
    errand.start();
    return errand;
  }

  private static Map<RunStatus, Duration> days(int completed, int failed) {
    Map<RunStatus, Duration> kept = new EnumMap<>(RunStatus.class);
    kept.put(RunStatus.COMPLETED, Duration.ofDays(completed));
    kept.put(RunStatus.FAILED, Duration.ofDays(failed));
    return kept;
  }

  /** As if it had been stored and had ended so long ago; its id too. */
  private void age(int days) {
    jdbi.useTransaction(
        handle -> {
          for (String column :
              List.of(
                  "run.id",
                  "run.parent_id",
                  "run_end.run_id",
                  "run_tag.run_id",
                  "uncompleted.run_id",
                  "attempt.run_id",
                  "run_metadata.run_id",
                  "hook.run_id",
                  "hook_failure.run_id",
                  "ready.run_id",
                  "later.run_id")) {
            String[] parts = column.split("\\.");
            handle.execute(
                "UPDATE errand.%1$s SET %2$s = (lpad(to_hex(('x' || substr(replace(%2$s::text, '-', ''), 1, 12))::bit(48)::bigint - ?), 12, '0') || substr(replace(%2$s::text, '-', ''), 13))::uuid WHERE %2$s IS NOT NULL"
                    .formatted(parts[0], parts[1]),
                Duration.ofDays(days).toMillis());
          }
          handle.execute(
              "UPDATE errand.run SET created_at = created_at - ? * interval '1 day'", days);
          handle.execute(
              "UPDATE errand.run_end SET ended_at = ended_at - ? * interval '1 day'", days);
        });
  }

  private int sweep(Map<RunStatus, Duration> kept) {
    int removed = 0;
    UUID last = RetentionTable.BEGINNING;
    while (last != null) {
      RetentionTable.Step step = table.remove(kept, last, 7);
      removed += step.removed();
      last = step.last();
    }
    return removed;
  }

  private long count(String from) {
    return jdbi.withHandle(
        handle ->
            handle.createQuery("SELECT count(*) FROM errand." + from).mapTo(Long.class).one());
  }

  private void store(Errand errand, int good, int bad) {
    List<RunHandle<String>> handles = new ArrayList<>();
    for (int i = 0; i < good + bad; i++) {
      TriggerOptions tagged = TriggerOptions.of(o -> o.tags("a", "b"));
      handles.add(errand.trigger(task, i < good ? "good" : "bad", tagged));
    }
    handles.forEach(handle -> handle.await(SOON));
  }

  @Test
  void everythingOfARunGoesWithIt() {
    try (Errand errand = errand(Duration.ofDays(14))) {
      store(errand, 20, 5);
    }
    assertThat(count("run_metadata")).isPositive();
    assertThat(count("attempt")).isPositive();
    assertThat(sweep(days(14, 14))).isZero();
    age(15);
    assertThat(sweep(days(14, 16))).isEqualTo(20);
    Invariants.check(dataSource);
    assertThat(count("run")).isEqualTo(5);
    assertThat(sweep(days(14, 14))).isEqualTo(5);
    for (String table :
        List.of("run", "run_end", "run_tag", "uncompleted", "attempt", "run_metadata")) {
      assertThat(count(table)).as(table).isZero();
    }
  }

  @Test
  void theWorkerWithTheDutyRemovesThem() {
    UUID id;
    try (Errand errand = errand(Duration.ofDays(14))) {
      id = errand.trigger(task, "good", TriggerOptions.none()).await(SOON).id();
      store(errand, 0, 1);
    }
    age(15);
    UUID aged =
        jdbi.withHandle(
            h ->
                h.createQuery("SELECT run_id FROM errand.run_end WHERE status = 'COMPLETED'")
                    .mapTo(UUID.class)
                    .one());
    assertThat(aged).isNotEqualTo(id);
    try (Errand errand = errand(Duration.ofDays(14))) {
      RunHandle<String> handle = errand.handle(task, aged);
      Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(count("run")).isEqualTo(1));
      assertThatThrownBy(handle::retrieve)
          .isInstanceOf(RunNotFoundException.class)
          .hasMessageContaining("retention");
      assertThat(errand.runs().list(RunFilter.all())).hasSize(1);
      Awaitility.await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                RunCounts counts = errand.runs().counts();
                assertThat(counts.of("task", RunStatus.FAILED)).isEqualTo(1);
                assertThat(counts.endedCountedAt()).isPresent();
              });
    }
  }

  @Test
  void whatHasntEndedStaysAndSoDoWaitingHooks() {
    try (Errand errand = errand(Duration.ofDays(14))) {
      store(errand, 3, 0);
      errand.trigger("unknown", Map.of("a", 1), TriggerOptions.none());
      errand.trigger(task, "x", TriggerOptions.of(o -> o.delay(Duration.ofDays(90))));
    }
    jdbi.useHandle(
        handle ->
            handle.execute(
                "INSERT INTO errand.hook (run_id, since, task)"
                    + " SELECT run_id, now(), 'task' FROM errand.run_end LIMIT 1"));
    age(100);
    assertThat(sweep(days(14, 14))).isEqualTo(2);
    assertThat(count("run")).isEqualTo(3);
    jdbi.useHandle(handle -> handle.execute("DELETE FROM errand.hook"));
    assertThat(sweep(days(14, 14))).isEqualTo(1);
  }

  @Test
  void childrenStayWhileTheirParentMayLookForThemAndOutliveItOtherwise() {
    try (Errand errand = errand(Duration.ofDays(14))) {
      store(errand, 4, 0);
      errand.trigger("unknown", Map.of("a", 1), TriggerOptions.none());
    }
    jdbi.useHandle(
        handle -> {
          handle.execute(
              "UPDATE errand.run SET parent_id = (SELECT run_id FROM errand.ready)"
                  + " WHERE id IN (SELECT run_id FROM errand.run_end ORDER BY run_id LIMIT 2)");
          handle.execute(
              "UPDATE errand.run SET parent_id = gen_random_uuid()"
                  + " WHERE id = (SELECT run_id FROM errand.run_end ORDER BY run_id DESC LIMIT 1)");
        });
    age(20);
    assertThat(sweep(days(14, 14))).isEqualTo(2);
    jdbi.useHandle(
        handle ->
            handle.execute(
                "WITH gone AS (DELETE FROM errand.ready RETURNING run_id)"
                    + " INSERT INTO errand.run_end (run_id, ended_at, attempt, status)"
                    + " SELECT run_id, now(), 0, 'COMPLETED' FROM gone"));
    assertThat(sweep(days(14, 14))).isEqualTo(2);
    assertThat(count("run")).isEqualTo(1);
  }

  @Test
  void twoWhoDoItRemoveEachRunOnce() throws Exception {
    try (Errand errand = errand(Duration.ofDays(14))) {
      store(errand, 1, 0);
    }
    jdbi.useHandle(
        handle -> {
          handle.execute(
              "INSERT INTO errand.run (id, created_at, priority, task, queue, payload, tags)"
                  + " SELECT (lpad(to_hex(i), 12, '0') || '70008' || lpad(to_hex(i), 15, '0'))::uuid,"
                  + " now(), 0, 'task', 'task', '{}', ARRAY['a'] FROM generate_series(1, 3000) i");
          handle.execute(
              "INSERT INTO errand.run_end (run_id, ended_at, attempt, status)"
                  + " SELECT id, to_timestamp(0), 1, 'FAILED' FROM errand.run"
                  + " WHERE id < '0001-00000000-0000-000000000000'::text::uuid"
                      .replace(
                          "0001-00000000-0000-000000000000",
                          "00100000-0000-0000-0000-000000000000"));
        });
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      Callable<Integer> sweep = () -> sweep(days(14, 14));
      List<Future<Integer>> both = two.invokeAll(List.of(sweep, sweep));
      assertThat(both.get(0).get() + both.get(1).get()).isEqualTo(3000);
    } finally {
      two.shutdown();
    }
    assertThat(count("run")).isEqualTo(1);
  }
}
