package dev.errand;

import static dev.errand.testing.TestTasks.registry;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.task.Run;
import dev.errand.task.RunHandle;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TriggerOptions;
import dev.errand.testing.Invariants;
import dev.errand.testing.TestServer;
import dev.errand.testing.WorkerProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys whose processes are killed, before the commit and after, and connections that vanish. */
class KeyFaultTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  private final String url = TestServer.createDatabase();
  private final HikariDataSource dataSource = TestServer.pool(url, 12);
  // A connection of its own each time: one of the pool may have been cut off.
  private final Jdbi jdbi = Jdbi.create(url);
  private final TaskDefinition<String, String> working = WorkerProcess.working(jdbi);
  private final TaskDefinition<String, String> triggering =
      WorkerProcess.triggering(jdbi, this::client);
  private final Errand client = client();

  private Errand client() {
    return Errand.builder()
        .dataSource(dataSource)
        .registry(registry(working, triggering))
        .clientOnly()
        .build();
  }

  @BeforeEach
  void start() {
    WorkerProcess.createTables(jdbi);
    client.start();
  }

  @AfterEach
  void stop() {
    client.close();
    dataSource.close();
    try (HikariDataSource uncut = TestServer.pool(url, 1)) {
      Invariants.check(uncut);
    }
  }

  private static TriggerOptions key(String key) {
    return TriggerOptions.of(o -> o.idempotencyKey(key).maxAttempts(1));
  }

  private int count(String query) {
    return jdbi.withHandle(handle -> handle.createQuery(query).mapTo(Integer.class).one());
  }

  /**
   * A worker on a busy machine may lose its lease, and so an attempt; what counts is that one got
   * there.
   */
  private void awaitEffectOf(RunHandle<?> run, int attempt, WorkerProcess process) {
    try {
      Awaitility.await()
          .atMost(LONG)
          .until(
              () ->
                  count(
                          "SELECT count(*) FROM effect WHERE run_id = '"
                              + run.id()
                              + "' AND attempt >= "
                              + attempt)
                      > 0);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(run.retrieve() + "\n" + process.log(), e);
    }
  }

  @Test
  void attemptsWhoseProcessesAreKilledTriggerOnce() {
    RunHandle<String> parent =
        client.trigger(triggering, "once", TriggerOptions.of(o -> o.maxAttempts(50)));
    try (WorkerProcess first = WorkerProcess.start(url, 4)) {
      awaitEffectOf(parent, 1, first);
      assertThat(count("SELECT count(*) FROM errand.idempotency_key")).isZero();
      first.kill();
    }
    try (WorkerProcess second = WorkerProcess.start(url, 4)) {
      awaitEffectOf(parent, 2, second);
      second.kill();
    }
    jdbi.useHandle(h -> h.execute("INSERT INTO gate VALUES ('once')"));
    try (WorkerProcess third = WorkerProcess.start(url, 4)) {
      Run<String> run = parent.await(LONG);
      assertThat(run.status()).as(third.log()).isEqualTo(RunStatus.COMPLETED);
      assertThat(run.attempt()).isGreaterThan(2);
      assertThat(run.output().orElseThrow()).endsWith("true");
      assertThat(count("SELECT count(*) FROM errand.run WHERE task = 'working'")).isEqualTo(1);
      RunHandle<String> child = client.trigger(working, "1", key("once"));
      assertThat(run.output()).contains(child.id() + " true");
      assertThat(child.await(LONG).status()).isEqualTo(RunStatus.COMPLETED);
    }
  }

  @Test
  void aCrashFreesTheKeyOnceItIsRecorded() {
    RunHandle<String> crashing = client.trigger(working, "60000", key("k"));
    try (WorkerProcess first = WorkerProcess.start(url, 2)) {
      awaitEffectOf(crashing, 1, first);
      first.kill();
    }
    // Nobody knows yet that it is dead.
    assertThat(client.trigger(working, "1", key("k")).id()).isEqualTo(crashing.id());
    try (WorkerProcess second = WorkerProcess.start(url, 2)) {
      assertThat(crashing.await(LONG).status()).as(second.log()).isEqualTo(RunStatus.CRASHED);
      RunHandle<String> again = client.trigger(working, "1", key("k"));
      assertThat(again.isCached()).isFalse();
      assertThat(again.await(LONG).status()).isEqualTo(RunStatus.COMPLETED);
    }
  }

  @Test
  void triggersThatAreRepeatedAfterALostConnectionGiveOneRun() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    AtomicBoolean done = new AtomicBoolean();
    List<Future<Integer>> futures = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      futures.add(
          threads.submit(
              () -> {
                int keys = 0;
                for (; !done.get(); keys++) {
                  triggerUntilKnown("k" + keys);
                }
                return keys;
              }));
    }
    for (int i = 0; i < 8; i++) {
      int stored = count("SELECT count(*) FROM errand.run");
      Awaitility.await()
          .atMost(LONG)
          .until(() -> count("SELECT count(*) FROM errand.run") > stored + 20);
      jdbi.useHandle(
          h ->
              h.execute(
                  "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                      + " WHERE datname = current_database() AND pid <> pg_backend_pid()"));
    }
    done.set(true);
    int most = 0;
    for (Future<Integer> future : futures) {
      most = Math.max(most, future.get(60, TimeUnit.SECONDS));
    }
    threads.shutdown();
    assertThat(count("SELECT count(*) FROM errand.run")).isEqualTo(most);
    assertThat(count("SELECT count(DISTINCT tags) FROM errand.run")).isEqualTo(most);
  }

  /** As a caller does that doesn't know whether the last commit succeeded. */
  private void triggerUntilKnown(String key) {
    while (true) {
      try {
        client.trigger(working, "1", TriggerOptions.of(o -> o.idempotencyKey(key).tags(key)));
        return;
      } catch (RuntimeException e) {
        // The connection was lost, and with it the answer.
        assertThat(e.toString()).doesNotContain("IllegalStateException");
      }
    }
  }
}
