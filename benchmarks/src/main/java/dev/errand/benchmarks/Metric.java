package dev.errand.benchmarks;

import java.util.Locale;

/** What is measured. */
enum Metric {
  LATENCY_P50("p50 from call, ms", false, 2),
  LATENCY_P95("p95 from call, ms", false, 2),
  LATENCY_P99("p99 from call, ms", false, 2),
  LATENCY_RETURN_P50("p50 from return, ms", false, 2),
  DRAIN("drain, runs/s", true, 0),
  DRAIN_CLIENT_CPU("CPU a run, JVM, µs", false, 1),
  DRAIN_SERVER_CPU("CPU a run, PostgreSQL, µs", false, 1),
  TRIGGER("single triggers/s", true, 0),
  TRIGGER_CLIENT_CPU("CPU a trigger, JVM, µs", false, 1),
  TRIGGER_SERVER_CPU("CPU a trigger, PostgreSQL, µs", false, 1),
  STORE("stored in batches of 1,000, runs/s", true, 0),
  /** The part of all processors that neither the JVM nor PostgreSQL used. */
  OTHERS("others' share of the processors", false, 2);

  private final String title;
  private final boolean moreIsBetter;
  private final int decimals;

  Metric(String title, boolean moreIsBetter, int decimals) {
    this.title = title;
    this.moreIsBetter = moreIsBetter;
    this.decimals = decimals;
  }

  String title() {
    return title;
  }

  boolean isBetter(double value, double than) {
    return moreIsBetter ? value > than : value < than;
  }

  /** How many times as good the one is as the other. */
  double ratio(double value, double reference) {
    return moreIsBetter ? value / reference : reference / value;
  }

  String format(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
