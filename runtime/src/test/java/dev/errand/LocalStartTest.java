package dev.errand;

import static dev.errand.testing.TestTasks.registry;
import static dev.errand.testing.TestTasks.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.internal.store.Database;
import dev.errand.internal.store.NewRun;
import dev.errand.internal.store.Place;
import dev.errand.internal.store.RunTable;
import dev.errand.internal.store.Schema;
import dev.errand.task.BatchItem;
import dev.errand.task.Run;
import dev.errand.task.RunHandle;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TriggerOptions;
import dev.errand.testing.Invariants;
import dev.errand.testing.TestServer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run that its own process has a place for starts in the commit that stores it. */
class LocalStartTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final String url = TestServer.createDatabase();
  private final HikariDataSource dataSource = TestServer.pool(url, 12);
  private final Jdbi jdbi = Jdbi.create(dataSource);
  private final CountDownLatch release = new CountDownLatch(1);
  private final CountDownLatch held = new CountDownLatch(2);

  private final TaskDefinition<String, String> echo =
      text("echo", (text, context) -> text + context.attempt());
  private final TaskDefinition<String, String> refused = text("refused", (text, context) -> text);
  private final TaskDefinition<String, String> holding =
      text(
          "holding",
          (text, context) -> {
            held.countDown();
            release.await();
            return text;
          });

  private final Errand errand =
      Errand.builder()
          .dataSource(dataSource)
          .registry(registry(echo, refused, holding))
          .worker(w -> w.concurrency(2).lease(Duration.ofSeconds(1)))
          .build();

  @BeforeEach
  void start() {
    errand.start();
  }

  @AfterEach
  void stop() {
    release.countDown();
    errand.close();
    Invariants.check(dataSource);
    dataSource.close();
  }

  /** How many runs have ever been queued. */
  private long queued() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT CASE WHEN is_called THEN last_value ELSE 0 END"
                        + " FROM errand.ready_seq_seq")
                .mapTo(Long.class)
                .one());
  }

  private RunHandle<String> trigger(TaskDefinition<String, String> task, String text) {
    return errand.trigger(task, text, TriggerOptions.none());
  }

  @Test
  void aRunThatThereIsAPlaceForIsNeverQueued() {
    TriggerOptions options =
        TriggerOptions.of(o -> o.tags("a", "b").metadata(Map.of("k", "v")).maxAttempts(2));
    Run<String> run = errand.trigger(echo, "x", options).await(SOON);
    assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(run.output()).contains("x1");
    assertThat(run.attempt()).isEqualTo(1);
    assertThat(run.tags()).containsExactly("a", "b");
    assertThat(run.metadata()).isEqualTo(Map.of("k", "v"));
    assertThat(run.startedAt()).contains(run.createdAt());
    assertThat(queued()).isZero();
  }

  @Test
  void withoutAFreePlaceARunIsQueued() throws Exception {
    List<BatchItem<String>> items = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      items.add(BatchItem.of("x" + i));
    }
    errand.batchTrigger(holding, items, TriggerOptions.none());
    assertThat(held.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(queued()).isEqualTo(3);
    RunHandle<String> waiting = trigger(echo, "y");
    assertThat(waiting.retrieve().status()).isEqualTo(RunStatus.QUEUED);
    release.countDown();
    assertThat(waiting.await(SOON).output()).contains("y1");
  }

  @Test
  void nobodyInTheSameQueueIsOvertaken() {
    // No worker knows this task, so it stays at the queue's head.
    errand.trigger("unknown", Map.of(), TriggerOptions.of(o -> o.queue("echo")));
    assertThat(trigger(echo, "x").await(SOON).output()).contains("x1");
    assertThat(queued()).isEqualTo(2);
  }

  @Test
  void placesTakenForWhatWasNotStoredAreFreeAgain() {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "ALTER TABLE errand.run ADD CONSTRAINT refused CHECK (task <> 'refused')"));
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> trigger(refused, "x")).isInstanceOf(RuntimeException.class);
    }
    assertThat(trigger(echo, "x").await(SOON).output()).contains("x1");
    assertThat(queued()).isZero();
  }

  @Test
  void aStartWhoseAnswerWasLostIsGivenBackAndDoesNotCount() {
    Database database = new Database(dataSource, Schema.DEFAULT, Clock.systemUTC());
    long worker =
        jdbi.withHandle(
            handle -> handle.createQuery("SELECT id FROM errand.worker").mapTo(Long.class).one());
    UUID id = UUID.randomUUID();
    NewRun run =
        new NewRun(
            id,
            "echo",
            "echo",
            0,
            "{\"text\":\"x\"}",
            NewRun.Start.NOW,
            new NewRun.Bounds(null, null, null),
            NewRun.Origin.NONE,
            NewRun.Notes.NONE);
    Map<UUID, ?> started =
        database.single(
            handle ->
                new RunTable(database)
                    .insert(
                        handle,
                        List.of(run),
                        new RunTable.Births(
                            worker, 77, Map.of(id, new RunTable.Birth(3, Place.FIRST)))));
    assertThat(started).containsOnlyKeys(id);
    assertThat(errand.handle(echo, id).await(SOON).output()).contains("x1");
  }

  @Test
  void inATransactionARunIsQueuedAndStartsAfterTheCommit() {
    RunHandle<String> run = errand.inTransaction(handle -> trigger(echo, "x"));
    assertThat(run.await(SOON).output()).contains("x1");
    assertThat(queued()).isEqualTo(1);
  }
}
