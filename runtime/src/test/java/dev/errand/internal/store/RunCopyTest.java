package dev.errand.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.testing.Invariants;
import dev.errand.testing.TestServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Copied runs are stored as inserted ones are. */
class RunCopyTest {

  // Of both, whether a time is set, and what doesn't depend on the clock.
  private static final String STORED =
      """
      SELECT right(r.id::text, 6) AS id, r.priority, r.max_attempts, r.max_duration_ms, r.ttl_ms,
        r.task, r.queue, r.payload::text, r.tags::text, r.metadata::text, r.parent_id,
        r.parent_position, r.batch_id, r.batch_position,
        q.queue AS ready_queue, q.task AS ready_task, q.priority AS ready_priority,
        q.attempt AS ready_attempt, q.expires_at - r.created_at AS ready_for,
        CASE WHEN l.run_at < '2090-01-01' THEN l.run_at - r.created_at END AS put_off_for,
        CASE WHEN l.run_at >= '2090-01-01' THEN l.run_at END AS put_off_to,
        l.attempt AS later_attempt
      FROM errand.run r
      LEFT JOIN errand.ready q ON q.run_id = r.id
      LEFT JOIN errand.later l ON l.run_id = r.id
      WHERE r.id::text LIKE :prefix || '%'
      ORDER BY coalesce(q.seq, 0), r.id
      """;

  private final String url = TestServer.createDatabase();
  private final HikariDataSource dataSource = TestServer.pool(url, 2);
  private final Database database = new Database(dataSource, Schema.DEFAULT, Clock.systemUTC());
  private final RunTable runs = new RunTable(database);

  @BeforeEach
  void migrate() {
    new Migrations(Schema.DEFAULT).migrate(database);
  }

  @AfterEach
  void close() {
    Invariants.check(dataSource);
    dataSource.close();
  }

  private static List<NewRun> everyKind(String prefix) {
    UUID parent = UUID.fromString("00000000-0000-7000-8000-0000000000aa");
    List<NewRun> all = new ArrayList<>();
    for (int i = 0; i < RunTable.MANY; i++) {
      all.add(
          new NewRun(
              UUID.fromString(prefix + "-0000-7000-8000-%012x".formatted(i)),
              "task",
              i % 3 == 0 ? "queue" : "ünïcode \"quoted\"",
              i % 5 - 2,
              "{\"text\":\"" + (i % 4 == 0 ? "ä€😀\\\\\\u0000\\\"" : "plain") + "\"}",
              new NewRun.Start[] {
                    NewRun.Start.NOW,
                    new NewRun.Start(3_600_000L, null),
                    new NewRun.Start(null, Instant.parse("2099-01-02T03:04:05.678901Z")),
                    new NewRun.Start(null, Instant.parse("2001-01-01T00:00:00Z"))
                  }
                  [i % 4],
              i % 3 == 0
                  ? NewRun.Bounds.NONE
                  : new NewRun.Bounds(i % 7 + 1, 1_000L * i + 1, i % 2 == 0 ? null : 60_000L),
              i % 2 == 0
                  ? new NewRun.Origin(parent, null, null, null)
                  : new NewRun.Origin(null, null, parent, i),
              i % 6 == 0
                  ? new NewRun.Notes(List.of("a\"b", "c,d", "ü{}\\"), "{\"n\":1}")
                  : NewRun.Notes.NONE));
    }
    return all;
  }

  private List<Map<String, Object>> stored(String prefix) {
    return Jdbi.create(dataSource)
        .withHandle(handle -> handle.createQuery(STORED).bind("prefix", prefix).mapToMap().list());
  }

  @Test
  void theRowsAreTheSame() {
    List<NewRun> copied = everyKind("00000001");
    List<NewRun> inserted = everyKind("00000002");
    assertThat(database.<Boolean, RuntimeException>transaction(h -> copy(h, copied))).isTrue();
    database.useTransaction(
        handle -> {
          runs.insert(handle, inserted.subList(0, RunTable.MANY / 2));
          runs.insert(handle, inserted.subList(RunTable.MANY / 2, RunTable.MANY));
        });
    assertThat(stored("00000001")).hasSize(RunTable.MANY).isEqualTo(stored("00000002"));
  }

  private boolean copy(org.jdbi.v3.core.Handle handle, List<NewRun> all) {
    return new RunCopy(database).insert(handle, all);
  }

  @Test
  void manyRunsThatDontFitAreNotStoredAtAll() {
    List<NewRun> all = new ArrayList<>(everyKind("00000003"));
    all.add(all.get(0)); // the same id twice
    assertThatThrownBy(() -> database.useTransaction(handle -> runs.insert(handle, all)))
        .matches(DatabaseException::isDuplicate);
    assertThat(stored("00000003")).isEmpty();
    // The connection is good for the next.
    database.useTransaction(handle -> runs.insert(handle, everyKind("00000004")));
    assertThat(stored("00000004")).hasSize(RunTable.MANY);
  }

  @Test
  void connectionsThatDontShowTheDriversOwnAreInsertedInto() throws Exception {
    try (Connection real = dataSource.getConnection()) {
      real.setAutoCommit(false);
      Connection wrapped =
          (Connection)
              Proxy.newProxyInstance(
                  getClass().getClassLoader(),
                  new Class<?>[] {Connection.class},
                  (proxy, method, arguments) -> {
                    if (method.getName().equals("isWrapperFor")) {
                      return false;
                    }
                    try {
                      return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                      throw e.getCause();
                    }
                  });
      List<NewRun> all = everyKind("00000005");
      database.on(
          wrapped,
          handle -> {
            assertThat(copy(handle, all)).isFalse();
            runs.insert(handle, all);
            return true;
          });
      real.commit();
    }
    assertThat(stored("00000005")).hasSize(RunTable.MANY);
  }

  @Test
  void aTimeBeforeNowIsDueAtOnce() {
    List<NewRun> all = everyKind("00000006");
    database.useTransaction(handle -> runs.insert(handle, all));
    long ready = stored("00000006").stream().filter(row -> row.get("ready_queue") != null).count();
    assertThat(ready).isEqualTo(RunTable.MANY / 2);
  }
}
