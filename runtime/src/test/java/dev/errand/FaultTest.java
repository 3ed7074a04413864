package dev.errand;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.task.BatchHandle;
import dev.errand.task.BatchItem;
import dev.errand.task.Run;
import dev.errand.task.RunHandle;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TriggerOptions;
import dev.errand.testing.Invariants;
import dev.errand.testing.TestServer;
import dev.errand.testing.WorkerProcess;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workers that die, stop, and come back; backends that vanish. */
class FaultTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  private final String url = TestServer.createDatabase();
  private final HikariDataSource dataSource = TestServer.pool(url, 12);
  private final Jdbi jdbi = Jdbi.create(dataSource);
  private final TaskDefinition<String, String> working = WorkerProcess.working(jdbi);
  private final TaskDefinition<String, String> stubborn = WorkerProcess.stubborn(jdbi);
  private final Errand client =
      Errand.builder()
          .dataSource(dataSource)
          .registry(dev.errand.testing.TestTasks.registry(working, stubborn))
          .clientOnly()
          .build();

  @BeforeEach
  void start() {
    WorkerProcess.createTables(jdbi);
    client.start();
  }

  @AfterEach
  void stop() {
    client.close();
    Invariants.check(dataSource);
    dataSource.close();
  }

  private BatchHandle<String> trigger(int runs, String millis) {
    return client.batchTrigger(
        working,
        Collections.nCopies(runs, BatchItem.of(millis)),
        TriggerOptions.of(o -> o.maxAttempts(5)));
  }

  private int count(String query) {
    return jdbi.withHandle(handle -> handle.createQuery(query).mapTo(Integer.class).one());
  }

  private void awaitCount(String query, int atLeast) {
    Awaitility.await().atMost(LONG).until(() -> count(query) >= atLeast);
  }

  @Test
  void everyRunOfAKilledWorkerEnds() {
    BatchHandle<String> batch = trigger(200, "30");
    try (WorkerProcess first = WorkerProcess.start(url, 8)) {
      awaitCount("SELECT count(*) FROM errand.run_end", 40);
      first.kill();
    }
    int interrupted = count("SELECT count(*) FROM errand.running");
    assertThat(interrupted).isPositive();
    try (WorkerProcess second = WorkerProcess.start(url, 8)) {
      List<Run<String>> runs = batch.await(LONG);
      assertThat(runs).allMatch(run -> run.status() == RunStatus.COMPLETED);
      assertThat(runs.stream().filter(run -> run.attempt() > 1).count()).isEqualTo(interrupted);
      assertThat(second.log()).contains("is dead: its lease has run out");
    }
    assertThat(count("SELECT count(DISTINCT run_id) FROM effect")).isEqualTo(200);
  }

  @Test
  void aRunWhoseLastAttemptsWorkerDiesHasCrashed() {
    RunHandle<String> handle =
        client.trigger(working, "60000", TriggerOptions.of(o -> o.maxAttempts(1)));
    try (WorkerProcess first = WorkerProcess.start(url, 2)) {
      awaitCount("SELECT count(*) FROM effect", 1);
      first.kill();
    }
    try (WorkerProcess second = WorkerProcess.start(url, 2)) {
      Run<String> run = handle.await(LONG);
      assertThat(run.status()).as(second.log()).isEqualTo(RunStatus.CRASHED);
      assertThat(run.error().orElseThrow().message()).contains("lease");
      assertThat(run.attempt()).isEqualTo(1);
    }
  }

  @Test
  void aWorkerThatWasStoppedPastItsLeaseRecordsNothing() {
    RunHandle<String> handle = client.trigger(stubborn, "gate", TriggerOptions.none());
    try (WorkerProcess stopped = WorkerProcess.start(url, 2)) {
      awaitCount("SELECT count(*) FROM effect", 1);
      stopped.signal("STOP");
      try (WorkerProcess other = WorkerProcess.start(url, 2)) {
        awaitCount("SELECT count(*) FROM effect", 2);
        // The other executes attempt 2 when the first comes back and wants to record attempt 1.
        jdbi.useHandle(h -> h.execute("INSERT INTO gate VALUES ('gate 1')"));
        stopped.signal("CONT");
        Awaitility.await()
            .atMost(LONG)
            .until(() -> stopped.log().contains("no longer this worker's"));
        Run<String> executing = handle.retrieve();
        assertThat(executing.status()).as(other.log()).isEqualTo(RunStatus.EXECUTING);
        assertThat(executing.attempt()).isEqualTo(2);
        jdbi.useHandle(h -> h.execute("INSERT INTO gate VALUES ('gate 2')"));
        assertThat(handle.await(LONG).output()).contains("attempt 2");
        // It goes on as a new worker.
        BatchHandle<String> more = trigger(50, "5");
        more.await(LONG);
      }
    }
  }

  @Test
  void twoWorkersShareAQueueWithoutADoubleClaim() {
    BatchHandle<String> batch = trigger(2000, "1");
    try (WorkerProcess one = WorkerProcess.start(url, 8);
        WorkerProcess two = WorkerProcess.start(url, 8)) {
      List<Run<String>> runs = batch.await(LONG);
      assertThat(runs).allMatch(run -> run.status() == RunStatus.COMPLETED && run.attempt() == 1);
      assertThat(count("SELECT count(*) FROM effect")).isEqualTo(2000);
      assertThat(count("SELECT count(DISTINCT pid) FROM effect"))
          .as(one.log() + two.log())
          .isEqualTo(2);
    }
  }

  @Test
  void terminatedBackendsCostNothing() {
    try (Errand worker = WorkerProcess.errand(TestServer.pool(url, 12), 8)) {
      worker.start();
      BatchHandle<String> batch = trigger(400, "10");
      for (int i = 1; i <= 5; i++) {
        awaitCount("SELECT count(*) FROM errand.run_end", i * 60);
        jdbi.useHandle(
            h ->
                h.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()"));
      }
      List<Run<String>> runs = batch.await(LONG);
      assertThat(runs).allMatch(run -> run.status().isFinal());
      assertThat(runs).allMatch(run -> run.status() == RunStatus.COMPLETED);
    }
  }
}
