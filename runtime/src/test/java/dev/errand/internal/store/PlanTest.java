package dev.errand.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.internal.store.RunningTable.Claim;
import dev.errand.testing.TestServer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the hot path executes reads large tables by index only: with statistics and without, with
 * plans made for the values and with generic ones. The server's own counts of scans say so.
 */
class PlanTest {

  /** How plans are made. */
  enum Setting {
    CUSTOM_PLAN("force_custom_plan", true),
    GENERIC_PLAN("force_generic_plan", true),
    CUSTOM_PLAN_WITHOUT_STATISTICS("force_custom_plan", false),
    GENERIC_PLAN_WITHOUT_STATISTICS("force_generic_plan", false);

    private final String mode;
    private final boolean analyzed;

    Setting(String mode, boolean analyzed) {
      this.mode = mode;
      this.analyzed = analyzed;
    }
  }

  private static final int ROWS = 80_000;
  private static final RunTable.Birth BIRTH = new RunTable.Birth(3, Place.FIRST);

  private final String url = TestServer.createDatabase();
  private final HikariDataSource dataSource = TestServer.pool(url + "&prepareThreshold=1", 1);
  private final Database database = new Database(dataSource, Schema.DEFAULT, Clock.systemUTC());

  @AfterEach
  void close() {
    dataSource.close();
  }

  @BeforeEach
  void requireCounts() {
    assumeTrue(
        TestServer.version() >= 15, "before 15 the server's counts can't be asked for at once");
  }

  private void fill(Setting setting) {
    new Migrations(Schema.DEFAULT).migrate(database);
    Jdbi.create(dataSource)
        .useHandle(
            handle -> {
              for (String table : List.of("run", "ready", "running", "later", "hook")) {
                handle.execute("ALTER TABLE errand." + table + " SET (autovacuum_enabled = false)");
              }
              handle.execute(
                  "INSERT INTO errand.run (id, created_at, priority, task, queue, payload)"
                      + " SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid,"
                      + " now(), 0, 'task', 'queue', '{}'"
                      + " FROM generate_series(1, ?) i",
                  ROWS);
              handle.execute(
                  "INSERT INTO errand.ready (run_id, priority, attempt, queue, task)"
                      + " SELECT id, 0, 0, 'queue', 'task' FROM errand.run ORDER BY id LIMIT ?",
                  ROWS / 2);
              handle.execute(
                  "INSERT INTO errand.running (run_id, ticket, worker_id, since, attempt,"
                      + " max_attempts) SELECT id, 1, 1, now(), 1, 3 FROM errand.run"
                      + " ORDER BY id OFFSET ? LIMIT ?",
                  ROWS / 2,
                  ROWS / 4);
              handle.execute(
                  "INSERT INTO errand.later (run_id, run_at, attempt)"
                      + " SELECT id, now() - interval '1 hour', 0 FROM errand.run"
                      + " ORDER BY id OFFSET ?",
                  ROWS * 3 / 4);
              handle.execute(
                  "INSERT INTO errand.run (id, created_at, priority, task, queue, payload)"
                      + " SELECT ('00000000-0000-7000-9000-' || lpad(to_hex(i), 12, '0'))::uuid,"
                      + " now(), 0, 'task', 'queue', '{}'"
                      + " FROM generate_series(1, ?) i",
                  ROWS);
              handle.execute(
                  "INSERT INTO errand.run_end (run_id, started_at, ended_at, attempt, status)"
                      + " SELECT id, now(), now(), 1, 'COMPLETED' FROM errand.run"
                      + " WHERE id >= '00000000-0000-7000-9000-000000000000'");
              if (setting.analyzed) {
                handle.execute("ANALYZE");
              }
              handle.execute("SET plan_cache_mode = " + setting.mode);
            });
  }

  private static NewRun newRun(UUID id, String queue) {
    return new NewRun(
        id,
        "task",
        queue,
        0,
        "{}",
        NewRun.Start.NOW,
        new NewRun.Bounds(null, null, null),
        NewRun.Origin.NONE,
        NewRun.Notes.NONE);
  }

  private void fillHooks(Setting setting) {
    Jdbi.create(dataSource)
        .useHandle(
            handle -> {
              handle.execute(
                  "INSERT INTO errand.hook (run_id, since, task)"
                      + " SELECT run_id, ended_at, 'task' FROM errand.run_end LIMIT 20000"
                      + " ON CONFLICT DO NOTHING");
              handle.execute(
                  "INSERT INTO errand.hook_failure (run_id, failed_at, hook, error)"
                      + " SELECT run_id, ended_at, 'hook', '{}' FROM errand.run_end LIMIT 20000");
              if (setting.analyzed) {
                handle.execute("ANALYZE errand.hook, errand.hook_failure");
              }
            });
  }

