package dev.errand;

import static dev.errand.testing.TestTasks.registry;
import static dev.errand.testing.TestTasks.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.internal.store.DatabaseException;
import dev.errand.task.AbortTaskException;
import dev.errand.task.BatchItem;
import dev.errand.task.RunHandle;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TriggerOptions;
import dev.errand.testing.Invariants;
import dev.errand.testing.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Idempotency keys under many threads, three nodes, and other people's transactions. */
class ConcurrentKeysTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int THREADS = 12;

  private final String url = TestServer.createDatabase();
  private final List<HikariDataSource> pools = new ArrayList<>();
  private final List<Errand> nodes = new ArrayList<>();
  private final HikariDataSource dataSource = pool(12);
  private final Jdbi jdbi = Jdbi.create(dataSource);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private final TaskDefinition<String, String> echo = text("echo", (text, context) -> text);
  private final TaskDefinition<String, String> failing =
      text(
          "failing",
          (text, context) -> {
            throw new AbortTaskException(text);
          });

  private HikariDataSource pool(int size) {
    HikariDataSource pool = TestServer.pool(url, size);
    pools.add(pool);
    return pool;
  }

  private Errand node(int poolSize, boolean working) {
    ErrandBuilder builder =
        Errand.builder().dataSource(pool(poolSize)).registry(registry(echo, failing));
    Errand node = (working ? builder.worker(w -> w.concurrency(4)) : builder.clientOnly()).build();
    nodes.add(node);
    node.start();
    return node;
  }

  @BeforeEach
  void start() {
    for (int i = 0; i < 3; i++) {
      node(12, true);
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    threads.shutdownNow();
    assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    nodes.forEach(Errand::close);
    Invariants.check(dataSource);
    pools.forEach(HikariDataSource::close);
  }

  private static TriggerOptions key(String key) {
    return TriggerOptions.of(o -> o.idempotencyKey(key).tags(key));
  }

  /** Does the same on many threads, all released at once; returns what each of them gave. */
  private <T> List<T> together(int count, java.util.function.IntFunction<Callable<T>> work)
      throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(count);
    List<Future<T>> futures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Callable<T> task = work.apply(i);
      futures.add(
          threads.submit(
              () -> {
                barrier.await(20, TimeUnit.SECONDS);
                return task.call();
              }));
    }
    List<T> results = new ArrayList<>();
    for (Future<T> future : futures) {
      results.add(future.get(60, TimeUnit.SECONDS));
    }
    return results;
  }

  private int count(String query) {
    return jdbi.withHandle(handle -> handle.createQuery(query).mapTo(Integer.class).one());
  }

  private RunHandle<String> trigger(int thread, int round) throws Exception {
    Errand node = nodes.get(thread % 3);
    TriggerOptions options = key("k" + round);
    return switch (thread % 4) {
      case 0 -> node.inTransaction(h -> node.trigger(echo, "x", options));
      case 1 ->
          node.batchTrigger(
                  echo,
                  List.of(BatchItem.of("x", options), BatchItem.of("y", key("other" + round))),
                  TriggerOptions.none())
              .runs()
              .get(0);
      case 2 -> repeatable(node, options);
      default -> node.trigger(echo, "x", options);
    };
  }

  /** Repeats a transaction as those of its level are to be repeated. */
  private RunHandle<String> repeatable(Errand node, TriggerOptions options) throws Exception {
    while (true) {
      try (Connection connection = dataSource.getConnection()) {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try {
          RunHandle<String> handle = node.using(connection).trigger(echo, "x", options);
          connection.commit();
          return handle;
        } catch (IllegalStateException e) {
          connection.rollback();
          assertThat(e).hasMessageContaining("REPEATABLE READ");
          assertThat(DatabaseException.hasState(e, "40001")).isTrue();
        }
      }
    }
  }

  @Test
  void concurrentTriggersGiveOneRun() throws Exception {
    for (int i = 0; i < 40; i++) {
      int round = i;
      List<RunHandle<String>> handles = together(THREADS, thread -> () -> trigger(thread, round));
      assertThat(Set.copyOf(handles)).as("runs of key " + round).hasSize(1);
      assertThat(handles.stream().filter(handle -> !handle.isCached())).hasSize(1);
      assertThat(handles.get(0).await(SOON).status()).isEqualTo(RunStatus.COMPLETED);
    }
    assertThat(count("SELECT count(*) FROM errand.run WHERE tags[1] LIKE 'k%'")).isEqualTo(40);
    assertThat(count("SELECT count(*) FROM errand.run")).isEqualTo(80);
  }

  @Test
  void aFreedKeyIsTakenOnce() throws Exception {
    // Each run fails, so the key comes free again and again, and all rush for it.
    long end = System.nanoTime() + Duration.ofSeconds(4).toNanos();
    together(
        THREADS,
        thread ->
            () -> {
              while (System.nanoTime() < end) {
                Errand node = nodes.get(thread % 3);
                TriggerOptions options = key("k" + ThreadLocalRandom.current().nextInt(3));
                if (thread % 3 == 0) {
                  node.inTransaction(h -> node.trigger(failing, "x", options));
                } else {
                  node.trigger(failing, "x", options);
                }
              }
              return true;
            });
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                count("SELECT count(*) FROM errand.run")
                    == count("SELECT count(*) FROM errand.run_end"));
    assertThat(count("SELECT count(*) FROM errand.run")).isGreaterThan(30);
    assertThat(overlaps()).isEmpty();
  }

  /** Runs of a key that were live while another was. */
  private List<String> overlaps() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT a.tags[1] || ': ' || a.id || ' and ' || b.id"
                        + " FROM errand.run a JOIN errand.run_end ae ON ae.run_id = a.id"
                        + " JOIN errand.run b ON b.tags = a.tags AND b.id <> a.id"
                        + " JOIN errand.run_end be ON be.run_id = b.id"
                        + " WHERE a.created_at <= b.created_at AND b.created_at < ae.ended_at")
                .mapTo(String.class)
                .list());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anOpenTransactionsKeyIsWaitedForAndDelaysNobodyElse(boolean commits) throws Exception {
    Errand small = node(3, false);
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      RunHandle<String> inside =
          nodes.get(0).using(connection).trigger(echo, "inside", key("held"));
      // More than the pool has connections.
      List<Future<RunHandle<String>>> waiting = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        waiting.add(threads.submit(() -> small.trigger(echo, "outside", key("held"))));
      }
      awaitLockTimeouts();
      for (int i = 0; i < 50; i++) {
        assertThat(small.trigger(echo, "x", key("free" + i)).isCached()).isFalse();
        small.trigger(echo, "x", TriggerOptions.none());
      }
      assertThat(waiting).noneMatch(Future::isDone);
      if (commits) {
        connection.commit();
      } else {
        connection.rollback();
      }
      Set<RunHandle<String>> handles = ConcurrentHashMap.newKeySet();
      for (Future<RunHandle<String>> future : waiting) {
        handles.add(future.get(20, TimeUnit.SECONDS));
      }
      assertThat(handles).hasSize(1);
      RunHandle<String> answer = handles.iterator().next();
      assertThat(answer.equals(inside)).isEqualTo(commits);
      assertThat(answer.await(SOON).output()).contains(commits ? "inside" : "outside");
    }
  }

  /** Somebody has waited for a lock, and given up, to try again. */
  private void awaitLockTimeouts() {
    Awaitility.await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(1))
        .until(
            () ->
                count(
                        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                            + " AND datname = current_database()")
                    > 0);
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                count(
                        "SELECT xact_rollback FROM pg_stat_database"
                            + " WHERE datname = current_database()")
                    > 0);
  }

  @Test
  void transactionsThatTakeKeysInOppositeOrdersAreToldWhatToDo() throws Exception {
    CountDownLatch bothHoldOne = new CountDownLatch(2);
    Map<String, String> order = Map.of("a", "b", "b", "a");
    List<String> said = Collections.synchronizedList(new ArrayList<>());
    List<UUID> stored = Collections.synchronizedList(new ArrayList<>());
    together(
        2,
        thread ->
            () -> {
              String first = thread == 0 ? "a" : "b";
              Errand node = nodes.get(thread);
              try {
                node.useTransaction(
                    h -> {
                      node.trigger(echo, "x", key(first));
                      bothHoldOne.countDown();
                      assertThat(bothHoldOne.await(20, TimeUnit.SECONDS)).isTrue();
                      stored.add(node.trigger(echo, "x", key(order.get(first))).id());
                    });
              } catch (IllegalStateException e) {
                said.add(e.getMessage());
                assertThat(DatabaseException.hasState(e, "40P01")).isTrue();
              }
              return true;
            });
    assertThat(said).hasSize(1);
    assertThat(said.get(0))
        .contains("idempotency key \"")
        .contains("roll back and repeat it")
        .contains("one batchTrigger");
    assertThat(stored).hasSize(1);
    assertThat(count("SELECT count(*) FROM errand.run")).isEqualTo(2);
  }

  @Test
  void batchesWithKeysInOppositeOrdersNeverDeadlock() throws Exception {
    for (int i = 0; i < 20; i++) {
      int round = i;
      together(
          THREADS,
          thread ->
              () -> {
                List<BatchItem<String>> items = new ArrayList<>();
                for (int n = 0; n < 20; n++) {
                  items.add(BatchItem.of("x", key(round + " " + n)));
                }
                Collections.shuffle(items);
                Errand node = nodes.get(thread % 3);
                return thread % 2 == 0
                    ? node.batchTrigger(echo, items, TriggerOptions.none())
                    : node.inTransaction(
                        h -> node.batchTrigger(echo, items, TriggerOptions.none()));
              });
    }
    assertThat(count("SELECT count(*) FROM errand.run")).isEqualTo(400);
    assertThat(count("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
        .isZero();
  }

  @Test
  void aTransactionsOwnLockTimeoutIsKept() throws Exception {
    try (Connection holder = dataSource.getConnection();
        Connection waiter = dataSource.getConnection()) {
      holder.setAutoCommit(false);
      nodes.get(0).using(holder).trigger(echo, "x", key("k"));
      waiter.setAutoCommit(false);
      execute(waiter, "SET LOCAL lock_timeout = '50ms'");
      assertThatThrownBy(() -> nodes.get(1).using(waiter).trigger(echo, "x", key("k")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("idempotency key \"k\" of task echo")
          .hasMessageContaining("lock_timeout");
      waiter.rollback();
      holder.rollback();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (java.sql.Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void anInterruptionEndsTheWait() throws Exception {
    try (Connection holder = dataSource.getConnection()) {
      holder.setAutoCommit(false);
      nodes.get(0).using(holder).trigger(echo, "x", key("k"));
      CountDownLatch flagged = new CountDownLatch(1);
      Thread waiter =
          new Thread(
              () -> {
                try {
                  nodes.get(1).trigger(echo, "x", key("k"));
                } catch (IllegalStateException e) {
                  if (Thread.currentThread().isInterrupted()
                      && e.getMessage().contains("was interrupted")) {
                    flagged.countDown();
                  }
                }
              });
      waiter.start();
      awaitLockTimeouts();
      waiter.interrupt();
      assertThat(flagged.await(20, TimeUnit.SECONDS)).isTrue();
      holder.rollback();
    }
  }
}
