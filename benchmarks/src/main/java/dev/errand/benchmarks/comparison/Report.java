package dev.errand.benchmarks.comparison;

import dev.errand.benchmarks.Summary;
import dev.errand.benchmarks.contender.Contender;
import dev.errand.benchmarks.contender.DbSchedulerContender;
import dev.errand.benchmarks.contender.ErrandContender;
import dev.errand.benchmarks.workload.Metric;
import dev.errand.benchmarks.workload.SingleTriggers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The results as Markdown. */
final class Report {

  private static final double NOTEWORTHY = 0.05;

  private final Options options;
  private final Results results;
  private final List<String> environment;

  Report(Options options, Results results, List<String> environment) {
    this.options = options;
    this.results = results;
    this.environment = environment;
  }

  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        "Medians of %d rounds; in parentheses the lowest and the highest of them.\n\n"
            .formatted(options.rounds()));
    comparison(text);
    text.append("\nEvery setting that was tried:\n\n");
    table(
        text,
        "Trigger → start",
        Metric.IDLE_P50,
        Metric.IDLE_P95,
        Metric.IDLE_P99,
        Metric.IDLE_RETURN_P50);
    table(text, "Drain", Metric.DRAIN, Metric.DRAIN_CLIENT_CPU, Metric.DRAIN_SERVER_CPU);
    table(
        text,
        "Storing",
        Metric.TRIGGER,
        Metric.TRIGGER_CLIENT_CPU,
        Metric.TRIGGER_SERVER_CPU,
        Metric.BULK);
    text.append("Measured on:\n\n");
    environment.forEach(line -> text.append("- ").append(line).append('\n'));
    text.append("- ").append(others()).append('\n');
    return text.toString();
  }

  private void comparison(StringBuilder text) {
    text.append("| | Errand, defaults | Errand, best setting | db-scheduler, best setting |");
    text.append(" ratio, defaults | ratio, best |\n|---|---:|---:|---:|---:|---:|\n");
    row(text, "trigger → start on an idle system, p50, ms", Metric.IDLE_P50);
    row(
        text,
        String.format(
            Locale.ROOT, "drain of %,d stored runs by one process, runs/s", options.runs()),
        Metric.DRAIN);
    row(text, SingleTriggers.THREADS + " threads triggering singly, runs/s", Metric.TRIGGER);
  }

  private void row(StringBuilder text, String title, Metric metric) {
    Optional<Contender> defaults =
        results.contenders().stream()
            .filter(contender -> contender.library().equals(ErrandContender.LIBRARY))
            .findFirst();
    Optional<Contender> best = results.best(ErrandContender.LIBRARY, metric);
    Optional<Contender> other = results.best(DbSchedulerContender.LIBRARY, metric);
    text.append("| ").append(title);
    for (Optional<Contender> contender : List.of(defaults, best, other)) {
      text.append(" | ").append(cell(contender, metric));
    }
    text.append(" | ").append(ratio(defaults, other, metric));
    text.append(" | ").append(ratio(best, other, metric)).append(" |\n");
  }

  private String cell(Optional<Contender> contender, Metric metric) {
    return contender
        .flatMap(one -> results.summary(one, metric))
        .map(summary -> metric.format(summary))
        .orElse("–");
  }

  private String ratio(Optional<Contender> one, Optional<Contender> other, Metric metric) {
    Optional<Summary> value = one.flatMap(contender -> results.summary(contender, metric));
    Optional<Summary> reference = other.flatMap(contender -> results.summary(contender, metric));
    if (value.isEmpty() || reference.isEmpty()) {
      return "–";
    }
    return String.format(
        Locale.ROOT, "%.1f ×", metric.ratio(value.get().median(), reference.get().median()));
  }

  private void table(StringBuilder text, String title, Metric... metrics) {
    List<Metric> columns = List.of(metrics);
    text.append("| ").append(title).append(" |");
    columns.forEach(metric -> text.append(' ').append(metric.title()).append(" |"));
    text.append("\n|---|").append("---:|".repeat(columns.size())).append('\n');
    for (Contender contender : results.contenders()) {
      text.append(
          columns.stream()
              .map(metric -> cell(Optional.of(contender), metric))
              .collect(
                  Collectors.joining(
                      " | ",
                      "| " + contender.library() + ", " + contender.setting() + " | ",
                      " |\n")));
    }
    text.append('\n');
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
