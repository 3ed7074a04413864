package dev.errand.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.internal.store.ReadyQueue.Part;
import dev.errand.testing.TestServer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One claim from several queues. */
class ReadyQueueTest {

  private final HikariDataSource dataSource = TestServer.pool(TestServer.createDatabase(), 2);
  private final Database database = new Database(dataSource, Schema.DEFAULT, Clock.systemUTC());
  private final ReadyQueue ready = new ReadyQueue(database);
  private final List<Part> all =
      List.of(new Part("long", Span.ALL), new Part("empty", Span.ALL), new Part("short", Span.ALL));

  @BeforeEach
  void fill() {
    new Migrations(Schema.DEFAULT).migrate(database);
    store("long", 100);
    store("short", 3);
  }

  @AfterEach
  void close() {
    dataSource.close();
  }

  private void store(String queue, int runs) {
    Jdbi.create(dataSource)
        .useHandle(
            handle ->
                handle.execute(
                    "WITH stored AS (INSERT INTO errand.run"
                        + " (id, created_at, priority, task, queue, payload)"
                        + " SELECT gen_random_uuid(), now(), 0, 'task', ?, '{}'"
                        + " FROM generate_series(1, ?) RETURNING id, queue)"
                        + " INSERT INTO errand.ready (run_id, priority, attempt, queue, task)"
                        + " SELECT id, 0, 0, queue, 'task' FROM stored",
                    queue,
                    runs));
  }

  private Map<String, Long> claim(int each, int limit) {
    return ready
        .claim(
            new ReadyQueue.Claimant(1, List.of("task"), List.of(3)),
            new ReadyQueue.Claim(all, each, limit, 7))
        .stream()
        .collect(Collectors.groupingBy(one -> one.run().queue(), Collectors.counting()));
  }

  @Test
  void aLongQueueKeepsNobodyWaitingInAShortOne() {
    assertThat(claim(10, 30)).isEqualTo(Map.of("long", 10L, "short", 3L));
  }

  @Test
  void noMoreThanTheLimitIsTakenInAll() {
    assertThat(claim(10, 12)).isEqualTo(Map.of("long", 10L, "short", 2L));
    assertThat(claim(100, 500)).isEqualTo(Map.of("long", 90L, "short", 1L));
  }
}
