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
  IDLE_P50("p50 from call, ms", false, 2),
  IDLE_P95("p95 from call, ms", false, 2),
  IDLE_P99("p99 from call, ms", false, 2),
  IDLE_RETURN_P50("p50 from return, ms", false, 2),
  IDLE_RETURN_P99("p99 from return, ms", false, 2),
  IDLE_SAMPLES("samples", true, 0),
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
