package dev.errand.internal.store;

import dev.errand.internal.store.RunningTable.Claim;
import dev.errand.internal.store.RunningTable.Ended;
import dev.errand.internal.store.RunningTable.Retried;
import dev.errand.testing.UncommittedConnection;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The statements of the hot path in one session that prepares them on the server, each executed in
 * a transaction that is rolled back, and how many rows each of them reads.
 */
final class PlannedStatements implements AutoCloseable {

  private static final int ROWS = 1_000_000;

  private static final ReadyQueue.Claimant CLAIMANT =
      new ReadyQueue.Claimant(1, List.of("task"), List.of(3));
  private static final RunTable.Birth BIRTH = new RunTable.Birth(3, Place.FIRST);

  /** Of each kind. */
  private static final int FEW = 100;

  /** No statement here is about more than a thousand runs, and each has a few rows. */
  private static final long MOST_READ = 20_000;

  // Counted since the session last told the server, which it does between transactions only.
  private static final String READ =
      """
      SELECT relname, coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)
      FROM pg_stat_xact_user_tables WHERE schemaname = 'errand'
      """;

  private interface Act {
    /** Returns how many runs it was about. */
    int run();
  }

  private record Planned(Act act, int expected, long mostRead) {}

  private final String name;
  private final Connection connection;
  private final Map<String, Planned> statements = new LinkedHashMap<>();

  private PlannedStatements(String name, Connection connection) {
    this.name = name;
    this.connection = connection;
    collect(new Database(UncommittedConnection.source(connection), Schema.DEFAULT, CLOCK));
  }

  private static final Clock CLOCK = Clock.systemUTC();

  static Database database(String url) {
    return new Database(source(url), Schema.DEFAULT, CLOCK);
  }

  private static DataSource source(String url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    return source;
  }

