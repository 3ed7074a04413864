package dev.errand.internal.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.internal.store.Database;
import dev.errand.internal.store.Migrations;
import dev.errand.internal.store.Place;
import dev.errand.internal.store.ReadyQueue;
import dev.errand.internal.store.Schema;
import dev.errand.internal.store.Span;
import dev.errand.testing.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claims go on where the last ended, and miss nothing that they have to see. */
class QueueCursorTest {

  private static final int RUNS = 30_000;
  private static final String QUEUE = "queue";

  private final String url = TestServer.createDatabase();
  private final HikariDataSource dataSource = TestServer.pool(url, 3);
  private final Database database = new Database(dataSource, Schema.DEFAULT, Clock.systemUTC());
  private final Jdbi jdbi = Jdbi.create(dataSource);
  private final ReadyQueue ready = new ReadyQueue(database);
  private final ReadyQueue.Claimant claimant =
      new ReadyQueue.Claimant(1, List.of("task"), List.of(3));
  private final QueueCursor cursor = new QueueCursor();

  @BeforeEach
  void migrate() {
    new Migrations(Schema.DEFAULT).migrate(database);
  }

  @AfterEach
  void close() {
    dataSource.close();
  }

  private void store(int from, int count, int priority) {
    jdbi.useHandle(
        handle -> {
          handle.execute(
              "INSERT INTO errand.run (id, created_at, priority, task, queue, payload)"
                  + " SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid,"
                  + " now(), ?, 'task', 'queue', '{}' FROM generate_series(?, ?) i",
              priority,
              from,
              from + count - 1);
          handle.execute(
              "INSERT INTO errand.ready (run_id, priority, attempt, queue, task)"
                  + " SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid,"
                  + " ?, 0, 'queue', 'task' FROM generate_series(?, ?) i ORDER BY i",
              priority,
              from,
              from + count - 1);
        });
  }

  private List<Place> claim(int limit) {
    List<Place> places = claim(cursor.begin(), limit);
    cursor.claimed(places, places.size() == limit);
    return places;
  }

  private List<Place> claim(List<Span> spans, int limit) {
    return ready.claim(claimant, new ReadyQueue.Claim(QUEUE, spans, limit, 1)).stream()
        .map(ReadyQueue.Claimed::place)
        .toList();
  }

  private long entriesRead() {
    assumeTrue(
        TestServer.version() >= 15, "before 15 the server's counts can't be asked for at once");
    return jdbi.withHandle(
        handle -> {
          handle.execute("SELECT pg_stat_force_next_flush()");
          return handle
              .createQuery(
                  "SELECT idx_tup_read FROM pg_stat_user_indexes WHERE indexrelname = 'ready_order'")
              .mapTo(Long.class)
              .one();
        });
  }

  /** Has every connection of the pool report what it has counted. */
  private void flushCounts() throws SQLException {
    assumeTrue(
        TestServer.version() >= 15, "before 15 the server's counts can't be asked for at once");
    try (Connection one = dataSource.getConnection();
        Connection two = dataSource.getConnection()) {
      for (Connection connection : List.of(one, two)) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("SELECT pg_stat_force_next_flush()");
        }
      }
    }
  }

  @Test
  void besideAnOldTransactionAClaimReadsWhatItClaims() throws SQLException {
    try (Connection old = dataSource.getConnection();
        Statement snapshot = old.createStatement()) {
      old.setAutoCommit(false);
      old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      snapshot.execute("SELECT 1");
      store(1, RUNS, 0);
      // The first claim begins at the start; the second looks back, as far as nothing is known.
      claim(500);
      claim(500);
      flushCounts();
      long before = entriesRead();
      int claims = 0;
      for (int claimed = 1_000; claimed < RUNS - 1_000; claimed += 500) {
        List<Place> places = claim(cursor.near(), 500);
        cursor.claimed(places, true);
        assertThat(places).hasSize(500);
        claims++;
      }
      flushCounts();
      long each = (entriesRead() - before) / claims;
      // From the queue's start it would be half of all runs at each claim.
      assertThat(each).isLessThan(6_500);
      old.rollback();
    }
  }

  @Test
  void aLargerPriorityThatComesLaterIsClaimedFirst() {
    store(1, 100, 0);
    assertThat(claim(10)).hasSize(10);
    store(200, 5, 7);
    store(300, 5, -7);
    List<Place> next = claim(cursor.near(), 20);
    assertThat(next.subList(0, 5)).allMatch(place -> place.rank() == -7);
    assertThat(next.subList(5, 20)).allMatch(place -> place.rank() == 0);
    cursor.claimed(next, true);
    store(400, 5, 7);
    store(500, 5, 3);
    assertThat(claim(cursor.near(), 200).stream().map(Place::rank).distinct())
        .containsExactly(-7, -3, 0, 7);
  }

  @Test
  void spansDontOverlapAndCoverWhatIsNotBehind() {
    cursor.begin();
    cursor.claimed(
        List.of(new Place(-2, 20_000), new Place(0, 30_000), new Place(5, 40_000)), true);
    assertThat(cursor.near())
        .containsExactly(
            new Span(Place.FIRST, -2),
            new Span(new Place(-2, 15_000), 0),
            new Span(new Place(0, 25_000), 5),
            new Span(new Place(5, 35_000), Integer.MAX_VALUE));
    assertThat(cursor.first()).isEqualTo(new Place(-2, 15_000));
  }

  @Test
  void aQueueThatIsBehindTheCursorIsTakenFromItsStartAtOnce() {
    store(1, 12_000, 0);
    assertThat(claim(500)).hasSize(500);
    // As if others had committed 10,000 places late.
    cursor.claimed(List.of(new Place(0, 11_000)), false);
    List<Place> late = claim(500); // looks back: nothing is old enough, so at the rank's start
    assertThat(late.get(0).seq()).isEqualTo(501);
    List<Place> goesOn = claim(500);
    assertThat(goesOn.get(0).seq()).isEqualTo(1_001);
  }
}
