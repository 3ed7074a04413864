package dev.errand;

import static dev.errand.testing.TestTasks.registry;
import static dev.errand.testing.TestTasks.text;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariDataSource;
import dev.errand.task.BatchItem;
import dev.errand.task.Run;
import dev.errand.task.RunHandle;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TriggerOptions;
import dev.errand.testing.Invariants;
import dev.errand.testing.PgBouncer;
import dev.errand.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Behind a pooler: all works, and what the pooler takes away is said once. */
class PgBouncerTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String POLLS = "This worker polls";

  @TempDir private Path folder;

  private final String serverUrl = TestServer.createDatabase();
  private final CountDownLatch never = new CountDownLatch(1);
  private final TaskDefinition<String, String> echo = text("echo", (text, context) -> text);
  private final TaskDefinition<String, String> failing =
      text(
          "failing",
          (text, context) -> {
            if (context.attempt() == 1) {
              throw new IllegalStateException("not yet");
            }
            return text;
          });
  private final TaskDefinition<String, String> waiting =
      text(
          "waiting",
          (text, context) -> {
            never.await();
            return text;
          });
  private final Logger root = (Logger) LoggerFactory.getLogger("dev.errand");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    if (PgBouncer.binary().isEmpty()) {
      System.err.println(
          "LEFT OUT: PgBouncerTest, as pgbouncer isn't installed (Debian: apt-get install"
              + " pgbouncer).");
    }
    Assumptions.assumeTrue(PgBouncer.binary().isPresent(), "pgbouncer isn't installed");
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void check() {
    root.detachAppender(log);
  }

  private List<String> messages(String part) {
    return List.copyOf(log.list).stream()
        .map(ILoggingEvent::getFormattedMessage)
        .filter(message -> message.contains(part))
        .toList();
  }

  private Errand worker(HikariDataSource connections) {
    return Errand.builder()
        .dataSource(connections)
        .registry(registry(echo, failing, waiting))
        .worker(w -> w.concurrency(16).lease(Duration.ofSeconds(6)))
        .build();
  }

  private Errand client(HikariDataSource connections) {
    return Errand.builder()
        .dataSource(connections)
        .registry(registry(echo, failing, waiting))
        .clientOnly()
        .build();
  }

  private void exercise(String url) {
    try (HikariDataSource workers = TestServer.pool(url, 12);
        HikariDataSource clients = TestServer.pool(url, 4);
        Errand worker = worker(workers);
        Errand client = client(clients)) {
      worker.start();
      client.start();
      TriggerOptions none = TriggerOptions.none();
      RunHandle<String> stopped = client.trigger(waiting, "x", none);
      List<Run<String>> runs =
          client.batchTrigger(echo, Collections.nCopies(2000, BatchItem.of("x")), none).await(LONG);
      assertThat(runs).allMatch(run -> run.status() == RunStatus.COMPLETED && run.attempt() == 1);
      for (int i = 0; i < 50; i++) {
        assertThat(worker.trigger(echo, "y", none).await(LONG).output()).contains("y");
      }
      assertThat(client.trigger(failing, "z", none).await(LONG).attempt()).isEqualTo(2);
      RunHandle<String> joined = client.inTransaction(h -> client.trigger(echo, "t", none));
      assertThat(joined.await(LONG).output()).contains("t");
      Awaitility.await()
          .atMost(LONG)
          .until(() -> stopped.retrieve().status() == RunStatus.EXECUTING);
      stopped.cancel();
      assertThat(stopped.await(LONG).status()).isEqualTo(RunStatus.CANCELED);
      // Through some renewals of the lease.
      for (int i = 0; i < 3; i++) {
        client
            .trigger(echo, "d", TriggerOptions.of(o -> o.delay(Duration.ofSeconds(1))))
            .await(LONG);
      }
      Invariants.check(clients);
      assertThat(messages("goes on as a new worker")).isEmpty();
      assertThat(messages("The ")).as("failures of loops").noneMatch(m -> m.contains("failed"));
    }
  }

  @Test
  void inTransactionModeAllWorksByPolling() {
    try (PgBouncer pooler = PgBouncer.start(serverUrl, "transaction", folder)) {
      exercise(pooler.url() + "&prepareThreshold=0");
    }
    assertThat(messages(POLLS)).hasSize(1);
    assertThat(messages(POLLS).get(0)).doesNotContain("prepareThreshold");
  }

  @Test
  void inTransactionModePreparedStatementsWorkWhereThePoolerKnowsThem() {
    Assumptions.assumeTrue(PgBouncer.knowsPreparedStatements(), "pgbouncer is older than 1.21");
    try (PgBouncer pooler = PgBouncer.start(serverUrl, "transaction", folder)) {
      exercise(pooler.url() + "&prepareThreshold=1");
    }
    assertThat(messages(POLLS)).hasSize(1);
  }

  @Test
  void whereThePoolerDoesNotKnowPreparedStatementsTheLogSaysWhatToDo() {
    Assumptions.assumeFalse(PgBouncer.knowsPreparedStatements(), "pgbouncer is 1.21 or newer");
    try (PgBouncer pooler = PgBouncer.start(serverUrl, "transaction", folder);
        HikariDataSource connections = TestServer.pool(pooler.url(), 12);
        Errand worker = worker(connections)) {
      worker.start();
      Awaitility.await()
          .atMost(LONG)
          .until(() -> !messages("a prepared statement was another session's").isEmpty());
    }
    assertThat(messages(POLLS).get(0)).contains("add prepareThreshold=0 to the JDBC URL");
    assertThat(messages("another session's").get(0)).contains("prepareThreshold=0");
  }

  @Test
  void inSessionModeAndWithoutAPoolerItListens() {
    try (PgBouncer pooler = PgBouncer.start(serverUrl, "session", folder)) {
      exercise(pooler.url());
      exercise(serverUrl);
    }
    assertThat(messages(POLLS)).isEmpty();
  }
}
