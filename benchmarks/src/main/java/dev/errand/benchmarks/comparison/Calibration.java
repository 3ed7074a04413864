package dev.errand.benchmarks.comparison;

import dev.errand.benchmarks.Server;
import dev.errand.benchmarks.contender.Contender;
import dev.errand.benchmarks.workload.Draining;
import dev.errand.benchmarks.workload.Metric;
import dev.errand.benchmarks.workload.Pace;
import dev.errand.benchmarks.workload.SingleTriggers;
import java.util.Map;
import java.util.Objects;

/** The warm-up: it shows how fast a contender is, and the compiler as much as it sees later. */
final class Calibration {

  private static final int TIMES = 3;

  private final Server server;
  private final Options options;

  Calibration(Server server, Options options) {
    this.server = server;
    this.options = options;
  }

  /** Measures with ever more runs, whose results are dropped. */
  Pace pace(Contender contender) throws Exception {
    Pace pace = Pace.UNKNOWN;
    for (int i = 0; i < TIMES; i++) {
      Map<Metric, Double> drained = new Draining(options.runs()).measure(contender, server, pace);
      Map<Metric, Double> triggered =
          new SingleTriggers(options.triggers()).measure(contender, server, pace);
      pace = new Pace(of(drained, Metric.DRAIN), of(triggered, Metric.TRIGGER));
    }
    return pace;
  }

  private static double of(Map<Metric, Double> result, Metric metric) {
    return Objects.requireNonNull(result.get(metric), metric.title());
  }
}
