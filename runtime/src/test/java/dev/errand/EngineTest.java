package dev.errand;

import static dev.errand.testing.TestTasks.registry;
import static dev.errand.testing.TestTasks.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.manage.RunFilter;
import dev.errand.task.AbortTaskException;
import dev.errand.task.AwaitTimeoutException;
import dev.errand.task.BatchHandle;
import dev.errand.task.BatchItem;
import dev.errand.task.Result;
import dev.errand.task.RetryPolicy;
import dev.errand.task.Run;
import dev.errand.task.RunHandle;
import dev.errand.task.RunNotFoundException;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskClient;
import dev.errand.task.TaskContext;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TaskError;
import dev.errand.task.TriggerOptions;
import dev.errand.testing.Invariants;
import dev.errand.testing.TestServer;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One process, one database: what a trigger promises. */
class EngineTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String URL = TestServer.createDatabase();

  private final HikariDataSource dataSource = TestServer.pool(URL, 12);
  private final Map<String, CountDownLatch> latches = new ConcurrentHashMap<>();

  private final TaskDefinition<String, String> upper =
      text("upper", (text, context) -> text.toUpperCase(java.util.Locale.ROOT));
  private final TaskDefinition<String, String> flaky =
      text(
          "flaky",
          (text, context) -> {
            if (context.attempt() < Integer.parseInt(text)) {
              throw new IllegalStateException("attempt " + context.attempt() + " fails");
            }
            return "done in " + context.attempt();
          });
  private final TaskDefinition<String, String> abort =
      text(
          "abort",
          (text, context) -> {
            throw new AbortTaskException("no point: " + text);
          });
  private final TaskDefinition<String, String> blocked =
      text(
          "blocked",
          (text, context) -> {
            latch(text + " started").countDown();
            new CountDownLatch(1).await();
            return "never";
          });
  private final TaskDefinition<String, String> limited =
      text(
          "limited",
          (text, context) -> {
            new CountDownLatch(1).await();
            return "never";
          },
          task -> task.maxDuration(Duration.ofMillis(150)));
  private final TaskDefinition<String, String> noting =
      text(
          "noting",
          (text, context) -> {
            context.metadata().set("state", text).increment("count", 2).append("list", "a");
            for (int i = 0; i < 1000; i++) {
              context.metadata().increment("count", 1);
            }
            return context.tags().toString();
          });
  private final TaskDefinition<String, String> parent =
      text(
          "parent",
          (text, context) -> {
            List<Result<String>> results =
                TaskClient.current()
                    .batchTriggerAndWait(
                        text("upper", (t, c) -> t), items("a", "b"), TriggerOptions.none());
            String first = results.get(0).unwrap();
            if (context.attempt() < 2) {
              throw new IllegalStateException("again");
            }
            return first + results.get(1).unwrap();
          });
  private final TaskDefinition<String, String> waitingParent =
      text(
          "waiting-parent",
          (text, context) ->
              text.equals("0")
                  ? "bottom"
                  : "+"
                      + TaskClient.current()
                          .triggerAndWait(
                              text("waiting-parent", (t, c) -> t),
                              String.valueOf(Integer.parseInt(text) - 1),
                              TriggerOptions.none()));

  private Errand errand = errand(4);

  private CountDownLatch latch(String name) {
    return latches.computeIfAbsent(name, key -> new CountDownLatch(1));
  }

  private static List<BatchItem<String>> items(String... payloads) {
    List<BatchItem<String>> items = new ArrayList<>();
    for (String payload : payloads) {
      items.add(BatchItem.of(payload));
    }
    return items;
  }

  private Errand errand(int concurrency) {
    return Errand.builder()
        .dataSource(dataSource)
        .registry(registry(upper, flaky, abort, blocked, limited, noting, parent, waitingParent))
        .worker(
            worker ->
                worker
                    .concurrency(concurrency)
                    .shutdownTimeout(Duration.ofMillis(200))
                    .lease(Duration.ofSeconds(3)))
        .build();
  }

  @BeforeEach
  void start() {
    errand.start();
  }

  @AfterEach
  void stop() {
    errand.close();
    Invariants.check(dataSource);
    dataSource.close();
  }

  @Test
  void aTriggeredRunCompletes() {
    RunHandle<String> handle = errand.trigger(upper, "hello", TriggerOptions.none());
    Run<String> run = handle.await(SOON);
    assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(run.output()).contains("HELLO");
    assertThat(run.attempt()).isEqualTo(1);
    assertThat(run.payload().text()).isEqualTo("{\"text\":\"hello\"}");
    assertThat(run.startedAt()).isPresent();
    assertThat(run.completedAt()).isPresent();
    assertThat(run.createdAt()).isBeforeOrEqualTo(run.startedAt().orElseThrow());
    assertThat(run.error()).isEmpty();
    assertThat(errand.runs().retrieve(handle.id()).output().orElseThrow()).isEqualTo("HELLO");
  }

  /** More than there are places, so that most of them are queued. */
  private void fortyRuns() {
    errand
        .batchTrigger(upper, items("abcdefghij".repeat(4).split("")), TriggerOptions.none())
        .runs()
        .forEach(run -> run.await(SOON));
  }

  @Test
  void aRunWhoseTransactionCommitsLongAfterOthersWereClaimedIsFound() {
    RunHandle<String> late =
        errand.inTransaction(
            handle -> {
              RunHandle<String> stored = errand.trigger(upper, "late", TriggerOptions.none());
              long until = System.nanoTime() + Duration.ofMillis(600).toNanos();
              // Meanwhile the queue is claimed past the place of the run that isn't committed.
              while (System.nanoTime() < until) {
                CompletableFuture.runAsync(this::fortyRuns).join();
              }
              return stored;
            });
    assertThat(late.await(SOON).output()).contains("LATE");
  }

  @Test
  void aRunThatHasAnEndAlreadyEndsOnce() throws Exception {
    RunHandle<String> run = errand.trigger(blocked, "twice", TriggerOptions.none());
    latch("twice started").await(SOON.toSeconds(), TimeUnit.SECONDS);
    Jdbi.create(dataSource)
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO errand.run_end (run_id, ended_at, attempt, status)"
                        + " VALUES (?, now(), 1, 'COMPLETED')",
                    run.id()));
    run.cancel();
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                Jdbi.create(dataSource)
                        .withHandle(
                            handle ->
                                handle
                                    .createQuery("SELECT count(*) FROM errand.running")
                                    .mapTo(Integer.class)
                                    .one())
                    == 0);
    assertThat(run.retrieve().status()).isEqualTo(RunStatus.COMPLETED);
  }

  @Test
  void aFailedAttemptIsRepeatedUntilItSucceeds() {
    Run<String> run = errand.trigger(flaky, "3", TriggerOptions.none()).await(SOON);
    assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(run.output()).contains("done in 3");
    assertThat(run.attempt()).isEqualTo(3);
  }

  @Test
  void theLastFailedAttemptEndsTheRun() {
    Run<String> run = errand.trigger(flaky, "4", TriggerOptions.none()).await(SOON);
    assertThat(run.status()).isEqualTo(RunStatus.FAILED);
    assertThat(run.attempt()).isEqualTo(3);
    assertThat(run.error().map(TaskError::message)).contains("attempt 3 fails");
    assertThat(run.error().map(TaskError::type)).contains("java.lang.IllegalStateException");
    assertThat(run.output()).isEmpty();
  }

  @Test
  void maxAttemptsOfTheTriggerCounts() {
    TriggerOptions once = TriggerOptions.of(o -> o.maxAttempts(1));
    Run<String> run = errand.trigger(flaky, "2", once).await(SOON);
    assertThat(run.status()).isEqualTo(RunStatus.FAILED);
    assertThat(run.attempt()).isEqualTo(1);
  }

  @Test
  void anAbortIsNotRepeated() {
    Run<String> run = errand.trigger(abort, "x", TriggerOptions.none()).await(SOON);
    assertThat(run.status()).isEqualTo(RunStatus.FAILED);
    assertThat(run.attempt()).isEqualTo(1);
    assertThat(run.error().map(TaskError::message)).contains("no point: x");
  }

  @Test
  void anAttemptThatTakesTooLongIsInterruptedAndTimesOut() {
    Run<String> run = errand.trigger(limited, "x", TriggerOptions.none()).await(SOON);
    assertThat(run.status()).isEqualTo(RunStatus.TIMED_OUT);
    assertThat(run.attempt()).isEqualTo(1);
    assertThat(run.error().map(TaskError::message).orElseThrow()).contains("PT0.15S");
  }

  @Test
  void aDelayedRunStartsWhenItIsDue() {
    TriggerOptions later = TriggerOptions.of(o -> o.delay(Duration.ofMillis(700)));
    RunHandle<String> handle = errand.trigger(upper, "x", later);
    Run<String> delayed = handle.retrieve();
    assertThat(delayed.status()).isEqualTo(RunStatus.DELAYED);
    Instant due = delayed.nextAttemptAt().orElseThrow();
    assertThat(due).isEqualTo(delayed.createdAt().plusMillis(700));
    Run<String> run = handle.await(SOON);
    assertThat(run.startedAt().orElseThrow()).isAfterOrEqualTo(due);
    assertThat(run.startedAt().orElseThrow()).isBefore(due.plusMillis(400));
  }

  @Test
  void aCanceledDelayedRunNeverStarts() {
    TriggerOptions later = TriggerOptions.of(o -> o.delay(Duration.ofHours(1)));
    RunHandle<String> handle = errand.trigger(upper, "x", later);
    handle.cancel();
    Run<String> run = handle.retrieve();
    assertThat(run.status()).isEqualTo(RunStatus.CANCELED);
    assertThat(run.attempt()).isZero();
    assertThat(run.completedAt()).isPresent();
    assertThat(run.startedAt()).isEmpty();
  }

  @Test
  void aCanceledExecutionIsInterrupted() throws Exception {
    RunHandle<String> handle = errand.trigger(blocked, "c", TriggerOptions.none());
    assertThat(latch("c started").await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(handle.retrieve().status()).isEqualTo(RunStatus.EXECUTING);
    handle.cancel();
    assertThat(handle.await(SOON).status()).isEqualTo(RunStatus.CANCELED);
    handle.cancel();
    assertThat(handle.retrieve().status()).isEqualTo(RunStatus.CANCELED);
  }

  @Test
  void awaitSaysWhereTheRunIs() {
    RunHandle<String> handle = errand.trigger(blocked, "a", TriggerOptions.none());
    assertThatThrownBy(() -> handle.await(Duration.ofMillis(50)))
        .isInstanceOf(AwaitTimeoutException.class)
        .hasMessageContaining(handle.id().toString());
    handle.cancel();
    handle.await(SOON);
  }

  @Test
  void anUnknownRunIsSaidToBe() {
    UUID id = UUID.randomUUID();
    assertThatThrownBy(() -> errand.runs().retrieve(id))
        .isInstanceOf(RunNotFoundException.class)
        .hasMessageContaining(id.toString());
    assertThatThrownBy(() -> errand.runs().cancel(id)).isInstanceOf(RunNotFoundException.class);
  }

  @Test
  void aBatchIsStoredInOrderAndAwaited() {
    BatchHandle<String> batch =
        errand.batchTrigger(
            upper,
            List.of(
                BatchItem.of("a"),
                BatchItem.of("b", o -> o.priority(5).tags("x")),
                BatchItem.of("c")),
            TriggerOptions.none());
    List<Run<String>> runs = batch.await(SOON);
    assertThat(runs).extracting(run -> run.output().orElseThrow()).containsExactly("A", "B", "C");
    assertThat(runs.get(1).tags()).containsExactly("x");
    assertThat(
            errand.runs().list(RunFilter.builder().batch(batch.id()).build()).stream().map(Run::id))
        .containsExactlyInAnyOrderElementsOf(batch.runs().stream().map(RunHandle::id).toList());
  }

  @Test
  void aTriggerInATransactionCommitsWithIt() {
    Jdbi.create(dataSource).useHandle(h -> h.execute("CREATE TABLE IF NOT EXISTS note (t text)"));
    RunHandle<String> handle =
        errand.inTransaction(
            h -> {
              h.execute("INSERT INTO note VALUES ('committed')");
              RunHandle<String> inside =
                  TaskClient.current().trigger(upper, "x", TriggerOptions.none());
              assertThatThrownBy(() -> inside.await(SOON))
                  .isInstanceOf(IllegalStateException.class)
                  .hasMessageContaining("after the transaction");
              assertThatThrownBy(inside::retrieve).isInstanceOf(RunNotFoundException.class);
              return inside;
            });
    assertThat(handle.await(SOON).output()).contains("X");
  }

  @Test
  void aTriggerInATransactionRollsBackWithIt() {
    List<UUID> ids = new ArrayList<>();
    assertThatThrownBy(
            () ->
                errand.useTransaction(
                    h -> {
                      ids.add(errand.trigger(upper, "x", TriggerOptions.none()).id());
                      throw new java.io.IOException("no");
                    }))
        .isInstanceOf(java.io.IOException.class);
    assertThatThrownBy(() -> errand.runs().retrieve(ids.get(0)))
        .isInstanceOf(RunNotFoundException.class);
  }

  @Test
  void aTriggerOnAConnectionJoinsItsTransaction() throws Exception {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      RunHandle<String> rolledBack =
          errand.using(connection).trigger(upper, "x", TriggerOptions.none());
      connection.rollback();
      assertThatThrownBy(rolledBack::retrieve).isInstanceOf(RunNotFoundException.class);
      RunHandle<String> committed =
          errand.using(connection).trigger(upper, "y", TriggerOptions.none());
      connection.commit();
      assertThat(committed.await(SOON).output()).contains("Y");
    }
  }

  @Test
  void metadataAndTagsAreKept() {
    TriggerOptions options =
        TriggerOptions.of(o -> o.tags("user:1", "b\"\\,{}").metadata(Map.of("from", "trigger")));
    Run<String> run = errand.trigger(noting, "s", options).await(SOON);
    assertThat(run.tags()).containsExactly("user:1", "b\"\\,{}");
    assertThat(run.output()).contains("[user:1, b\"\\,{}]");
    assertThat(run.metadata()).containsEntry("from", "trigger").containsEntry("state", "s");
    assertThat(((Number) run.metadata().get("count")).intValue()).isEqualTo(1002);
    assertThat(run.metadata().get("list")).isEqualTo(List.of("a"));
    assertThat(errand.runs().list(RunFilter.builder().tag("user:1").build())).hasSize(1);
  }

  @Test
  void childrenAreAwaitedAndFoundAgainByTheNextAttempt() {
    RunHandle<String> handle = errand.trigger(parent, "x", TriggerOptions.none());
    Run<String> run = handle.await(SOON);
    assertThat(run.output()).contains("AB");
    assertThat(run.attempt()).isEqualTo(2);
    assertThat(errand.runs().list(RunFilter.builder().parent(handle.id()).build())).hasSize(2);
  }

  @Test
  void parentsThatWaitTakeNoPlace() {
    Run<String> run = errand.trigger(waitingParent, "20", TriggerOptions.none()).await(SOON);
    assertThat(run.output()).contains("+".repeat(20) + "bottom");
  }

  @Test
  void aRunThatNobodyClaimedInTimeExpires() {
    TriggerOptions options =
        TriggerOptions.of(o -> o.ttl(Duration.ofMillis(200)).queue("elsewhere"));
    RunHandle<?> handle = errand.trigger("unknown-task", Map.of("a", 1), options);
    assertThat(handle.await(SOON).status()).isEqualTo(RunStatus.EXPIRED);
  }

  @Test
  void aTaskThatNobodyKnowsStaysQueuedAndIsListed() {
    RunHandle<?> handle = errand.trigger("missing", Map.of("a", 1), TriggerOptions.none());
    List<Run<?>> listed = errand.runs().list(RunFilter.builder().withoutWorker().build());
    assertThat(listed).extracting(Run::id).contains(handle.id());
    assertThat(handle.retrieve().status()).isEqualTo(RunStatus.QUEUED);
    handle.cancel();
    assertThat(handle.retrieve().status()).isEqualTo(RunStatus.CANCELED);
  }

  @Test
  void aClientOnlyNodeTriggersForOthers() {
    try (Errand client =
        Errand.builder().dataSource(dataSource).registry(registry(upper)).clientOnly().build()) {
      client.start();
      assertThat(client.isWorking()).isFalse();
      assertThat(client.trigger(upper, "x", TriggerOptions.none()).await(SOON).output())
          .contains("X");
    }
  }

  @Test
  void badInputIsRefusedBeforeAnythingIsStored() {
    assertThatThrownBy(() -> errand.trigger("upper", List.of(1), TriggerOptions.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one JSON object");
    assertThatThrownBy(() -> errand.trigger(upper, "x".repeat(4_000_000), TriggerOptions.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("payloadLimit");
    assertThatThrownBy(() -> TriggerOptions.of(o -> o.delay(Duration.ofSeconds(-1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("delay");
    assertThatThrownBy(
            () -> errand.trigger(upper, "x", TriggerOptions.of(o -> o.machine("not-yet"))))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void shutdownGivesBackWhatDidNotEnd() throws Exception {
    RunHandle<String> interrupted = errand.trigger(blocked, "s", TriggerOptions.none());
    assertThat(latch("s started").await(20, TimeUnit.SECONDS)).isTrue();
    errand.close();
    try (Errand client =
        Errand.builder().dataSource(dataSource).registry(registry(upper)).clientOnly().build()) {
      client.start();
      Run<?> run = client.runs().retrieve(interrupted.id());
      assertThat(run.status()).isEqualTo(RunStatus.QUEUED);
      assertThat(run.attempt()).isEqualTo(1);
      client.runs().cancel(interrupted.id());
    }
  }

  @Test
  void aBlockedTaskCannotAwaitAndTriggersRememberTheirParent() {
    TaskDefinition<String, String> awaiting =
        text(
            "awaiting",
            (text, context) -> {
              RunHandle<String> child =
                  TaskClient.current().trigger(upper, "child", TriggerOptions.none());
              try {
                child.await(SOON);
                return "no";
              } catch (IllegalStateException e) {
                return child.id() + " " + e.getMessage();
              }
            },
            task -> task.retry(RetryPolicy.builder().maxAttempts(1).build()));
    try (Errand other =
        Errand.builder()
            .dataSource(dataSource)
            .registry(registry(awaiting, upper))
            .schema("other")
            .build()) {
      other.start();
      RunHandle<String> handle = other.trigger(awaiting, "x", TriggerOptions.none());
      String output = handle.await(SOON).output().orElseThrow();
      assertThat(output).contains("triggerAndWait");
      UUID child = UUID.fromString(output.substring(0, 36));
      Awaitility.await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(other.runs().retrieve(child).status().isFinal()).isTrue());
      assertThat(other.runs().retrieve(child).parentId()).contains(handle.id());
    }
  }

  @Test
  void contextIsKnownOnTheTasksThreadOnly() {
    assertThatThrownBy(TaskContext::current).isInstanceOf(IllegalStateException.class);
  }
}
