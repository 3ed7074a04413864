package dev.errand.benchmarks.comparison;

import dev.errand.benchmarks.contender.Contender;
import dev.errand.benchmarks.workload.Metric;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The results as Markdown. */
final class Report {

  private static final double NOTEWORTHY = 0.05;
  private static final List<Metric> OVERVIEW =
      List.of(
          Metric.BULK,
          Metric.DRAIN,
          Metric.TRIGGER,
          Metric.IDLE_P50,
          Metric.LOAD_P99,
          Metric.PROCESSES,
          Metric.REAL);

  private final Options options;
  private final Results results;
  private final List<String> notes;

  /**
   * Of results.
   *
   * @param notes what else there is to say: what it was measured on, what was left out
   */
  Report(Options options, Results results, List<String> notes) {
    this.options = options;
    this.results = results;
    this.notes = notes;
  }

  String markdown() {
    return "Medians of %d rounds%s; in parentheses the lowest and the highest of them.\n\n"
            .formatted(options.rounds(), options.isQuick() ? ", **measured in a hurry**" : "")
        + "Each library with its best setting:\n\n"
        + overview()
        + "What is asked of Errand, from the medians of this run:\n\n"
        + new Claims(results).markdown()
        + "Every setting that was tried:\n\n"
        + tables()
        + "Measured on:\n\n"
        + notes();
  }

  private String overview() {
    StringBuilder text = new StringBuilder("| |");
    OVERVIEW.forEach(metric -> text.append(' ').append(metric.title()).append(" |"));
    text.append("\n|---|").append("---:|".repeat(OVERVIEW.size())).append('\n');
    for (String library : results.libraries()) {
      text.append("| ").append(library).append(" |");
      OVERVIEW.forEach(metric -> text.append(' ').append(best(library, metric)).append(" |"));
      text.append('\n');
    }
    return text.append('\n').toString();
  }

  private String best(String library, Metric metric) {
    Optional<Contender> best = results.best(library, metric);
    return best.flatMap(one -> results.summary(one, metric))
        .map(summary -> metric.format(summary.median()))
        .orElse("–");
  }

  private String tables() {
    return table(
            "Idle latency",
            Metric.IDLE_P50,
            Metric.IDLE_P95,
            Metric.IDLE_P99,
            Metric.IDLE_RETURN_P50,
            Metric.IDLE_RETURN_P99,
            Metric.IDLE_SAMPLES)
        + table(
            "Drain",
            Metric.BULK,
            Metric.DRAIN,
            Metric.DRAIN_CLIENT_CPU,
            Metric.DRAIN_SERVER_CPU,
            Metric.DRAIN_WAL,
            Metric.DRAIN_RUNS)
        + table(
            "16 threads",
            Metric.TRIGGER,
            Metric.TRIGGER_CLIENT_CPU,
            Metric.TRIGGER_SERVER_CPU,
            Metric.TRIGGER_WAL,
            Metric.TRIGGER_RUNS)
        + table(
            "Live load",
            Metric.MIXED,
            Metric.MIXED_RETRIED,
            Metric.LOAD_RATE,
            Metric.LOAD_P50,
            Metric.LOAD_P99)
        + table(
            "Backlogs",
            Metric.LARGE_BULK,
            Metric.LARGE,
            Metric.DELAYED,
            Metric.PROCESSES,
            Metric.REAL)
        + table("Start-up", Metric.START, Metric.START_MIGRATING)
        + table("Memory", Metric.MEMORY_WAITING, Metric.MEMORY_EXECUTING, Metric.MEMORY_DISK);
  }

  private String table(String title, Metric... columns) {
    return new MetricTable(results, title, columns).markdown();
  }

  private String notes() {
    StringBuilder text = new StringBuilder();
    notes.forEach(line -> text.append("- ").append(line).append('\n'));
    text.append("- ").append(sizes()).append('\n');
    text.append("- ").append(others()).append('\n');
    return text.toString();
  }

  private String sizes() {
    return String.format(
        Locale.ROOT,
        "up to %,d runs in a backlog, %,d in the large one, %,d delayed ones, %,d single triggers;"
            + " who is slower got as many as a few seconds allow",
        options.runs(),
        options.large(),
        options.delayed(),
        options.triggers());
  }

  private String others() {
    double share = results.most(Metric.OTHERS);
    if (Double.isNaN(share)) {
      return "what other processes took isn't known";
    }
    String text =
        String.format(
            Locale.ROOT,
            "other processes took at most %.0f %% of the processors during a measurement",
            share * 100);
    return share < NOTEWORTHY ? text : text + ": **the machine was not idle**";
  }
}
