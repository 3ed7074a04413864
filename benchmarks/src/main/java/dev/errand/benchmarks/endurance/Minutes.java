package dev.errand.benchmarks.endurance;

import dev.errand.benchmarks.Cpu;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of what happened in each interval. */
final class Minutes {

  static final long INTERVAL_SECONDS = 60;

  private static final String SIZES =
      """
      SELECT pg_total_relation_size('errand.ready'), pg_total_relation_size('errand.running'),
        pg_stat_get_dead_tuples('errand.ready'::regclass)
          + pg_stat_get_dead_tuples('errand.running'::regclass)
      """;

  private final Scene scene;
  private final Waits waits;
  private final boolean heap;
  private final List<String> rows = new ArrayList<>();
  private long began = System.nanoTime();
  private Cpu before;

  Minutes(Scene scene, Waits waits, boolean heap) throws IOException {
    this.scene = scene;
    this.waits = waits;
    this.heap = heap;
    this.before = scene.cpu();
    rows.add(
        "| minute | runs/s | wait p50, ms | p99 | longest | CPU a run, JVM, µs | PostgreSQL, µs |"
            + " others' share of the machine | ready, MB | running, MB | dead rows |"
            + (heap ? " heap after GC, MB |" : ""));
    rows.add("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|" + (heap ? "---:|" : ""));
  }

  /** Waits out an interval and notes what happened in it. */
  void next(String name, long seconds) throws InterruptedException, IOException, SQLException {
    Thread.sleep(Math.max(0, seconds * 1000 - (System.nanoTime() - began) / 1_000_000));
    Waits.Summary summary = waits.take();
    double passed = (System.nanoTime() - began) / 1e9;
    Cpu now = scene.cpu();
    Cpu used = now.minus(before);
    long[] sizes = scene.numbers(SIZES);
    int processors = Runtime.getRuntime().availableProcessors();
    String row =
        String.format(
            Locale.ROOT,
            "| %s | %,.0f | %.1f | %.1f | %.0f | %.0f | %.0f | %.0f %% | %.1f | %.1f | %,d |",
            name,
            summary.runs() / passed,
            summary.p50(),
            summary.p99(),
            summary.longest(),
            used.clients() * 1e6 / Math.max(1, summary.runs()),
            used.server() * 1e6 / Math.max(1, summary.runs()),
            100 * used.others() / (passed * processors),
            sizes[0] / 1e6,
            sizes[1] / 1e6,
            sizes[2]);
    if (heap) {
      row += String.format(Locale.ROOT, " %.0f |", heapAfterCollection());
    }
    rows.add(row);
    System.out.println(row);
    began = System.nanoTime();
    before = scene.cpu();
  }

  private static double heapAfterCollection() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
  }

  List<String> rows() {
    return rows;
  }
}
