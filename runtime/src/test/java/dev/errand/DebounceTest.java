package dev.errand;

import static dev.errand.testing.TestTasks.registry;
import static dev.errand.testing.TestTasks.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.manage.RunFilter;
import dev.errand.task.BatchHandle;
import dev.errand.task.BatchItem;
import dev.errand.task.Run;
import dev.errand.task.RunHandle;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TriggerOptions;
import dev.errand.testing.Invariants;
import dev.errand.testing.MovingClock;
import dev.errand.testing.TestServer;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Triggers with one debounce key go into one delayed run, and none of them is lost. */
class DebounceTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration HOUR = Duration.ofHours(1);

  private final String url = TestServer.createDatabase();
  private final HikariDataSource dataSource = TestServer.pool(url, 20);
  private final Jdbi jdbi = Jdbi.create(dataSource);
  private final MovingClock clock = new MovingClock();
  private final Map<UUID, String> executed = new ConcurrentHashMap<>();

  private final TaskDefinition<String, String> echo =
      text(
          "echo",
          (text, context) -> {
            String before = executed.put(context.runId(), text);
            assertThat(before).isNull();
            return text;
          });
  private final List<Errand> nodes = new ArrayList<>();

  private Errand errand;

  private Errand node() {
    Errand node =
        Errand.builder()
            .dataSource(dataSource)
            .registry(registry(echo))
            .clock(clock)
            .worker(w -> w.concurrency(4))
            .build();
    node.start();
    nodes.add(node);
    return node;
  }

  @BeforeEach
  void start() {
    errand = node();
  }

  @AfterEach
  void stop() {
    nodes.forEach(Errand::close);
    Invariants.check(dataSource);
    dataSource.close();
  }

  private static TriggerOptions debounce(Duration delay) {
    return TriggerOptions.of(o -> o.debounce("k", delay));
  }

  private static Instant due(RunHandle<?> handle) {
    return handle.retrieve().nextAttemptAt().orElseThrow();
  }

  private int count(String query) {
    return jdbi.withHandle(handle -> handle.createQuery(query).mapTo(Integer.class).one());
  }

  @Test
  void theLastPayloadCountsAndMovesTheStart() {
    RunHandle<String> first = errand.trigger(echo, "a", debounce(HOUR));
    assertThat(first.isCached()).isFalse();
    assertThat(first.retrieve().status()).isEqualTo(RunStatus.DELAYED);
    Instant due = due(first);
    clock.forward(Duration.ofMinutes(40));
    RunHandle<String> second = errand.trigger(echo, "b", debounce(HOUR));
    assertThat(second.isCached()).isTrue();
    assertThat(second).isEqualTo(first);
    assertThat(Duration.between(due, due(second))).isBetween(minutes(40), minutes(41));
    clock.forward(Duration.ofMinutes(40));
    assertThat(first.retrieve().status()).isEqualTo(RunStatus.DELAYED);
    // A shorter delay moves the start to the front.
    errand.trigger(echo, "c", debounce(Duration.ofMillis(100)));
    assertThat(first.await(SOON).output()).contains("c");
    RunHandle<String> next = errand.trigger(echo, "d", debounce(Duration.ofMillis(100)));
    assertThat(next.isCached()).isFalse();
    assertThat(next.await(SOON).output()).contains("d");
  }

  private static Duration minutes(int minutes) {
    return Duration.ofMinutes(minutes);
  }

  @Test
  void maxWaitBoundsHowFarTheStartIsPutOff() {
    TriggerOptions options = TriggerOptions.of(o -> o.debounce("k", HOUR, minutes(90)));
    RunHandle<String> first = errand.trigger(echo, "0", options);
    Instant created = first.retrieve().createdAt();
    assertThat(due(first)).isEqualTo(created.plus(HOUR));
    clock.forward(minutes(20));
    errand.trigger(echo, "1", options);
    assertThat(due(first)).isBetween(created.plus(minutes(80)), created.plus(minutes(81)));
    clock.forward(minutes(20));
    errand.trigger(echo, "2", options);
    Instant latest = due(first);
    assertThat(latest).isBetween(created.plus(minutes(89)), created.plus(minutes(90)));
    clock.forward(minutes(45));
    assertThat(errand.trigger(echo, "3", options)).isEqualTo(first);
    assertThat(due(first)).isEqualTo(latest);
    clock.forward(minutes(6));
    assertThat(first.await(SOON).output()).contains("3");
    // The next run's bound is its own.
    RunHandle<String> second = errand.trigger(echo, "4", options);
    assertThat(second.isCached()).isFalse();
    clock.forward(minutes(20));
    errand.trigger(echo, "5", options);
    assertThat(due(second))
        .isBetween(Instant.now(clock).plus(minutes(59)), Instant.now(clock).plus(HOUR));
  }

  @Test
  void everythingThatATriggerSaysIsReplaced() {
    RunHandle<String> debounced =
        errand.trigger(
            echo, "a", TriggerOptions.of(o -> o.debounce("k", HOUR).tags("old").maxAttempts(9)));
    TriggerOptions options =
        TriggerOptions.of(
            o ->
                o.priority(7)
                    .queue("other")
                    .tags("new", "\"tag\"")
                    .metadata(Map.of("from", "b"))
                    .maxDuration(minutes(3))
                    .ttl(minutes(4)));
    errand.trigger(echo, "b", options.toBuilder().debounce("k", HOUR).build());
    RunHandle<String> plain = errand.trigger(echo, "b", options.toBuilder().delay(HOUR).build());
    // Whatever columns there are: as if it had been triggered like this at once.
    assertThat(stored(debounced)).isEqualTo(stored(plain));
    assertThat(stored(debounced)).contains("\"tag\\\"").contains("\"other\"");
  }

  private String stored(RunHandle<?> handle) {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    "SELECT (to_jsonb(r) - 'id' - 'created_at')::text FROM errand.run r"
                        + " WHERE id = :id")
                .bind("id", handle.id())
                .mapTo(String.class)
                .one());
  }

  @Test
  void aCanceledRunTakesNothingIn() {
    RunHandle<String> canceled = errand.trigger(echo, "a", debounce(HOUR));
    canceled.cancel();
    RunHandle<String> next = errand.trigger(echo, "b", debounce(HOUR));
    assertThat(next.isCached()).isFalse();
    assertThat(canceled.retrieve().status()).isEqualTo(RunStatus.CANCELED);
    // One that somebody wants to stop, and that nobody has stopped yet, neither.
    jdbi.useHandle(
        h -> h.execute("INSERT INTO errand.cancel_request VALUES (?, now())", next.id()));
    RunHandle<String> third = errand.trigger(echo, "c", debounce(HOUR));
    assertThat(third.isCached()).isFalse();
    assertThat(next.await(SOON).status()).isEqualTo(RunStatus.CANCELED);
    assertThat(third.retrieve().status()).isEqualTo(RunStatus.DELAYED);
  }

  @Test
  void aBatchGoesIntoOneRunForEachKey() {
    BatchHandle<String> batch =
        errand.batchTrigger(
            echo,
            List.of(
                BatchItem.of("a", debounce(Duration.ofMillis(100))),
                BatchItem.of("b", o -> o.debounce("other", Duration.ofMillis(100))),
                BatchItem.of("c", debounce(Duration.ofMillis(100)))),
            TriggerOptions.none());
    assertThat(batch.await(SOON))
        .extracting(run -> run.output().orElseThrow())
        .containsExactly("c", "b", "c");
    assertThat(errand.runs().list(RunFilter.builder().build())).hasSize(2);
  }

  @Test
  void aTransactionDebouncesAndRollsBack() throws Exception {
    RunHandle<String> handle = errand.trigger(echo, "a", debounce(Duration.ofMillis(300)));
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      RunHandle<String> inside =
          errand.using(connection).trigger(echo, "b", debounce(Duration.ofHours(2)));
      assertThat(inside).isEqualTo(handle);
      clock.forward(HOUR);
      // While the transaction is open nobody knows when the run is due, so it doesn't start.
      Future<RunHandle<String>> outside =
          threads.submit(() -> errand.trigger(echo, "c", debounce(Duration.ofMillis(200))));
      Awaitility.await()
          .atMost(SOON)
          .until(
              () ->
                  count(
                          "SELECT xact_rollback FROM pg_stat_database"
                              + " WHERE datname = current_database()")
                      > 0);
      assertThat(outside.isDone()).isFalse();
      assertThat(handle.retrieve().status()).isEqualTo(RunStatus.DELAYED);
      connection.rollback();
      RunHandle<String> answer = outside.get(20, TimeUnit.SECONDS);
      // It was due the moment the transaction ended: either it took the trigger in or it had begun.
      assertThat(handle.await(SOON).output()).contains(answer.equals(handle) ? "c" : "a");
      assertThat(answer.await(SOON).output()).contains("c");
    } finally {
      threads.shutdownNow();
    }
  }

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @Test
  void noTriggerIsLostWhileRunsComeDueAndAreClaimed() throws Exception {
    Errand second = node();
    Map<String, RunHandle<String>> answers = new ConcurrentHashMap<>();
    Map<String, Long> order = new ConcurrentHashMap<>();
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      int thread = i;
      futures.add(
          threads.submit(
              () -> {
                // One thread a key: its triggers have an order.
                TriggerOptions options =
                    TriggerOptions.of(
                        o -> o.debounce("k" + thread, Duration.ofMillis(3), Duration.ofMillis(20)));
                for (long n = 0; System.nanoTime() < end; n++) {
                  String payload = thread + " " + n;
                  Errand node = n % 2 == 0 ? errand : second;
                  answers.put(
                      payload,
                      n % 3 == 0
                          ? node.inTransaction(h -> node.trigger(echo, payload, options))
                          : node.trigger(echo, payload, options));
                  order.put(payload, n);
                }
                return true;
              }));
    }
    for (Future<?> future : futures) {
      future.get(60, TimeUnit.SECONDS);
    }
    // A run executes what the last of the triggers that went into it said.
    Map<UUID, String> last = new HashMap<>();
    answers.forEach(
        (payload, handle) ->
            last.merge(handle.id(), payload, (a, b) -> order.get(a) > order.get(b) ? a : b));
    for (RunHandle<String> handle : answers.values().stream().distinct().toList()) {
      Run<String> run = handle.await(SOON);
      assertThat(run.output()).contains(last.get(handle.id()));
    }
    assertThat(executed).isEqualTo(last);
    assertThat(answers.size()).as("triggers went together").isGreaterThan(last.size());
    assertThat(last.size()).as("runs were made again and again").isGreaterThan(20);
  }

  @Test
  void manyThreadsDebounceIntoOneRun() throws Exception {
    List<Future<RunHandle<String>>> futures = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      int thread = i;
      futures.add(
          threads.submit(
              () -> {
                RunHandle<String> handle = errand.trigger(echo, "t" + thread, debounce(HOUR));
                for (int n = 0; n < 20; n++) {
                  assertThat(errand.trigger(echo, "t" + thread, debounce(HOUR))).isEqualTo(handle);
                }
                return handle;
              }));
    }
    List<RunHandle<String>> handles = new ArrayList<>();
    for (Future<RunHandle<String>> future : futures) {
      handles.add(future.get(60, TimeUnit.SECONDS));
    }
    assertThat(handles).containsOnly(handles.get(0));
    assertThat(handles.stream().filter(handle -> !handle.isCached())).hasSize(1);
    assertThat(count("SELECT count(*) FROM errand.run")).isEqualTo(1);
  }

  @Test
  void keysOfRunsThatHaveComeDueAreSwept() {
    RunHandle<String> done = errand.trigger(echo, "a", debounce(Duration.ofMillis(10)));
    done.await(SOON);
    RunHandle<String> putOff =
        errand.trigger(echo, "b", TriggerOptions.of(o -> o.debounce("later", minutes(2))));
    errand.runs().reschedule(putOff.id(), Instant.now(clock).plus(HOUR));
    clock.forward(minutes(10));
    Awaitility.await()
        .atMost(SOON)
        .until(() -> count("SELECT count(*) FROM errand.debounce_key WHERE key = 'k'") == 0);
    assertThat(errand.trigger(echo, "c", TriggerOptions.of(o -> o.debounce("later", HOUR))))
        .isEqualTo(putOff);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> TriggerOptions.of(o -> o.debounce("k", HOUR, minutes(10))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shorter than the delay");
    assertThatThrownBy(
            () ->
                errand.trigger(
                    echo, "a", TriggerOptions.of(o -> o.debounce("k", HOUR).delay(HOUR))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("leave the other out");
  }
}