  private void fillKeys(Setting setting) {
    Jdbi.create(dataSource)
        .useHandle(
            handle -> {
              handle.execute(
                  "INSERT INTO errand.idempotency_key (hash, run_id, expires_at, task, key)"
                      + " SELECT id, id, now() + interval '1 day', 'task', id::text"
                      + " FROM errand.run LIMIT 60000");
              handle.execute(
                  "INSERT INTO errand.idempotency_key (hash, run_id, expires_at, task, key)"
                      + " SELECT gen_random_uuid(), id, now() - interval '1 day', 'task', 'old'"
                      + " FROM errand.run LIMIT 20000");
              handle.execute(
                  "INSERT INTO errand.debounce_key (hash, run_id, first_at, run_at, task, key)"
                      + " SELECT run_id, run_id, now(), now() + interval '1 hour', 'task', 'k'"
                      + " FROM errand.later");
              handle.execute(
                  "INSERT INTO errand.debounce_key (hash, run_id, first_at, run_at, task, key)"
                      + " SELECT gen_random_uuid(), id, now(), now() - interval '1 hour', 'task',"
                      + " 'k' FROM errand.run LIMIT 20000");
              if (setting.analyzed) {
                handle.execute("ANALYZE errand.idempotency_key, errand.debounce_key");
              }
            });
  }

  private void useKeys() {
    IdempotencyKeys idempotency = new IdempotencyKeys(database);
    DebounceKeys debounce = new DebounceKeys(database);
    UUID held = id(1);
    NewRun again = keyed(new TriggerKey.Idempotency("again", 1000));
    Map<UUID, NewRun> asked = new HashMap<>();
    asked.put(held, again);
    for (int i = 0; i < 200; i++) {
      asked.put(UUID.randomUUID(), keyed(new TriggerKey.Idempotency("new " + i, 1000)));
    }
    database.useTransaction(
        handle -> {
          Map<UUID, UUID> answering = idempotency.take(handle, asked);
          assertThat(answering).hasSize(201).containsEntry(held, held);
        });
    assertThat(idempotency.reset("task", "nobody's")).isFalse();
    assertThat(idempotency.sweep(1000)).isEqualTo(1000);

    TriggerKey.Debounce key = new TriggerKey.Debounce("k", 1000, null);
    NewRun first = keyed(key);
    NewRun second = keyed(key);
    database.useTransaction(
        handle -> {
          assertThat(debounce.lock(handle, first, key)).isEqualTo(first.id());
          new RunTable(database).insert(handle, List.of(first));
          assertThat(debounce.lock(handle, second, key)).isEqualTo(first.id());
          assertThat(debounce.replace(handle, second, key)).isTrue();
          debounce.renew(handle, second, key);
        });
    assertThat(debounce.sweep(1000)).isEqualTo(1000);
    assertThat(new LaterTable(database).reschedule(first.id(), Instant.now().plusSeconds(3600)))
        .isTrue();
  }

  private static NewRun keyed(TriggerKey key) {
    NewRun run = newRun(UUID.randomUUID(), "keyed");
    return new NewRun(
        run.id(),
        run.task(),
        run.queue(),
        run.priority(),
        run.payload(),
        key instanceof TriggerKey.Debounce ? new NewRun.Start(1000L, null) : run.start(),
        run.bounds(),
        run.origin(),
        run.notes(),
        key);
  }

  private static UUID id(int number) {
    return UUID.fromString("00000000-0000-7000-8000-%012x".formatted(number));
  }

  private static List<Claim> claims(int count) {
    return IntStream.rangeClosed(ROWS / 2 + 1, ROWS / 2 + count)
        .mapToObj(number -> new Claim(id(number), 1))
        .toList();
  }

  /** Sequential scans of large tables so far, by table. */
  private Map<String, Long> sequentialScans() {
    return Jdbi.create(dataSource)
        .withHandle(
            handle -> {
              handle.execute("SELECT pg_stat_force_next_flush()");
              return handle
                  .createQuery(
                      "SELECT relname, seq_scan FROM pg_stat_user_tables WHERE relname IN"
                          + " ('run', 'ready', 'running', 'later', 'run_end', 'hook', 'hook_failure',"
                          + " 'idempotency_key', 'debounce_key')")
                  .setMapKeyColumn("relname")
                  .setMapValueColumn("seq_scan")
                  .collectInto(new org.jdbi.v3.core.generic.GenericType<Map<String, Long>>() {});
            });
  }

