package dev.errand;

import static dev.errand.testing.TestTasks.registry;
import static dev.errand.testing.TestTasks.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.task.BatchItem;
import dev.errand.task.Run;
import dev.errand.task.RunHandle;
import dev.errand.task.RunNotFoundException;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TaskError;
import dev.errand.task.TriggerOptions;
import dev.errand.testing.Invariants;
import dev.errand.testing.MovingClock;
import dev.errand.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a trigger says in place of the task holds however the run gets to its worker: started in the
 * commit that stores it, claimed, in a batch, in a transaction, and in every attempt.
 */
class TriggerOptionsTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  /** How runs are triggered. */
  enum Way {
    SINGLE,
    WITH_KEY,
    BATCH,
    TRANSACTION,
    TRANSACTION_WITH_KEY,
    DEBOUNCED
  }

  private final String url = TestServer.createDatabase();
  private final HikariDataSource dataSource = TestServer.pool(url, 12);
  private final MovingClock clock = new MovingClock();
  private final CountDownLatch blockedStarted = new CountDownLatch(1);

  private final TaskDefinition<String, String> failing =
      text(
          "failing",
          (text, context) -> {
            throw new IllegalStateException("attempt " + context.attempt());
          });
  private final TaskDefinition<String, String> lastIsSlow =
      text(
          "last-is-slow",
          (text, context) -> {
            if (context.attempt() < 2) {
              throw new IllegalStateException("once more");
            }
            blockedStarted.countDown();
            new CountDownLatch(1).await();
            return "never";
          },
          task -> task.maxDuration(Duration.ofHours(1)));
  private final TaskDefinition<String, String> echo =
      text("echo", (text, context) -> text + context.attempt());

  private final Errand elsewhere = node("elsewhere");
  private final Errand everywhere = node();

  private Errand node(String... queues) {
    Errand node =
        Errand.builder()
            .dataSource(dataSource)
            .registry(registry(failing, lastIsSlow, echo))
            .clock(clock)
            .worker(
                w ->
                    w.concurrency(4)
                        .queues(queues)
                        .shutdownTimeout(Duration.ofMillis(200))
                        .lease(Duration.ofSeconds(3)))
            .build();
    node.start();
    return node;
  }

  @AfterEach
  void stop() {
    elsewhere.close();
    everywhere.close();
    Invariants.check(dataSource);
    dataSource.close();
  }

  private RunHandle<String> trigger(
      Errand node, Way way, TaskDefinition<String, String> task, TriggerOptions options) {
    TriggerOptions keyed = options.toBuilder().idempotencyKey("k").build();
    return switch (way) {
      case SINGLE -> node.trigger(task, "x", options);
      case WITH_KEY -> node.trigger(task, "x", keyed);
      case BATCH ->
          node.batchTrigger(task, List.of(BatchItem.of("x", options)), TriggerOptions.none())
              .runs()
              .get(0);
      case TRANSACTION -> node.inTransaction(h -> node.trigger(task, "x", options));
      case TRANSACTION_WITH_KEY -> node.inTransaction(h -> node.trigger(task, "x", keyed));
      case DEBOUNCED -> {
        TriggerOptions debounced = options.toBuilder().debounce("k", Duration.ofMillis(10)).build();
        node.trigger(task, "before", TriggerOptions.of(o -> o.debounce("k", Duration.ofHours(1))));
        yield node.trigger(task, "x", debounced);
      }
    };
  }

  @ParameterizedTest
  @EnumSource
  void maxAttemptsHoldsInEveryAttempt(Way way) {
    for (int attempts : new int[] {1, 5}) {
      // A failed run's key is free again.
      TriggerOptions options = TriggerOptions.of(o -> o.maxAttempts(attempts));
      Run<String> run = trigger(everywhere, way, failing, options).await(SOON);
      assertThat(run.status()).isEqualTo(RunStatus.FAILED);
      assertThat(run.attempt()).isEqualTo(attempts);
    }
  }

  @ParameterizedTest
  @EnumSource
  void maxDurationHoldsInALaterAttemptToo(Way way) {
    TriggerOptions options = TriggerOptions.of(o -> o.maxDuration(Duration.ofMillis(150)));
    Run<String> run = trigger(everywhere, way, lastIsSlow, options).await(SOON);
    assertThat(run.status()).isEqualTo(RunStatus.TIMED_OUT);
    assertThat(run.attempt()).isEqualTo(2);
    assertThat(run.error().map(TaskError::message).orElseThrow()).contains("PT0.15S");
  }

  @ParameterizedTest
  @EnumSource
  void theQueueIsKeptFromTheFirstAttemptToTheLast(Way way) throws Exception {
    // Nobody but one worker, which fails the first attempt, works on it.
    everywhere.close();
    try (Errand client =
        Errand.builder()
            .dataSource(dataSource)
            .registry(registry(lastIsSlow))
            .clock(clock)
            .clientOnly()
            .build()) {
      client.start();
      TriggerOptions options = TriggerOptions.of(o -> o.queue("elsewhere"));
      Errand triggering = way == Way.SINGLE || way == Way.WITH_KEY ? elsewhere : client;
      RunHandle<String> handle = trigger(triggering, way, lastIsSlow, options);
      assertThat(blockedStarted.await(20, TimeUnit.SECONDS)).isTrue();
      // And goes back there when the worker stops.
      elsewhere.close();
      assertThat(handle.retrieve().status()).isEqualTo(RunStatus.QUEUED);
      List<String> queues =
          Jdbi.create(dataSource)
              .withHandle(
                  h -> h.createQuery("SELECT queue FROM errand.ready").mapTo(String.class).list());
      assertThat(queues).containsExactly("elsewhere");
      client.runs().cancel(handle.id());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DEBOUNCED")
  void aDelayIsKeptAndTtlCountsFromBecomingDue(Way way) {
    TriggerOptions options =
        TriggerOptions.of(
            o -> o.delay(Duration.ofHours(1)).ttl(Duration.ofMinutes(30)).queue("nobody"));
    elsewhere.close();
    everywhere.close();
    Errand keeper = node("other");
    try {
      RunHandle<String> handle = trigger(keeper, way, echo, options);
      assertThat(handle.retrieve().status()).isEqualTo(RunStatus.DELAYED);
      clock.forward(Duration.ofMinutes(59));
      assertThat(handle.retrieve().status()).isEqualTo(RunStatus.DELAYED);
      clock.forward(Duration.ofMinutes(2));
      Awaitility.await().atMost(SOON).until(() -> handle.retrieve().status() == RunStatus.QUEUED);
      clock.forward(Duration.ofMinutes(27));
      keeper.trigger(echo, "y", TriggerOptions.of(o -> o.queue("other"))).await(SOON);
      assertThat(handle.retrieve().status()).isEqualTo(RunStatus.QUEUED);
      clock.forward(Duration.ofMinutes(3));
      Run<String> expired = handle.await(SOON);
      assertThat(expired.status()).isEqualTo(RunStatus.EXPIRED);
      assertThat(expired.attempt()).isZero();
    } finally {
      keeper.close();
    }
  }

  @Test
  void ttlIsOverWithTheFirstStart() {
    TriggerOptions options = TriggerOptions.of(o -> o.ttl(Duration.ofMillis(1500)).maxAttempts(30));
    RunHandle<String> handle = everywhere.trigger(failing, "x", options);
    Awaitility.await().atMost(SOON).until(() -> handle.retrieve().attempt() > 1);
    clock.forward(Duration.ofHours(1));
    assertThat(handle.await(SOON).status()).isEqualTo(RunStatus.FAILED);
    assertThat(handle.retrieve().attempt()).isEqualTo(30);
  }

  @Test
  void aShortDelayIsntRoundedUpToAPoll() {
    for (int i = 0; i < 5; i++) {
      Run<String> run =
          everywhere
              .trigger(echo, "x", TriggerOptions.of(o -> o.delay(Duration.ofMillis(30))))
              .await(SOON);
      assertThat(run.startedAt().orElseThrow())
          .isBetween(run.createdAt().plusMillis(30), run.createdAt().plusMillis(430));
    }
  }

  @Test
  void aDelayedRunIsRescheduled() {
    RunHandle<String> handle =
        everywhere.trigger(echo, "x", TriggerOptions.of(o -> o.delay(Duration.ofHours(1))));
    Instant later =
        Instant.now().plus(Duration.ofDays(1)).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    everywhere.runs().reschedule(handle.id(), later);
    assertThat(handle.retrieve().nextAttemptAt()).contains(later);
    clock.forward(Duration.ofHours(2));
    everywhere.trigger(echo, "y", TriggerOptions.none()).await(SOON);
    assertThat(handle.retrieve().status()).isEqualTo(RunStatus.DELAYED);
    everywhere.runs().reschedule(handle.id(), Instant.EPOCH.minusSeconds(1));
    assertThat(handle.await(SOON).output()).contains("x1");

    assertThatThrownBy(() -> everywhere.runs().reschedule(handle.id(), later))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(handle.id().toString())
        .hasMessageContaining("COMPLETED");
    UUID unknown = UUID.randomUUID();
    assertThatThrownBy(() -> everywhere.runs().reschedule(unknown, later))
        .isInstanceOf(RunNotFoundException.class);
    assertThatThrownBy(
            () ->
                everywhere
                    .runs()
                    .reschedule(handle.id(), Instant.now().plus(Duration.ofDays(40_000))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("100 years");
  }

  @Test
  void onlyWhatHasAStartIsRescheduled() throws Exception {
    RunHandle<String> handle = everywhere.trigger(lastIsSlow, "x", TriggerOptions.none());
    assertThat(blockedStarted.await(20, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(() -> everywhere.runs().reschedule(handle.id(), Instant.now()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("EXECUTING");
    handle.cancel();
    handle.await(SOON);
  }
}
