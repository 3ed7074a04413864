package dev.errand.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.manage.RunFilter;
import dev.errand.task.RunStatus;
import dev.errand.testing.Invariants;
import dev.errand.testing.TestServer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page has exactly the runs that are asked for, whichever way they are found. */
class RunListTest {

  private static final int RUNS = 3000;
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<String> TASKS = List.of("common", "other", "third", "rare", "none");
  private static final List<String> QUEUES = List.of("common", "other", "shared", "both", "none");
  private static final List<String> TAGS = List.of("often", "some", "seldom", "none");
  private static final HikariDataSource DATA_SOURCE =
      TestServer.pool(TestServer.createDatabase(), 3);
  private static final Database DATABASE =
      new Database(DATA_SOURCE, Schema.DEFAULT, Clock.systemUTC());
  private static final List<RunRow> ALL = new ArrayList<>();
  private static final List<UUID> BATCHES = new ArrayList<>();

  /** Every status, and every way in which a task and a queue may go together. */
  private static final String FILL =
      """
      INSERT INTO errand.run (
        id, created_at, priority, task, queue, payload, tags, parent_id, batch_id)
      SELECT id, at, 0, task,
        CASE WHEN n % 5 = 0 THEN 'shared' WHEN n % 17 = 0 THEN 'both' ELSE task END, '{}',
        CASE WHEN n = 900 THEN ARRAY['often', 'seldom', 'seldom'] WHEN n % 2 = 0 THEN ARRAY['often']
          WHEN n % 9 = 0 THEN ARRAY['some', 'often'] END,
        CASE WHEN n % 4 = 1 THEN ('00000000-0000-7000-8000-' || lpad((n % 3)::text, 12, '0'))::uuid END,
        CASE WHEN n % 6 = 1 THEN ('00000000-0000-7000-9000-' || lpad((n / 500)::text, 12, '0'))::uuid END
      FROM (
        SELECT n, at,
          (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '70008'
            || substr(md5(n::text), 1, 15))::uuid AS id,
          CASE WHEN n IN (40, 700) THEN 'rare' WHEN n % 13 = 0 THEN 'third'
            WHEN n % 3 = 0 THEN 'other' ELSE 'common' END AS task
        FROM (
          SELECT n, timestamptz '2026-01-01 00:00Z' + n * interval '1 second' AS at
          FROM generate_series(1, 3000) n) numbered) timed
      """;

  @BeforeAll
  static void fill() {
    new Migrations(Schema.DEFAULT).migrate(DATABASE);
    Jdbi.create(DATA_SOURCE)
        .useHandle(
            handle -> {
              handle.execute(FILL);
              handle.execute(
                  "INSERT INTO errand.worker (started_at, expires_at, name, places, tasks)"
                      + " VALUES (now(), 'infinity', 'w', 1, ARRAY['common', 'third'])");
              for (Placed placed : Placed.values()) {
                handle.execute(placed.insert, placed.ordinal());
              }
            });
    Set<UUID> ids =
        Set.copyOf(
            Jdbi.create(DATA_SOURCE)
                .withHandle(
                    h -> h.createQuery("SELECT id FROM errand.run").mapTo(UUID.class).list()));
    ALL.addAll(new RunQueries(DATABASE).find(ids));
    ALL.sort(Comparator.comparing((RunRow row) -> row.id().toString()).reversed());
    assertThat(ALL).hasSize(RUNS);
    Invariants.check(DATA_SOURCE);
    IntStream.range(0, 7)
        .mapToObj(i -> UUID.fromString("00000000-0000-7000-9000-%012d".formatted(i)))
        .forEach(BATCHES::add);
  }

  @AfterAll
  static void close() {
    DATA_SOURCE.close();
  }

  /** Where runs are, by the last digit of a hash of their ids. */
  private enum Placed {
    COMPLETED(end("COMPLETED")),
    COMPLETED_TOO(end("COMPLETED")),
    FAILED(end("FAILED")),
    CANCELED(end("CANCELED")),
    TIMED_OUT(end("TIMED_OUT")),
    CRASHED(end("CRASHED")),
    EXECUTING(
        "INSERT INTO errand.running (run_id, ticket, worker_id, since, attempt, max_attempts)"
            + " SELECT id, 1, 1, now(), 1, 3"
            + OF_NUMBER),
    QUEUED(
        "INSERT INTO errand.ready (run_id, priority, attempt, queue, task)"
            + " SELECT id, 0, 0, queue, task"
            + OF_NUMBER),
    DELAYED("INSERT INTO errand.later (run_id, run_at, attempt) SELECT id, now(), 0" + OF_NUMBER),
    RETRIED("INSERT INTO errand.later (run_id, run_at, attempt) SELECT id, now(), 1" + OF_NUMBER);

    private final String insert;

    Placed(String insert) {
      this.insert = insert;
    }

    private static String end(String status) {
      return "INSERT INTO errand.run_end (run_id, ended_at, attempt, status)"
          + " SELECT id, now(), 1, '"
          + status
          + "'"
          + OF_NUMBER;
    }
  }