  private void withoutSequentialScan(Runnable work) {
    Map<String, Long> before = sequentialScans();
    work.run();
    assertThat(sequentialScans()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void theHotPathReadsByIndex(Setting setting) {
    fill(setting);
    RunningTable running = new RunningTable(database);
    ReadyQueue ready = new ReadyQueue(database);

    withoutSequentialScan(
        () -> {
          ReadyQueue.Claimant claimant = new ReadyQueue.Claimant(1, List.of("task"), List.of(3));
          assertThat(
                  ready.claim(claimant, new ReadyQueue.Claim("queue", List.of(Span.ALL), 500, 7)))
              .hasSize(500);
          List<Span> fromCursor =
              List.of(new Span(Place.FIRST, 0), new Span(new Place(0, 10_001), Integer.MAX_VALUE));
          assertThat(ready.claim(claimant, new ReadyQueue.Claim("queue", fromCursor, 100, 8)))
              .hasSize(100)
              .allMatch(claimed -> claimed.place().seq() > 10_000);
          assertThat(ready.nonEmpty()).containsExactly("queue");
          assertThat(
                  ready.nonEmpty(
                      List.of(
                          new ReadyQueue.Part("queue", fromCursor.get(0)),
                          new ReadyQueue.Part("queue", fromCursor.get(1)),
                          new ReadyQueue.Part("other", Span.ALL))))
              .containsExactly("queue");
          assertThat(ready.nonEmpty(List.of(new ReadyQueue.Part("queue", fromCursor.get(0)))))
              .isEmpty();
        });

    List<Claim> claims = claims(400);
    List<RunningTable.Ended> ends = new ArrayList<>();
    claims
        .subList(0, 100)
        .forEach(c -> ends.add(new RunningTable.Ended(c, "COMPLETED", "1", null)));
    List<RunningTable.Retried> retries =
        claims.subList(100, 200).stream()
            .map(claim -> new RunningTable.Retried(claim, 1000, "{}"))
            .toList();
    withoutSequentialScan(
        () ->
            database.useTransaction(
                handle -> {
                  assertThat(running.end(handle, ends.subList(0, 50), false)).hasSize(50);
                  assertThat(running.end(handle, ends.subList(50, 100), true)).hasSize(50);
                  assertThat(running.retry(handle, retries)).hasSize(100);
                  assertThat(running.giveBack(handle, claims.subList(200, 300))).hasSize(100);
                  assertThat(running.lose(handle, claims.subList(300, 400), "why")).hasSize(100);
                  assertThat(running.lock(handle, claims.get(0))).isFalse();
                }));

    withoutSequentialScan(
        () -> {
          RunTable runs = new RunTable(database);
          UUID alone = UUID.randomUUID();
          UUID behind = UUID.randomUUID();
          RunTable.Births births = new RunTable.Births(1, 9, Map.of(alone, BIRTH, behind, BIRTH));
          List<NewRun> stored = List.of(newRun(alone, "empty"), newRun(behind, "queue"));
          Map<UUID, Instant> started =
              database.single(handle -> runs.insert(handle, stored, births));
          assertThat(started).containsOnlyKeys(alone);
        });

    HookTable hooks = new HookTable(database);
    hooks.declare(List.of("task"));
    fillHooks(setting);
    withoutSequentialScan(
        () -> {
          List<UUID> claimed = hooks.claim(7, List.of("task"), 8);
          assertThat(claimed).hasSize(8);
          hooks.giveBack(7, claimed.subList(0, 4));
          hooks.done(claimed);
          assertThat(hooks.declared()).containsExactly("task");
        });

    fillKeys(setting);
    withoutSequentialScan(this::useKeys);

    withoutSequentialScan(
        () -> {
          assertThat(new LaterTable(database).moveDue(Instant.EPOCH)).hasSize(1);
          assertThat(new LaterTable(database).millisToNext(Instant.EPOCH)).isPresent();
          ready.expire();
          assertThat(new RunQueries(database).find(id(1))).isPresent();
          assertThat(new RunQueries(database).ended(List.of(id(1)))).isEmpty();
        });
  }

  @ParameterizedTest
  @EnumSource
  void aTicketThatIsNotHeldRecordsNothing(Setting setting) {
    fill(setting);
    RunningTable running = new RunningTable(database);
    Claim held = new Claim(id(ROWS / 2 + 1), 1);
    Claim forged = new Claim(held.runId(), 2);
    database.useTransaction(
        handle -> {
          for (boolean withHooks : new boolean[] {true, false}) {
            assertThat(
                    running.end(
                        handle,
                        List.of(new RunningTable.Ended(forged, "COMPLETED", null, null)),
                        withHooks))
                .isEmpty();
            assertThat(running.lock(handle, held)).isTrue();
          }
          assertThat(running.retry(handle, List.of(new RunningTable.Retried(forged, 1, "{}"))))
              .isEmpty();
          assertThat(running.lock(handle, held)).isTrue();
          assertThat(running.giveBack(handle, List.of(forged))).isEmpty();
          assertThat(running.lock(handle, held)).isTrue();
          assertThat(running.lose(handle, List.of(forged), "why")).isEmpty();
          assertThat(running.lock(handle, held)).isTrue();
          running.forget(handle, forged);
          assertThat(running.lock(handle, held)).isTrue();
          assertThat(running.lock(handle, forged)).isFalse();
        });
    assertThat(new MetadataTable(database).put(forged, "{}")).isFalse();
  }
}
