package dev.errand.benchmarks.comparison;

import dev.errand.benchmarks.Summary;
import dev.errand.benchmarks.contender.Contender;
import dev.errand.benchmarks.contender.ErrandContender;
import dev.errand.benchmarks.contender.LimitContender;
import dev.errand.benchmarks.workload.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The results that matter most, each library with its best setting, as a picture. */
final class Chart {

  private final Results results;

  Chart(Results results) {
    this.results = results;
  }

  String svg() {
    return new BarChart(
            List.of(
                panel("Drain by one process, runs a second", Metric.DRAIN),
                panel("16 threads triggering singly, runs a second", Metric.TRIGGER),
                panel("Bulk insert, runs a second", Metric.BULK),
                panel(
                    "Trigger → start on an idle system, p50, ms: less is better", Metric.IDLE_P50)))
        .svg();
  }

  private BarChart.Panel panel(String title, Metric metric) {
    List<BarChart.Bar> bars = new ArrayList<>();
    for (String library : results.libraries()) {
      Optional<Contender> best = results.best(library, metric);
      Optional<Summary> summary = best.flatMap(one -> results.summary(one, metric));
      if (summary.isPresent()) {
        double median = summary.get().median();
        bars.add(new BarChart.Bar(library, median, metric.format(median), kind(library)));
      }
    }
    return new BarChart.Panel(title, bars);
  }

  private static BarChart.Kind kind(String library) {
    return switch (library) {
      case ErrandContender.LIBRARY -> BarChart.Kind.OURS;
      case LimitContender.LIBRARY -> BarChart.Kind.LIMIT;
      default -> BarChart.Kind.OTHER;
    };
  }
}
