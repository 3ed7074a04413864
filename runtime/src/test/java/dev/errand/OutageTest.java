package dev.errand;

import static dev.errand.testing.TestTasks.registry;
import static dev.errand.testing.TestTasks.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.task.Run;
import dev.errand.task.RunHandle;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TriggerOptions;
import dev.errand.testing.Invariants;
import dev.errand.testing.OwnServer;
import dev.errand.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away and comes back. */
class OutageTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final TaskDefinition<String, String> quick =
      text(
          "quick",
          (text, context) -> {
            TimeUnit.MILLISECONDS.sleep(5);
            return text;
          });
  private final TaskDefinition<String, String> held =
      text(
          "held",
          (text, context) -> {
            started.countDown();
            release.await();
            return "attempt " + context.attempt();
          });

  private OwnServer server;
  private HikariDataSource dataSource;
  private Errand errand;

  @BeforeEach
  void start() {
    server = OwnServer.start(folder.resolve("data"));
    dataSource = TestServer.pool(server.url(), 12);
    dataSource.getHikariConfigMXBean().setConnectionTimeout(1000);
    errand = errand(Duration.ofMinutes(1));
  }

  private Errand errand(Duration startTimeout) {
    return Errand.builder()
        .dataSource(dataSource)
        .registry(registry(quick, held))
        .worker(worker -> worker.concurrency(8).lease(Duration.ofSeconds(30)))
        .startTimeout(startTimeout)
        .build();
  }

  @AfterEach
  void stop() {
    errand.close();
    dataSource.close();
    try (HikariDataSource fresh = TestServer.pool(server.url(), 1)) {
      Invariants.check(fresh);
    }
    server.close();
  }

  @Test
  void whatWasAcknowledgedSurvivesACrashOfTheServerUnderLoad() throws Exception {
    errand.start();
    List<RunHandle<String>> acknowledged = new ArrayList<>();
    AtomicBoolean stop = new AtomicBoolean();
    CompletableFuture<Integer> refused =
        CompletableFuture.supplyAsync(
            () -> {
              int failures = 0;
              while (!stop.get()) {
                try {
                  RunHandle<String> handle = errand.trigger(quick, "x", TriggerOptions.none());
                  synchronized (acknowledged) {
                    acknowledged.add(handle);
                  }
                } catch (RuntimeException e) {
                  failures++; // not acknowledged: the caller knows
                }
              }
              return failures;
            });
    awaitAcknowledged(acknowledged, 200);
    server.crash();
    server.startAgain();
    int sofar = acknowledged.size();
    awaitAcknowledged(acknowledged, sofar + 200);
    stop.set(true);
    assertThat(refused.get(30, TimeUnit.SECONDS)).isPositive();
    for (RunHandle<String> handle : acknowledged) {
      Run<String> run = handle.await(LONG);
      assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
      assertThat(run.attempt()).isEqualTo(1);
    }
    awaitQuiet();
  }

  private static void awaitAcknowledged(List<RunHandle<String>> acknowledged, int atLeast) {
    Awaitility.await()
        .atMost(LONG)
        .until(
            () -> {
              synchronized (acknowledged) {
                return acknowledged.size() >= atLeast;
              }
            });
  }

  /** Also what was stored without the caller knowing ends. */
  private void awaitQuiet() {
    Awaitility.await()
        .atMost(LONG)
        .until(
            () ->
                errand
                    .runs()
                    .list(
                        dev.errand.manage.RunFilter.builder()
                            .status(RunStatus.QUEUED, RunStatus.EXECUTING)
                            .build())
                    .isEmpty());
  }

  @Test
  void aTaskThatEndsWhileTheDatabaseIsAwayIsRecordedWhenItIsBack() throws Exception {
    errand.start();
    RunHandle<String> handle = errand.trigger(held, "x", TriggerOptions.none());
    assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
    server.crash();
    release.countDown();
    assertThatThrownBy(() -> errand.trigger(quick, "x", TriggerOptions.none()))
        .isInstanceOf(RuntimeException.class);
    server.startAgain();
    assertThat(handle.await(LONG).output()).contains("attempt 1");
    assertThat(errand.trigger(quick, "y", TriggerOptions.none()).await(LONG).output())
        .contains("y");
  }

  @Test
  void aStartWaitsForADatabaseThatIsAway() throws Exception {
    server.crash();
    try (Errand impatient = errand(Duration.ZERO)) {
      assertThatThrownBy(impatient::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("couldn't be reached within PT0S")
          .hasMessageContaining("Check its address");
    }
    CompletableFuture<Void> starting = CompletableFuture.runAsync(errand::start);
    server.startAgain();
    starting.get(60, TimeUnit.SECONDS);
    assertThat(errand.trigger(quick, "z", TriggerOptions.none()).await(LONG).output())
        .contains("z");
  }
}