  private static final String OF_NUMBER =
      " FROM errand.run WHERE get_byte(uuid_send(id), 15) % 10 = ?";

  private static boolean matches(RunFilter filter, RunRow row, Set<UUID> batch) {
    return (filter.statuses().isEmpty() || filter.statuses().contains(row.status()))
        && (filter.tasks().isEmpty() || filter.tasks().contains(row.task()))
        && (filter.queues().isEmpty() || filter.queues().contains(row.queue()))
        && row.tags().containsAll(filter.tags())
        && filter.createdFrom().map(at -> !row.times().created().isBefore(at)).orElse(true)
        && filter.createdBefore().map(at -> row.times().created().isBefore(at)).orElse(true)
        && filter.parent().map(id -> id.equals(row.parentId())).orElse(true)
        && (filter.batch().isEmpty() || batch.contains(row.id()))
        && (!filter.withoutWorker()
            || Set.of("other", "rare").contains(row.task())
                && Set.of(RunStatus.QUEUED, RunStatus.DELAYED).contains(row.status()));
  }

  private static RunFilter random(Random random) {
    RunFilter.Builder filter = RunFilter.builder();
    if (chance(random, 2)) {
      filter.status(some(random, List.of(RunStatus.values())).toArray(RunStatus[]::new));
    }
    if (chance(random, 3)) {
      filter.task(some(random, TASKS).toArray(String[]::new));
    }
    if (chance(random, 4)) {
      filter.queue(some(random, QUEUES).toArray(String[]::new));
    }
    if (chance(random, 4)) {
      filter.tag(some(random, TAGS).toArray(String[]::new));
    }
    if (chance(random, 4)) {
      filter.createdFrom(FIRST.plusMillis(random.nextInt(RUNS * 1000)));
    }
    if (chance(random, 4)) {
      filter.createdBefore(FIRST.plusMillis(random.nextInt(RUNS * 1000)));
    }
    if (chance(random, 6)) {
      filter.parent(UUID.fromString("00000000-0000-7000-8000-%012d".formatted(random.nextInt(4))));
    }
    if (chance(random, 6)) {
      filter.batch(BATCHES.get(random.nextInt(BATCHES.size())));
    }
    if (chance(random, 10)) {
      filter.withoutWorker();
    }
    return filter.limit(chance(random, 5) ? 7 : 20 + random.nextInt(300)).build();
  }

  private static boolean chance(Random random, int one) {
    return random.nextInt(one) == 0;
  }

  private static <T> List<T> some(Random random, List<T> of) {
    int count = 1 + random.nextInt(random.nextBoolean() ? 1 : of.size());
    return random.ints(count, 0, of.size()).mapToObj(of::get).distinct().toList();
  }

  /** Small windows make every path be tried, given up and taken again. */
  @ParameterizedTest
  @ValueSource(ints = {20, RunList.WINDOW})
  void anyFilterGivesItsRunsPageByPage(int window) {
    Random random = new Random(window);
    for (int i = 0; i < 120; i++) {
      RunFilter filter = random(random);
      Set<UUID> batch = filter.batch().map(RunListTest::batch).orElse(Set.of());
      Predicate<RunRow> wanted = row -> matches(filter, row, batch);
      List<UUID> expected = ALL.stream().filter(wanted).map(RunRow::id).toList();
      List<UUID> found = new ArrayList<>();
      RunFilter page = filter;
      while (found.size() <= expected.size()) {
        RunFilter next = page;
        List<UUID> ids = DATABASE.snapshot(h -> new RunList(Schema.DEFAULT, h, next, window).ids());
        found.addAll(ids);
        if (ids.size() < filter.limit()) {
          break;
        }
        page = page.toBuilder().after(ids.get(ids.size() - 1)).build();
      }
      assertThat(found)
          .as("window %s, filter %s: %s", window, i, describe(filter))
          .isEqualTo(expected);
    }
  }

  private static Set<UUID> batch(UUID id) {
    return Set.copyOf(
        Jdbi.create(DATA_SOURCE)
            .withHandle(
                h ->
                    h.createQuery("SELECT id FROM errand.run WHERE batch_id = :id")
                        .bind("id", id)
                        .mapTo(UUID.class)
                        .list()));
  }

  private static String describe(RunFilter filter) {
    return "%s %s %s %s %s %s parent %s batch %s withoutWorker %s limit %d"
        .formatted(
            filter.statuses(),
            filter.tasks(),
            filter.queues(),
            filter.tags(),
            filter.createdFrom(),
            filter.createdBefore(),
            filter.parent(),
            filter.batch(),
            filter.withoutWorker(),
            filter.limit());
  }

  @Test
  void rowsComeWithTheIds() {
    List<RunRow> page = new RunQueries(DATABASE).list(RunFilter.builder().limit(10).build());
    assertThat(page)
        .extracting(RunRow::id)
        .isEqualTo(ALL.subList(0, 10).stream().map(RunRow::id).toList());
    assertThat(page.get(0).times().created()).isEqualTo(FIRST.plus(RUNS, ChronoUnit.SECONDS));
  }
}
