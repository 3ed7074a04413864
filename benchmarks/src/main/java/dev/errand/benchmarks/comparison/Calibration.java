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

  /** How many runs took how long. */
  private record Point(double runs, double rate) {

    double seconds() {
      return runs / rate;
    }

    /** The rate, also of what came on top, without the time that a library takes to get going. */
    double best(Point less) {
      double seconds = seconds() - less.seconds();
      return runs > less.runs && seconds > 0 ? Math.max(rate, (runs - less.runs) / seconds) : rate;
    }
  }

  /** Measures with ever more runs, whose results are dropped. */
  Pace pace(Contender contender) throws Exception {
    Pace pace = Pace.UNKNOWN;
    Point drained = new Point(0, 1);
    Point triggered = new Point(0, 1);
    for (int i = 0; i < TIMES; i++) {
      Point drain =
          point(
              new Draining(options.runs()).measure(contender, server, pace),
              Metric.DRAIN_RUNS,
              Metric.DRAIN);
      Point trigger =
          point(
              new SingleTriggers(options.triggers()).measure(contender, server, pace),
              Metric.TRIGGER_RUNS,
              Metric.TRIGGER);
      pace = i == 0 ? pace.twice() : new Pace(drain.best(drained), trigger.best(triggered));
      drained = drain;
      triggered = trigger;
    }
    return pace;
  }

  private static Point point(Map<Metric, Double> result, Metric runs, Metric rate) {
    return new Point(
        Objects.requireNonNull(result.get(runs), runs.title()),
        Objects.requireNonNull(result.get(rate), rate.title()));
  }
}