  static PlannedStatements open(String url, String mode, String name) throws SQLException {
    Connection connection = DriverManager.getConnection(url + "&prepareThreshold=1");
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET plan_cache_mode = " + mode);
    }
    connection.setAutoCommit(false);
    return new PlannedStatements(mode + ", " + name, connection);
  }

  private void add(String statement, int expected, Act act) {
    statements.put(statement, new Planned(act, expected, MOST_READ));
  }

  private static List<Claim> claims() {
    return PlannedRows.running(FEW).stream().map(id -> new Claim(id, 1)).toList();
  }

  private static List<Ended> ends() {
    return claims().stream().map(c -> new Ended(c, "COMPLETED", "1", null)).toList();
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

  private static int claim(ReadyQueue ready, String queue, List<Span> spans) {
    return ready.claim(CLAIMANT, new ReadyQueue.Claim(queue, spans, 500, 7)).size();
  }

  private static int count(boolean found) {
    return found ? 1 : 0;
  }

  private void collect(Database database) {
    ReadyQueue ready = new ReadyQueue(database);
    List<Span> all = List.of(Span.ALL);
    List<Span> fromCursor =
        List.of(new Span(Place.FIRST, 0), new Span(new Place(0, 5_000), Integer.MAX_VALUE));
    add("claim", 500, () -> claim(ready, "queue", all));
    add("claim from a cursor", 500, () -> claim(ready, "queue", fromCursor));
    List<ReadyQueue.Part> several =
        List.of(
            new ReadyQueue.Part("a", Span.ALL),
            new ReadyQueue.Part("queue", Span.ALL),
            new ReadyQueue.Part("z", Span.ALL));
    add(
        "claim from several queues",
        150,
        () -> ready.claim(CLAIMANT, new ReadyQueue.Claim(several, 150, 450, 7)).size());
    add("claim from an empty queue", 0, () -> claim(ready, "a", all));
    add("queues with runs", 1, () -> ready.nonEmpty().size());
    add(
        "which of these queues have runs",
        1,
        () ->
            ready
                .nonEmpty(
                    List.of(
                        new ReadyQueue.Part("queue", fromCursor.get(0)),
                        new ReadyQueue.Part("queue", fromCursor.get(1)),
                        new ReadyQueue.Part("a", Span.ALL)))
                .size());
    add("unknown tasks", 1, () -> ready.unknownTasks().size());
    add("expire", 1000, () -> ready.expire().size());

    RunningTable running = new RunningTable(database);
    add("end", FEW, () -> database.single(h -> running.end(h, ends(), false).size()));
    add("end with hooks", FEW, () -> database.single(h -> running.end(h, ends(), true).size()));
    List<Retried> retries = claims().stream().map(c -> new Retried(c, 1000, "{}")).toList();
    add("retry", FEW, () -> database.single(h -> running.retry(h, retries).size()));
    add("give back", FEW, () -> database.single(h -> running.giveBack(h, claims()).size()));
    add("lose", FEW, () -> database.single(h -> running.lose(h, claims(), "why").size()));
    Claim forged = new Claim(claims().get(0).runId(), 2);
    add("end under another ticket", 0, () -> database.single(h -> endAny(running, h, forged)));
    add("lock under another ticket", 0, () -> count(database.single(h -> running.lock(h, forged))));
    add("lock", 1, () -> count(database.single(h -> running.lock(h, claims().get(0)))));
    MetadataTable metadata = new MetadataTable(database);
    add("put metadata under another ticket", 0, () -> count(metadata.put(forged, "{}")));
    add("put metadata", 1, () -> count(metadata.put(claims().get(0), "{}")));
    add("get metadata", 0, () -> count(metadata.find(claims().get(0).runId()).isPresent()));
    // Reads the table once, by design: one worker's claims, compared with its memory.
    statements.put(
        "held by a worker",
        new Planned(
            () -> database.single(h -> running.heldBy(h, 2).size()), 0, ROWS / 10 + MOST_READ));

    RunTable runs = new RunTable(database);
    add("trigger", 2, () -> trigger(database, runs));
    add("trigger with a birth", 1, () -> birth(database, runs));
    add("find a child", 0, () -> count(runs.child(PlannedRows.ready(1).get(0), 1).isPresent()));

    LaterTable later = new LaterTable(database);
    add(
        "move due",
        1000,
        () -> later.moveDue(Instant.EPOCH).stream().mapToInt(LaterTable.Moved::runs).sum());
    add("next due", 1, () -> count(later.millisToNext(Instant.EPOCH).isPresent()));

    HookTable hooks = new HookTable(database);
    add("claim hooks", 8, () -> hooks.claim(7, List.of("task"), 8).size());
    add(
        "give hooks back, and be done",
        8,
        () -> {
          List<UUID> claimed = hooks.claim(7, List.of("task"), 8);
          hooks.giveBack(7, claimed.subList(0, claimed.size() / 2));
          hooks.done(claimed);
          return claimed.size();
        });
    add("sweep hooks", 0, () -> database.single(h -> sweep(h, hooks)));

    CancelRequests cancels = new CancelRequests(database);
    add(
        "cancel",
        FEW,
        () ->
            database.single(
                h -> {
                  List<UUID> waiting = PlannedRows.ready(FEW);
                  cancels.request(h, waiting);
                  return cancels.end(h, waiting).size();
                }));
    add("sweep of no cancels", 0, () -> database.single(h -> cancels.sweep(h).size()));
    add(
        "sweep of cancels",
        FEW,
        () ->
            database.single(
                h -> {
                  cancels.request(h, PlannedRows.delayed(FEW));
                  return cancels.sweep(h).size();
                }));

    RunQueries queries = new RunQueries(database);
    add("find", 1, () -> count(queries.find(PlannedRows.ended(1).get(0)).isPresent()));
    add("find several", FEW, () -> queries.find(PlannedRows.ready(FEW)).size());
    add("which have ended", FEW, () -> queries.ended(PlannedRows.ended(FEW)).size());
  }

  /** Any way out. */
  private static int endAny(RunningTable running, org.jdbi.v3.core.Handle handle, Claim claim) {
    List<Ended> ends = List.of(new Ended(claim, "COMPLETED", "1", null));
    return running.end(handle, ends, false).size()
        + running.end(handle, ends, true).size()
        + running.retry(handle, List.of(new Retried(claim, 1, "{}"))).size()
        + running.giveBack(handle, List.of(claim)).size()
        + running.lose(handle, List.of(claim), "why").size();
  }

  private static int sweep(org.jdbi.v3.core.Handle handle, HookTable hooks) {
    hooks.sweep(handle);
    return 0;
  }

  private static int trigger(Database database, RunTable runs) {
    List<NewRun> stored =
        List.of(newRun(UUID.randomUUID(), "empty"), newRun(UUID.randomUUID(), "queue"));
    return database.single(
        handle -> {
          runs.insert(handle, stored);
          return stored.size();
        });
  }

  private static int birth(Database database, RunTable runs) {
    UUID alone = UUID.randomUUID();
    UUID behind = UUID.randomUUID();
    RunTable.Births births = new RunTable.Births(1, 9, Map.of(alone, BIRTH, behind, BIRTH));
    List<NewRun> stored = List.of(newRun(alone, "empty"), newRun(behind, "queue"));
    return database.single(handle -> runs.insert(handle, stored, births)).size();
  }

  /** Executes each statement, twice, so that it is planned. */
  void execute() {
    for (Planned planned : statements.values()) {
      planned.act.run();
      planned.act.run();
      rollBack();
    }
  }

  /**
   * Executes each statement, and says which of them read too much or didn't do what they should.
   */
  void check(String state, SoftAssertions failures) {
    statements.forEach(
        (statement, planned) -> {
          Map<String, Long> before = read();
          int runs = planned.act.run();
          Map<String, Long> read = read();
          before.forEach((table, rows) -> read.merge(table, -rows, Long::sum));
          read.values().removeIf(rows -> rows == 0);
          String where = "\"" + statement + "\" (" + name + "; tables " + state + ")";
          failures.assertThat(runs).as(where).isEqualTo(planned.expected);
          failures
              .assertThat(read.values().stream().mapToLong(rows -> rows).sum())
              .as("rows read by " + where + ": " + read)
              .isLessThanOrEqualTo(planned.mostRead);
          rollBack();
        });
  }

  private Map<String, Long> read() {
    Map<String, Long> read = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(READ)) {
      while (rows.next()) {
        read.put(rows.getString(1), rows.getLong(2));
      }
      return read;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void rollBack() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
