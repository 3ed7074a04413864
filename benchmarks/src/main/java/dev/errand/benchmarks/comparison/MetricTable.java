package dev.errand.benchmarks.comparison;

import dev.errand.benchmarks.contender.Contender;
import dev.errand.benchmarks.workload.Metric;
import java.util.List;
import java.util.stream.Collectors;

/** A table of metrics in Markdown: a line for each contender that has any of them. */
final class MetricTable {

  private final Results results;
  private final String title;
  private final List<Metric> columns;

  MetricTable(Results results, String title, Metric... columns) {
    this.results = results;
    this.title = title;
    this.columns = List.of(columns);
  }

  /** Empty if nobody has any of the metrics. */
  String markdown() {
    List<Contender> lines = results.contenders().stream().filter(this::hasAny).toList();
    if (lines.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("| ").append(title).append(" |");
    columns.forEach(metric -> text.append(' ').append(metric.title()).append(" |"));
    text.append("\n|---|").append("---:|".repeat(columns.size())).append('\n');
    lines.forEach(contender -> text.append(line(contender)));
    return text.append('\n').toString();
  }

  private boolean hasAny(Contender contender) {
    return columns.stream().anyMatch(metric -> results.summary(contender, metric).isPresent());
  }

  private String line(Contender contender) {
    return columns.stream()
        .map(metric -> results.summary(contender, metric).map(metric::format).orElse("–"))
        .collect(Collectors.joining(" | ", "| " + contender.name() + " | ", " |\n"));
  }
}
