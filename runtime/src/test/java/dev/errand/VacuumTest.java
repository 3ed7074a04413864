package dev.errand;

import static dev.errand.testing.TestTasks.registry;
import static dev.errand.testing.TestTasks.text;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.errand.task.BatchItem;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TriggerOptions;
import dev.errand.testing.Invariants;
import dev.errand.testing.TestServer;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Tables stay small without autovacuum, and whoever may not vacuum is told what to do. */
class VacuumTest {

  private static final Duration LONG = Duration.ofSeconds(90);
  private static final int BATCH = 10_000;

  private final String url = TestServer.createDatabase();
  private final HikariDataSource dataSource = TestServer.pool(url, 12);
  private final Jdbi jdbi = Jdbi.create(dataSource);
  private final AtomicInteger executed = new AtomicInteger();
  private final TaskDefinition<String, String> counting =
      text(
          "counting",
          (text, context) -> {
            executed.incrementAndGet();
            return null;
          });
  private final Logger root = (Logger) LoggerFactory.getLogger("dev.errand");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void stop() {
    root.detachAppender(log);
    Invariants.check(dataSource);
    dataSource.close();
  }

  private Errand errand(HikariDataSource connections) {
    return Errand.builder()
        .dataSource(connections)
        .registry(registry(counting))
        .worker(worker -> worker.concurrency(16).lease(Duration.ofSeconds(1)))
        .build();
  }

  private void switchAutovacuumOff() {
    jdbi.useHandle(
        handle -> {
          for (String table : List.of("ready", "running", "later", "hook", "run", "run_end")) {
            handle.execute("ALTER TABLE errand." + table + " SET (autovacuum_enabled = false)");
          }
        });
  }

  private void execute(Errand errand, int batches) {
    int before = executed.get();
    for (int i = 0; i < batches; i++) {
      errand.batchTrigger(
          counting, Collections.nCopies(BATCH, BatchItem.of("x")), TriggerOptions.none());
      int target = before + (i + 1) * BATCH;
      Awaitility.await().atMost(LONG).until(() -> executed.get() == target);
    }
  }

  private long number(String query) {
    return jdbi.withHandle(handle -> handle.createQuery(query).mapTo(Long.class).one());
  }

  private List<String> messages(String part) {
    return List.copyOf(log.list).stream()
        .map(ILoggingEvent::getFormattedMessage)
        .filter(message -> message.contains(part))
        .toList();
  }

  @Test
  void withoutAutovacuumTablesStayAsSmallAsTheyWere() {
    try (Errand errand = errand(dataSource)) {
      errand.start();
      switchAutovacuumOff();
      execute(errand, 5);
      awaitFewDead();
      long before = number("SELECT " + SIZES);
      for (int i = 0; i < 3; i++) {
        execute(errand, 5);
        awaitFewDead();
      }
      long after = number("SELECT " + SIZES);
      // Without a vacuum it would be four times as much.
      assertThat(after).isLessThan(before * 2);
      assertThat(number(TOLD_BY_AUTOVACUUM)).isZero();
    }
  }

  private static final String SIZES =
      "sum(pg_total_relation_size(t)) FROM unnest('{errand.ready,errand.running}'::regclass[]) t";

  private static final String TOLD_BY_AUTOVACUUM =
      "SELECT coalesce(sum(autovacuum_count), 0) FROM pg_stat_user_tables"
          + " WHERE relname IN ('ready', 'running')";

  private void awaitFewDead() {
    Awaitility.await()
        .atMost(LONG)
        .until(
            () ->
                number(
                        "SELECT count(*) FROM pg_stat_user_tables WHERE relname IN"
                            + " ('ready', 'running') AND vacuum_count > 0"
                            + " AND n_dead_tup < 10000 + n_live_tup / 5")
                    == 2);
  }

  @Test
  void whoeverMayNotVacuumIsToldOnceAndGoesOn() {
    try (Errand owner = errand(dataSource)) {
      owner.start();
    }
    switchAutovacuumOff();
    jdbi.useHandle(
        handle -> {
          handle.execute("DROP ROLE IF EXISTS no_owner");
          handle.execute("CREATE ROLE no_owner LOGIN");
          handle.execute("GRANT USAGE ON SCHEMA errand TO no_owner");
          handle.execute("GRANT ALL ON ALL SEQUENCES IN SCHEMA errand TO no_owner");
          handle.execute(
              "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA errand TO no_owner");
        });
    HikariConfig config = TestServer.poolConfig(url.replace("user=postgres", "user=no_owner"), 12);
    config.setUsername("no_owner");
    try (HikariDataSource connections = new HikariDataSource(config);
        Errand errand = errand(connections)) {
      errand.start();
      execute(errand, 3);
      Awaitility.await().atMost(LONG).until(() -> !messages("may not vacuum").isEmpty());
      execute(errand, 3);
      assertThat(messages("may not vacuum")).hasSize(1);
      assertThat(messages("may not vacuum").get(0)).contains("\"no_owner\"", "GRANT MAINTAIN");
      assertThat(number("SELECT sum(vacuum_count) FROM pg_stat_user_tables")).isZero();
      if (TestServer.version() >= 17) {
        jdbi.useHandle(h -> h.execute("GRANT MAINTAIN ON ALL TABLES IN SCHEMA errand TO no_owner"));
        awaitFewDead();
      }
    } finally {
      jdbi.useHandle(handle -> handle.execute("DROP OWNED BY no_owner"));
    }
  }

  @Test
  void aTransactionThatHoldsDeadRowsBackIsNamed() throws Exception {
    try (Errand errand = errand(dataSource)) {
      errand.start();
      switchAutovacuumOff();
      HikariConfig config = TestServer.poolConfig(url + "&ApplicationName=forgotten", 1);
      try (HikariDataSource others = new HikariDataSource(config);
          Connection forgotten = others.getConnection();
          Statement statement = forgotten.createStatement()) {
        forgotten.setAutoCommit(false);
        forgotten.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        statement.execute("SELECT count(*) FROM errand.run");
        // Whatever was deleted since is still there for that transaction.
        jdbi.useHandle(
            handle -> {
              handle.execute(
                  "INSERT INTO errand.ready (run_id, priority, attempt, queue, task)"
                      + " SELECT gen_random_uuid(), 0, 0, 'other', 'other'"
                      + " FROM generate_series(1, 120000)");
              handle.execute("DELETE FROM errand.ready WHERE queue = 'other'");
            });
        Awaitility.await().atMost(LONG).until(() -> !messages("Dead rows").isEmpty());
        assertThat(messages("Dead rows").get(0)).contains("in ready", "forgotten", "since");
        forgotten.rollback();
      }
      awaitEmpty();
    }
  }

  private void awaitEmpty() {
    Awaitility.await()
        .atMost(LONG)
        .until(
            () ->
                number(
                        "SELECT n_dead_tup - n_live_tup / 5 FROM pg_stat_user_tables WHERE relname = 'ready'")
                    < 10_000);
  }
}
