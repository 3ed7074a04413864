package dev.errand;

import static dev.errand.testing.TestTasks.registry;
import static dev.errand.testing.TestTasks.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.manage.RunFilter;
import dev.errand.spi.RunEvent;
import dev.errand.spi.RunListener;
import dev.errand.task.AbortTaskException;
import dev.errand.task.BatchHandle;
import dev.errand.task.BatchItem;
import dev.errand.task.Run;
import dev.errand.task.RunHandle;
import dev.errand.task.RunNotFoundException;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskClient;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TaskKey;
import dev.errand.task.TriggerOptions;
import dev.errand.testing.Invariants;
import dev.errand.testing.MovingClock;
import dev.errand.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an idempotency key promises, one trigger after another. */
class IdempotencyTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final String url = TestServer.createDatabase();
  private final HikariDataSource dataSource = TestServer.pool(url, 12);
  private final Jdbi jdbi = Jdbi.create(dataSource);
  private final MovingClock clock = new MovingClock();
  private final AtomicInteger told = new AtomicInteger();
  private final Map<String, CountDownLatch> started = new ConcurrentHashMap<>();

  private final TaskDefinition<String, String> upper =
      text("upper", (text, context) -> text.toUpperCase(Locale.ROOT));
  private final TaskDefinition<String, String> annotated =
      text(
          "annotated",
          (text, context) -> text.toUpperCase(Locale.ROOT),
          task -> task.idempotent(TaskKey.of("text", text -> text), Duration.ofHours(1)));
  private final TaskDefinition<String, String> abort =
      text(
          "abort",
          (text, context) -> {
            throw new AbortTaskException(text);
          });
  private final TaskDefinition<String, String> blocked =
      text(
          "blocked",
          (text, context) -> {
            started.computeIfAbsent(text, key -> new CountDownLatch(1)).countDown();
            new CountDownLatch(1).await();
            return "never";
          });
  private final TaskDefinition<String, String> parent =
      text(
          "parent",
          (text, context) -> {
            String child =
                TaskClient.current()
                    .triggerAndWait(
                        upper, text, TriggerOptions.of(o -> o.idempotencyKey("child " + text)));
            if (context.attempt() < 2) {
              throw new IllegalStateException("again");
            }
            return child;
          });
  private final TaskDefinition<String, String> selfish =
      text(
          "selfish",
          (text, context) ->
              TaskClient.current()
                  .triggerAndWait(
                      text("selfish", (t, c) -> t),
                      text,
                      TriggerOptions.of(o -> o.idempotencyKey("self"))));

  private final Errand errand =
      Errand.builder()
          .dataSource(dataSource)
          .clock(clock)
          .listener(
              new RunListener() {
                @Override
                public void onTriggered(RunEvent event) {
                  told.incrementAndGet();
                }
              })
          .registry(registry(upper, annotated, abort, blocked, parent, selfish))
          .worker(w -> w.concurrency(4).shutdownTimeout(Duration.ofMillis(200)).lease(LEASE))
          .build();

  private static final Duration LEASE = Duration.ofSeconds(3);

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

  private static TriggerOptions key(String key) {
    return TriggerOptions.of(o -> o.idempotencyKey(key));
  }

  private static TriggerOptions delayed(String key) {
    return TriggerOptions.of(o -> o.idempotencyKey(key).delay(Duration.ofHours(1)));
  }

  private int runs() {
    return errand.runs().list(RunFilter.builder().build()).size();
  }

  @Test
  void aFurtherTriggerReturnsTheFirstRun() {
    RunHandle<String> first = errand.trigger(upper, "a", key("k"));
    assertThat(first.isCached()).isFalse();
    RunHandle<String> second = errand.trigger(upper, "b", key("k"));
    assertThat(second.isCached()).isTrue();
    assertThat(second).isEqualTo(first);
    assertThat(second.await(SOON).output()).contains("A");
    RunHandle<String> third = errand.trigger(upper, "c", key("k"));
    assertThat(third.isCached()).isTrue();
    assertThat(third.retrieve().output()).contains("A");
    assertThat(runs()).isEqualTo(1);
    assertThat(told).as("triggers told to listeners").hasValue(1);
  }

  @Test
  void aKeyBelongsToOneTask() {
    RunHandle<String> first = errand.trigger(upper, "a", key("k"));
    RunHandle<String> other = errand.trigger(annotated, "a", key("k"));
    RunHandle<?> elsewhere = errand.trigger("elsewhere", Map.of(), key("k"));
    assertThat(List.of(first.isCached(), other.isCached(), elsewhere.isCached()))
        .containsOnly(false);
    assertThat(errand.trigger("elsewhere", Map.of(), key("k")).id()).isEqualTo(elsewhere.id());
    elsewhere.cancel();
    first.await(SOON);
    other.await(SOON);
  }

  @Test
  void theAnnotationsKeyIsComputedAndAnExplicitOneWins() {
    RunHandle<String> first = errand.trigger(annotated, "a", TriggerOptions.none());
    assertThat(errand.trigger(annotated, "a", TriggerOptions.none()).id()).isEqualTo(first.id());
    RunHandle<String> other = errand.trigger(annotated, "b", TriggerOptions.none());
    assertThat(other.isCached()).isFalse();
    RunHandle<String> explicit = errand.trigger(annotated, "a", key("b"));
    assertThat(explicit.id()).isEqualTo(other.id());
    assertThat(first.await(SOON).output()).contains("A");
    assertThat(other.await(SOON).output()).contains("B");

    clock.forward(Duration.ofMinutes(61));
    assertThat(errand.trigger(annotated, "a", TriggerOptions.none()).isCached()).isFalse();
    TriggerOptions shorter = TriggerOptions.of(o -> o.idempotencyTtl(Duration.ofMinutes(1)));
    assertThat(errand.trigger(annotated, "c", shorter).isCached()).isFalse();
    clock.forward(Duration.ofMinutes(2));
    assertThat(errand.trigger(annotated, "c", shorter).isCached()).isFalse();
  }

  @Test
  void aKeyLivesThirtyDaysUnlessToldOtherwise() {
    RunHandle<String> first = errand.trigger(upper, "a", delayed("k"));
    clock.forward(Duration.ofDays(30).minusSeconds(5));
    assertThat(errand.trigger(upper, "a", delayed("k")).id()).isEqualTo(first.id());
    clock.forward(Duration.ofSeconds(10));
    assertThat(errand.trigger(upper, "a", delayed("k")).isCached()).isFalse();
  }

  @Test
  void failureFreesTheKey() {
    RunHandle<String> failed = errand.trigger(abort, "a", key("k"));
    assertThat(failed.await(SOON).status()).isEqualTo(RunStatus.FAILED);
    RunHandle<String> again = errand.trigger(abort, "a", key("k"));
    assertThat(again.isCached()).isFalse();
    again.await(SOON);

    TriggerOptions limited =
        TriggerOptions.of(o -> o.idempotencyKey("t").maxDuration(Duration.ofMillis(100)));
    RunHandle<String> timedOut = errand.trigger(blocked, "t", limited);
    assertThat(timedOut.await(SOON).status()).isEqualTo(RunStatus.TIMED_OUT);
    assertThat(errand.trigger(blocked, "t", limited).isCached()).isFalse();

    TriggerOptions brief = TriggerOptions.of(o -> o.idempotencyKey("e").ttl(Duration.ofMillis(50)));
    RunHandle<?> expired = errand.trigger("elsewhere", Map.of(), brief);
    assertThat(expired.await(SOON).status()).isEqualTo(RunStatus.EXPIRED);
    assertThat(errand.trigger("elsewhere", Map.of(), brief).isCached()).isFalse();
  }

  @Test
  void aRunBetweenTwoAttemptsKeepsItsKey() {
    TaskDefinition<String, String> flaky =
        text(
            "flaky",
            (text, context) -> {
              throw new IllegalStateException("always");
            },
            task ->
                task.retry(
                    dev.errand.task.RetryPolicy.builder()
                        .maxAttempts(2)
                        .minTimeout(Duration.ofHours(1))
                        .maxTimeout(Duration.ofHours(1))
                        .build()));
    try (Errand other =
        Errand.builder().dataSource(dataSource).registry(registry(flaky)).clock(clock).build()) {
      other.start();
      RunHandle<String> first = other.trigger(flaky, "a", key("k"));
      Awaitility.await().atMost(SOON).until(() -> first.retrieve().nextAttemptAt().isPresent());
      assertThat(first.retrieve().status()).isEqualTo(RunStatus.QUEUED);
      assertThat(other.trigger(flaky, "a", key("k")).id()).isEqualTo(first.id());
      // The same way out as for a delayed run.
      other.runs().reschedule(first.id(), java.time.Instant.now());
      assertThat(first.await(SOON).status()).isEqualTo(RunStatus.FAILED);
      assertThat(other.trigger(flaky, "a", key("k")).isCached()).isFalse();
    }
  }

  @Test
  void aCanceledRunKeepsItsKeyUntilThatIsReset() throws Exception {
    RunHandle<String> delayed = errand.trigger(upper, "a", delayed("k"));
    delayed.cancel();
    assertThat(delayed.retrieve().status()).isEqualTo(RunStatus.CANCELED);
    assertThat(errand.trigger(upper, "a", key("k")).id()).isEqualTo(delayed.id());

    RunHandle<String> executing = errand.trigger(blocked, "b", key("b"));
    assertThat(
            started.computeIfAbsent("b", key -> new CountDownLatch(1)).await(20, TimeUnit.SECONDS))
        .isTrue();
    executing.cancel();
    assertThat(executing.await(SOON).status()).isEqualTo(RunStatus.CANCELED);
    assertThat(errand.trigger(blocked, "b", key("b")).id()).isEqualTo(executing.id());

    assertThat(errand.runs().resetIdempotencyKey("upper", "k")).isTrue();
    assertThat(errand.runs().resetIdempotencyKey("upper", "k")).isFalse();
    assertThat(errand.trigger(upper, "a", key("k")).isCached()).isFalse();
  }

  @Test
  void resetFreesAKeyWhoseRunIsUnderWay() {
    RunHandle<String> first = errand.trigger(upper, "a", delayed("k"));
    assertThat(errand.runs().resetIdempotencyKey("other", "k")).isFalse();
    assertThat(errand.runs().resetIdempotencyKey("upper", "k")).isTrue();
    RunHandle<String> second = errand.trigger(upper, "a", delayed("k"));
    assertThat(second.isCached()).isFalse();
    assertThat(first.retrieve().status()).isEqualTo(RunStatus.DELAYED);
    assertThat(errand.trigger(upper, "a", delayed("k")).id()).isEqualTo(second.id());
  }

  @Test
  void aBatchHasOneRunForEachKey() {
    RunHandle<String> before = errand.trigger(upper, "x", key("x"));
    BatchHandle<String> batch =
        errand.batchTrigger(
            upper,
            List.of(
                BatchItem.of("a", o -> o.idempotencyKey("a")),
                BatchItem.of("b"),
                BatchItem.of("c", o -> o.idempotencyKey("a")),
                BatchItem.of("d", o -> o.idempotencyKey("x"))),
            TriggerOptions.none());
    assertThat(batch.runs())
        .extracting(RunHandle::isCached)
        .containsExactly(false, false, true, true);
    assertThat(batch.await(SOON))
        .extracting(run -> run.output().orElseThrow())
        .containsExactly("A", "B", "A", "X");
    assertThat(batch.runs().get(3).id()).isEqualTo(before.id());
    assertThat(errand.runs().list(RunFilter.builder().batch(batch.id()).build())).hasSize(2);
    assertThat(batch.size()).isEqualTo(4);
  }

  @Test
  void aTransactionsKeyCommitsAndRollsBackWithIt() {
    assertThatThrownBy(
            () ->
                errand.useTransaction(
                    h -> {
                      RunHandle<String> inside = errand.trigger(upper, "a", key("k"));
                      assertThat(errand.trigger(upper, "b", key("k")).id()).isEqualTo(inside.id());
                      throw new java.io.IOException("no");
                    }))
        .isInstanceOf(java.io.IOException.class);
    RunHandle<String> committed = errand.inTransaction(h -> errand.trigger(upper, "c", key("k")));
    assertThat(committed.isCached()).isFalse();
    assertThat(committed.await(SOON).output()).contains("C");
    assertThat(
            errand
                .<RunHandle<String>, RuntimeException>inTransaction(
                    h -> errand.trigger(upper, "d", key("k")))
                .id())
        .isEqualTo(committed.id());
    assertThat(runs()).isEqualTo(1);
  }

  @Test
  void thousandsOfKeysFitIntoOneTransaction() {
    // As many advisory locks would exhaust the server's lock table.
    errand.useTransaction(
        h -> {
          for (int i = 0; i < 10; i++) {
            int part = i;
            errand.batchTrigger(
                upper,
                java.util.stream.IntStream.range(0, 2000)
                    .mapToObj(n -> BatchItem.of("x", o -> o.idempotencyKey(part + " " + n)))
                    .toList(),
                TriggerOptions.of(o -> o.delay(Duration.ofHours(1))));
          }
        });
    assertThat(count("SELECT count(*) FROM errand.later")).isEqualTo(20_000);
  }

  private int count(String query) {
    return jdbi.withHandle(handle -> handle.createQuery(query).mapTo(Integer.class).one());
  }

  @Test
  void aParentsNextAttemptFindsItsKeyedChild() {
    Run<String> run = errand.trigger(parent, "x", TriggerOptions.none()).await(SOON);
    assertThat(run.output()).contains("X");
    assertThat(run.attempt()).isEqualTo(2);
    // Another parent is answered by the same child.
    RunHandle<String> second = errand.trigger(parent, "x", TriggerOptions.none());
    assertThat(second.await(SOON).output()).contains("X");
    assertThat(count("SELECT count(*) FROM errand.run WHERE task = 'upper'")).isEqualTo(1);
  }

  @Test
  void nobodyWaitsForItself() {
    Run<String> run = errand.trigger(selfish, "x", key("self")).await(SOON);
    assertThat(run.status()).isEqualTo(RunStatus.FAILED);
    assertThat(run.error().orElseThrow().message()).contains("would wait for itself");
  }

  /** As retention does. */
  private void remove(UUID run) {
    jdbi.useHandle(
        h -> {
          h.execute("DELETE FROM errand.run_end WHERE run_id = ?", run);
          h.execute("DELETE FROM errand.attempt WHERE run_id = ?", run);
          h.execute("DELETE FROM errand.run WHERE id = ?", run);
        });
  }

  @Test
  void aKeyOutlivesItsRemovedRun() {
    RunHandle<String> first = errand.trigger(upper, "child x", key("child x"));
    first.await(SOON);
    remove(first.id());
    RunHandle<String> cached = errand.trigger(upper, "y", key("child x"));
    assertThat(cached.isCached()).isTrue();
    assertThat(cached.id()).isEqualTo(first.id());
    assertThatThrownBy(cached::retrieve).isInstanceOf(RunNotFoundException.class);
    // A parent must not wait for it for ever.
    RunHandle<String> waiting = errand.trigger(parent, "x", TriggerOptions.none());
    Run<String> run = waiting.await(SOON);
    assertThat(run.status()).isEqualTo(RunStatus.FAILED);
    assertThat(run.error().orElseThrow().type()).isEqualTo(RunNotFoundException.class.getName());
    assertThat(errand.runs().resetIdempotencyKey("upper", "child x")).isTrue();
    assertThat(errand.trigger(upper, "y", key("child x")).isCached()).isFalse();
  }

  @Test
  void expiredKeysAreSweptAndOthersAreNot() {
    errand.batchTrigger(
        upper,
        java.util.stream.IntStream.range(0, 2500)
            .mapToObj(
                n ->
                    BatchItem.of(
                        "x",
                        o ->
                            o.idempotencyKey("k" + n)
                                .idempotencyTtl(Duration.ofMinutes(n < 2400 ? 1 : 90))))
            .toList(),
        TriggerOptions.of(o -> o.delay(Duration.ofHours(30))));
    clock.forward(Duration.ofMinutes(2));
    Awaitility.await()
        .atMost(SOON)
        .until(() -> count("SELECT count(*) FROM errand.idempotency_key") == 100);
    assertThat(
            errand
                .trigger(
                    upper,
                    "x",
                    TriggerOptions.of(o -> o.idempotencyKey("k2450").delay(Duration.ofHours(1))))
                .isCached())
        .isTrue();
  }

  @Test
  void keysThatCannotBeAreRefusedBeforeAnythingIsStored() {
    assertThatThrownBy(() -> errand.trigger(annotated, " ", TriggerOptions.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("annotated")
        .hasMessageContaining("must be 1 to 1000 characters");
    assertThatThrownBy(() -> errand.trigger(annotated, "x".repeat(1001), TriggerOptions.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1001 characters");
    assertThatThrownBy(() -> errand.trigger(annotated, "a\0b", TriggerOptions.none()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                errand.trigger(
                    upper, "x", TriggerOptions.of(o -> o.idempotencyTtl(Duration.ofDays(1)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no idempotency key");
    TriggerOptions both =
        TriggerOptions.of(o -> o.idempotencyKey("k").debounce("d", Duration.ofSeconds(1)));
    assertThatThrownBy(() -> errand.trigger(upper, "x", both))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("leave one of them out");
    TriggerOptions debounced = TriggerOptions.of(o -> o.debounce("d", Duration.ofSeconds(1)));
    assertThatThrownBy(() -> errand.trigger(annotated, "x", debounced))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("leave one of them out");
    assertThat(runs()).isZero();
    // As long as may be, in any script.
    TriggerOptions longest = key("鍵".repeat(1000));
    RunHandle<String> first = errand.trigger(upper, "x", longest);
    assertThat(errand.trigger(upper, "x", longest).id()).isEqualTo(first.id());
  }
}
