package dev.errand.internal.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.internal.store.Database;
import dev.errand.internal.store.DatabaseException;
import dev.errand.internal.store.Migrations;
import dev.errand.internal.store.NewRun;
import dev.errand.internal.store.RunTable;
import dev.errand.internal.store.Schema;
import dev.errand.testing.Invariants;
import dev.errand.testing.TestServer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many callers share commits, and each learns of its own runs. */
class TriggerBatcherTest {

  private static final int CALLERS = 24;

  private final String url = TestServer.createDatabase();
  private final HikariDataSource dataSource = TestServer.pool(url, 8);
  private final Database database = new Database(dataSource, Schema.DEFAULT, Clock.systemUTC());
  private final Jdbi jdbi = Jdbi.create(dataSource);
  private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
  private final TriggerBatcher batcher =
      new TriggerBatcher(database, new RunTable(database), runs -> Optional.empty());

  @BeforeEach
  void migrate() {
    new Migrations(Schema.DEFAULT).migrate(database);
  }

  @AfterEach
  void close() {
    callers.shutdownNow();
    Invariants.check(dataSource);
    dataSource.close();
  }

  private static NewRun run(String payload) {
    return new NewRun(
        UUID.randomUUID(),
        "task",
        "queue",
        0,
        payload,
        NewRun.Start.NOW,
        NewRun.Bounds.NONE,
        NewRun.Origin.NONE,
        NewRun.Notes.NONE);
  }

  private long stored(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT count(*) FROM errand.run WHERE id = ?")
                .bind(0, id)
                .mapTo(Long.class)
                .one());
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.get(60, TimeUnit.SECONDS);
  }

  @Test
  void whenACallReturnsItsRunIsCommittedAndNobodyIsForgotten() throws Exception {
    List<Future<Boolean>> all = new ArrayList<>();
    for (int caller = 0; caller < CALLERS; caller++) {
      Callable<Boolean> work =
          () -> {
            for (int i = 0; i < 60; i++) {
              NewRun mine = run("{}");
              batcher.store(List.of(mine));
              if (stored(mine.id()) != 1) {
                return false;
              }
            }
            return true;
          };
      all.add(callers.submit(work));
    }
    for (Future<Boolean> one : all) {
      assertThat(get(one)).isTrue();
    }
  }

  @Test
  void aRunThatTheDatabaseRefusesFailsOnlyItsOwnCaller() throws Exception {
    CountDownLatch together = new CountDownLatch(CALLERS);
    List<Future<UUID>> good = new ArrayList<>();
    List<Future<?>> bad = new ArrayList<>();
    for (int caller = 0; caller < CALLERS; caller++) {
      NewRun one = run(caller % 4 == 0 ? "no JSON" : "{}");
      Callable<UUID> work =
          () -> {
            together.countDown();
            together.await();
            batcher.store(List.of(one));
            return one.id();
          };
      if (caller % 4 == 0) {
        bad.add(callers.submit(work));
      } else {
        good.add(callers.submit(work));
      }
    }
    for (Future<UUID> one : good) {
      assertThat(stored(get(one))).isEqualTo(1);
    }
    for (Future<?> one : bad) {
      assertThatThrownBy(() -> get(one)).matches(DatabaseException::isOfTheData);
    }
    // Both commits are free again.
    NewRun after = run("{}");
    get(callers.submit(() -> batcher.store(List.of(after))));
    assertThat(stored(after.id())).isEqualTo(1);
  }

  @Test
  void aThreadThatWasInterruptedStoresAllTheSame() throws Exception {
    NewRun mine = run("{}");
    Callable<Boolean> work =
        () -> {
          Thread.currentThread().interrupt();
          batcher.store(List.of(mine));
          return Thread.interrupted();
        };
    assertThat(get(callers.submit(work))).isTrue();
    assertThat(stored(mine.id())).isEqualTo(1);
  }
}
