package dev.errand.benchmarks.history;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.Errand;
import dev.errand.benchmarks.Summary;
import dev.errand.internal.store.ClaimedRun;
import dev.errand.internal.store.Database;
import dev.errand.internal.store.NewRun;
import dev.errand.internal.store.ReadyQueue;
import dev.errand.internal.store.RunTable;
import dev.errand.internal.store.RunningTable;
import dev.errand.internal.store.Schema;
import dev.errand.internal.store.Span;
import dev.errand.internal.trigger.RunIds;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What each variant costs on a run's way from trigger to end. */
final class HotPath {

  private static final double MICROS = 1e6;
  private static final int TASKS = 8;
  private static final int TRIGGERED = 64;
  private static final int CLAIMED = 500;
  private static final int ENDED = 64;
  private static final String PAYLOAD = "{\"text\":\"" + "x".repeat(190) + "\"}";
  private static final String OUTPUT = "{\"done\":true}";

  private final HistoryServer server;
  private final int runs;
  private final int rounds;
  private final PrintStream out;

  HotPath(HistoryServer server, int runs, int rounds, PrintStream out) {
    this.server = server;
    this.runs = runs;
    this.rounds = rounds;
    this.out = out;
  }

  /**
   * A variant's cost a run.
   *
   * @param storeCpu microseconds of the server to store it
   * @param endCpu microseconds of the server to claim and end it
   * @param wal bytes, from trigger to end
   */
  private record Cost(double storeCpu, double endCpu, double wal) {}

  String measure() throws Exception {
    Map<Variant, List<Cost>> costs = new EnumMap<>(Variant.class);
    List<Variant> order = new ArrayList<>(List.of(Variant.values()));
    for (int round = 0; round <= rounds; round++) {
      Collections.rotate(order, 1);
      for (Variant variant : order) {
        Cost cost = measure(variant);
        out.printf(Locale.ROOT, "  %d %-42s %s%n", round, variant.title(), cost);
        if (round > 0) {
          costs.computeIfAbsent(variant, any -> new ArrayList<>()).add(cost);
        }
      }
    }
    return table(costs);
  }

  private Cost measure(Variant variant) throws Exception {
    try (HikariDataSource pool = server.create("hot_path", 16)) {
      return measure(variant, pool);
    } finally {
      server.drop("hot_path");
    }
  }

  /** The engine's own statements, by one connection, so that busy neighbours change nothing. */
  private Cost measure(Variant variant, HikariDataSource pool) throws Exception {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(Errand.migrationSql());
      statement.execute(variant.sql());
      server.administer("CHECKPOINT");
      Database database = new Database(pool, Schema.DEFAULT, Clock.systemUTC());
      Usage before = usage(connection);
      store(database);
      Usage stored = usage(connection);
      statement.execute("ANALYZE");
      Usage analyzed = usage(connection);
      end(database);
      Usage ended = usage(connection);
      Usage storing = stored.minus(before);
      Usage ending = ended.minus(analyzed);
      return new Cost(
          storing.cpu() * MICROS / runs,
          ending.cpu() * MICROS / runs,
          (storing.wal() + ending.wal()) / runs);
    }
  }

  private void store(Database database) {
    RunTable table = new RunTable(database);
    RunIds ids = new RunIds(Clock.systemUTC());
    for (int first = 0; first < runs; first += TRIGGERED) {
      List<NewRun> batch = new ArrayList<>(TRIGGERED);
      for (int i = 0; i < TRIGGERED; i++) {
        String task = "benchmark-" + i % TASKS;
        batch.add(
            new NewRun(
                ids.next(),
                task,
                task,
                0,
                PAYLOAD,
                NewRun.Start.NOW,
                new NewRun.Bounds(null, null, null),
                NewRun.Origin.NONE,
                NewRun.Notes.NONE));
      }
      database.useTransaction(handle -> table.insert(handle, batch));
    }
  }

  private void end(Database database) {
    ReadyQueue ready = new ReadyQueue(database);
    RunningTable running = new RunningTable(database);
    for (int task = 0; task < TASKS; task++) {
      String name = "benchmark-" + task;
      ReadyQueue.Claimant claimant = new ReadyQueue.Claimant(1, List.of(name), List.of(3));
      List<ClaimedRun> claimed = claim(ready, claimant, name);
      while (!claimed.isEmpty()) {
        for (int first = 0; first < claimed.size(); first += ENDED) {
          List<RunningTable.Ended> ends =
              claimed.subList(first, Math.min(claimed.size(), first + ENDED)).stream()
                  .map(
                      run ->
                          new RunningTable.Ended(
                              new RunningTable.Claim(run.id(), 1), "COMPLETED", OUTPUT, null))
                  .toList();
          database.single(handle -> running.end(handle, ends, false));
        }
        claimed = claim(ready, claimant, name);
      }
    }
  }

  private static List<ClaimedRun> claim(
      ReadyQueue ready, ReadyQueue.Claimant claimant, String queue) {
    return ready
        .claim(claimant, new ReadyQueue.Claim(queue, List.of(Span.ALL), CLAIMED, 1))
        .stream()
        .map(ReadyQueue.Claimed::run)
        .toList();
  }

  private Usage usage(Connection connection) throws SQLException, IOException {
    return Usage.read(server.pid(), connection);
  }

  private static String table(Map<Variant, List<Cost>> costs) {
    List<String> lines = new ArrayList<>();
    lines.add("| tables | storing, µs | claiming and ending, µs | both | WAL, bytes |");
    lines.add("|---|---:|---:|---:|---:|");
    costs.forEach(
        (variant, all) ->
            lines.add(
                "| %s | %s | %s | %s | %s |"
                    .formatted(
                        variant.title(),
                        text("%.1f", all.stream().map(Cost::storeCpu).toList()),
                        text("%.1f", all.stream().map(Cost::endCpu).toList()),
                        text("%.1f", all.stream().map(c -> c.storeCpu() + c.endCpu()).toList()),
                        text("%,.0f", all.stream().map(Cost::wal).toList()))));
    return String.join("\n", lines) + "\n";
  }

  private static String text(String format, List<Double> values) {
    Summary summary = Summary.of(values);
    return String.format(
        Locale.ROOT,
        format + " (" + format + "–" + format + ")",
        summary.median(),
        summary.least(),
        summary.most());
  }
}
