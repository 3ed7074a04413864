package dev.errand.benchmarks.history;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.Errand;
import dev.errand.internal.store.Database;
import dev.errand.internal.store.RetentionTable;
import dev.errand.internal.store.Schema;
import dev.errand.internal.upkeep.Retention;
import dev.errand.task.RunStatus;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** What it costs to remove a tenth of the runs, by itself and beside a load. */
final class Removing {

  private static final int STEP = 2000;
  private static final int RATE = 500;
  private static final Duration BESIDE = Duration.ofSeconds(20);
  private static final double MICROS = 1e6;

  private final HistoryServer server;
  private final HikariDataSource pool;
  private final PrintStream out;
  private final RetentionTable table;

  Removing(HistoryServer server, HikariDataSource pool, PrintStream out) {
    this.server = server;
    this.pool = pool;
    this.out = out;
    this.table = new RetentionTable(new Database(pool, Schema.DEFAULT, Clock.systemUTC()));
  }

  String measure() throws Exception {
    List<String> lines = new ArrayList<>();
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      Usage before = Usage.read(server.pid(), connection);
      List<Double> millis = new ArrayList<>();
      int removed = removeTenth(millis);
      Usage deleted = Usage.read(server.pid(), connection);
      statement.execute("VACUUM errand.run");
      statement.execute("VACUUM errand.run_end");
      statement.execute("VACUUM errand.run_tag");
      statement.execute("VACUUM errand.uncompleted");
      Usage vacuumed = Usage.read(server.pid(), connection);
      Usage deleting = deleted.minus(before);
      Usage vacuuming = vacuumed.minus(deleted);
      millis.sort(null);
      lines.add(
          String.format(
              Locale.ROOT,
              "%,d runs removed in steps of %,d: %.1f µs of server CPU and %,.0f bytes of WAL a run;"
                  + " a step took %.0f ms (p50), %.0f ms (p99). VACUUM afterwards: %.1f µs and %,.0f"
                  + " bytes a removed run.",
              removed,
              STEP,
              deleting.cpu() * MICROS / removed,
              deleting.wal() / removed,
              millis.get(millis.size() / 2),
              millis.get(millis.size() * 99 / 100),
              vacuuming.cpu() * MICROS / removed,
              vacuuming.wal() / removed));
    }
    lines.add("");
    lines.addAll(beside());
    return String.join("\n", lines) + "\n";
  }

  private Map<RunStatus, Duration> removing(double share) {
    Instant cutoff =
        Filling.first()
            .plusMillis((long) (Duration.between(Filling.first(), Filling.NOW).toMillis() * share));
    Map<RunStatus, Duration> kept = new EnumMap<>(RunStatus.class);
    Duration age = Duration.between(cutoff, Instant.now());
    Arrays.stream(RunStatus.values())
        .filter(RunStatus::isFinal)
        .forEach(status -> kept.put(status, age));
    return kept;
  }

  private int removeTenth(List<Double> millis) {
    Map<RunStatus, Duration> kept = removing(0.1);
    int removed = 0;
    UUID last = RetentionTable.BEGINNING;
    while (last != null) {
      long start = System.nanoTime();
      RetentionTable.Step step = table.remove(kept, last, STEP);
      millis.add((System.nanoTime() - start) / 1e6);
      removed += step.removed();
      last = step.last();
    }
    return removed;
  }

  /** Triggers at a steady rate, in rounds without and with retention at work. */
  private List<String> beside() throws Exception {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Beside "
            + RATE
            + " runs a second, triggered singly and executed in the same process (time from the"
            + " call to the return):");
    lines.add("");
    lines.add("| | p50, ms | p95, ms | p99, ms | removed a second |");
    lines.add("|---|---:|---:|---:|---:|");
    Load load = new Load();
    try (Errand errand = load.errand(pool, true)) {
      errand.start();
      calls(errand, load);
      for (int round = 1; round <= 2; round++) {
        lines.add(row("without retention", calls(errand, load), 0));
        long before = count();
        Retention retention = new Retention(table, removing(0.9), () -> true);
        retention.start();
        double[] calls = calls(errand, load);
        retention.stop();
        lines.add(row("with", calls, (before - count()) / (double) BESIDE.toSeconds()));
      }
    }
    lines.forEach(out::println);
    return lines;
  }

  private long count() throws Exception {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT count(*) FROM errand.run_end WHERE run_id < '"
                    + Variant.lowest(Filling.NOW)
                    + "'")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static String row(String name, double[] millis, double removed) {
    return String.format(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.2f | %,.0f |",
        name,
        millis[millis.length / 2],
        millis[millis.length * 95 / 100],
        millis[millis.length * 99 / 100],
        removed);
  }

  private double[] calls(Errand errand, Load load) throws InterruptedException {
    int count = (int) (RATE * BESIDE.toSeconds());
    double[] millis = new double[count];
    long begin = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = begin + TimeUnit.SECONDS.toNanos(1) / RATE * i;
      long wait = due - System.nanoTime();
      if (wait > 0) {
        TimeUnit.NANOSECONDS.sleep(wait);
      }
      long start = System.nanoTime();
      load.store(errand, 1, 1);
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return millis;
  }
}
