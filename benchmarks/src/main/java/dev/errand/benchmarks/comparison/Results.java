package dev.errand.benchmarks.comparison;

import dev.errand.benchmarks.Summary;
import dev.errand.benchmarks.contender.Contender;
import dev.errand.benchmarks.workload.Metric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all contenders gave in all rounds. Not thread-safe. */
final class Results {

  private final Map<Contender, Map<Metric, List<Double>>> values = new LinkedHashMap<>();

  Results(List<Contender> contenders) {
    contenders.forEach(contender -> values.put(contender, new EnumMap<>(Metric.class)));
  }

  void add(Contender contender, Map<Metric, Double> measured) {
    Map<Metric, List<Double>> own = values.getOrDefault(contender, Map.of());
    measured.forEach(
        (metric, value) -> own.computeIfAbsent(metric, key -> new ArrayList<>()).add(value));
  }

  List<Contender> contenders() {
    return List.copyOf(values.keySet());
  }

  /** In the order of their first settings. */
  List<String> libraries() {
    return contenders().stream().map(Contender::library).distinct().toList();
  }

  Optional<Summary> summary(Contender contender, Metric metric) {
    return Optional.ofNullable(values.getOrDefault(contender, Map.of()).get(metric))
        .map(Summary::of);
  }

  /** The setting of a library that did best. */
  Optional<Contender> best(String library, Metric metric) {
    Contender best = null;
    double value = Double.NaN;
    for (Contender contender : contenders()) {
      Optional<Summary> summary = summary(contender, metric);
      if (contender.library().equals(library)
          && summary.isPresent()
          && (best == null || metric.isBetter(summary.get().median(), value))) {
        best = contender;
        value = summary.get().median();
      }
    }
    return Optional.ofNullable(best);
  }

  /** The largest value of a metric anywhere. */
  double most(Metric metric) {
    return contenders().stream()
        .flatMap(contender -> summary(contender, metric).stream())
        .mapToDouble(Summary::most)
        .max()
        .orElse(Double.NaN);
  }
}
