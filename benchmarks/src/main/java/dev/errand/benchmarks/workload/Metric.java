package dev.errand.benchmarks.workload;

import dev.errand.benchmarks.Summary;
import java.util.Locale;

/** What is measured. */
public enum Metric {
  /** In batches of a thousand. */
  BULK("bulk insert, runs/s", true, 0),
  DRAIN("drain, runs/s", true, 0),
  DRAIN_RUNS("runs", true, 0),
  DRAIN_CLIENT_CPU("CPU a run, client, µs", false, 1),
  DRAIN_SERVER_CPU("CPU a run, PostgreSQL, µs", false, 1),
  DRAIN_WAL("WAL a run, bytes", false, 0),
  TRIGGER("single triggers/s", true, 0),
  TRIGGER_RUNS("triggers", true, 0),
  TRIGGER_CLIENT_CPU("CPU a trigger, client, µs", false, 1),
  TRIGGER_SERVER_CPU("CPU a trigger, PostgreSQL, µs", false, 1),
  TRIGGER_WAL("WAL a trigger, bytes", false, 0),
  IDLE_P50("idle p50 from call, ms", false, 2),
  IDLE_P95("idle p95 from call, ms", false, 2),
  IDLE_P99("idle p99 from call, ms", false, 2),
  IDLE_RETURN_P50("idle p50 from return, ms", false, 2),
  IDLE_RETURN_P99("idle p99 from return, ms", false, 2),
  IDLE_SAMPLES("samples", true, 0),
  /** Triggering and executing at once, with failures where the contender retries. */
  MIXED("triggered and executed at once, runs/s", true, 0),
  MIXED_RETRIED("of them retried", true, 0),
  LOAD_RATE("half of what it can, runs/s", true, 0),
  LOAD_P50("half load p50 from call, ms", false, 2),
  LOAD_P99("half load p99 from call, ms", false, 2),
  /** Of a million. */
  LARGE_BULK("bulk insert of the large backlog, runs/s", true, 0),
  LARGE("drain of the large backlog, runs/s", true, 0),
  DELAYED("drain beside delayed runs, runs/s", true, 0),
  DELAYED_RUNS("delayed runs", true, 0),
  REAL("2 kB and a row inserted, runs/s", true, 0),
  PROCESSES("4 processes, runs/s", true, 0),
  START("start of the process → first run, ms", false, 0),
  START_MIGRATING("with the migration, ms", false, 0),
  MEMORY_WAITING("heap, 10,000 waiting runs, kB", false, 0),
  MEMORY_EXECUTING("heap, 10,000 executing runs, kB", false, 0),
  MEMORY_DISK("tables, 10,000 waiting runs, kB", false, 0),
  /** The part of all processors that neither the contender nor PostgreSQL used. */
  OTHERS("others' share of the processors", false, 2);

  private final String title;
  private final boolean moreIsBetter;
  private final int decimals;

  Metric(String title, boolean moreIsBetter, int decimals) {
    this.title = title;
    this.moreIsBetter = moreIsBetter;
    this.decimals = decimals;
  }

  /** With its unit. */
  public String title() {
    return title;
  }

  /** Whether the one value is better than the other. */
  public boolean isBetter(double value, double than) {
    return moreIsBetter ? value > than : value < than;
  }

  /** How many times as good the one is as the other. */
  public double ratio(double value, double reference) {
    return moreIsBetter ? value / reference : reference / value;
  }

  /** For people. */
  public String format(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  /** For people: the median, and the spread behind it. */
  public String format(Summary summary) {
    if (Double.isNaN(summary.median())) {
      return format(summary.median());
    }
    return format(summary.median())
        + " ("
        + format(summary.least())
        + "–"
        + format(summary.most())
        + ")";
  }
}
