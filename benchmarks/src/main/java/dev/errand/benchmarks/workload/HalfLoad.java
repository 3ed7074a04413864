package dev.errand.benchmarks.workload;

import dev.errand.benchmarks.Percentiles;
import dev.errand.benchmarks.Server;
import dev.errand.benchmarks.Stopwatch;
import dev.errand.benchmarks.contender.Contender;
import dev.errand.benchmarks.contender.Job;
import dev.errand.benchmarks.contender.Latency;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * First it is found out how many runs a second the contender can take and execute at once; then it
 * gets half as many, at an even rate, and the time from each trigger until the method begins is
 * taken.
 */
public final class HalfLoad implements Workload {

  private static final double SECONDS_TO_FIND_OUT = 2;

  private final int most;
  private final double seconds;

  /** For so long, with at the most this many runs. */
  public HalfLoad(double seconds, int most) {
    this.seconds = seconds;
    this.most = most;
  }

  @Override
  public String title() {
    return "half load";
  }

  @Override
  public Map<Metric, Double> measure(Contender contender, Server server, Pace pace)
      throws Exception {
    Live live = new Live(contender, server);
    double rate = capacity(live, pace) / 2;
    int runs = (int) Math.max(1, Math.min(most, rate * seconds));
    List<Latency> latencies = new ArrayList<>();
    Stopwatch time =
        live.run(
            new Job(Job.Work.NOTHING, runs), session -> latencies.addAll(session.load(rate, runs)));
    Percentiles fromCall = Percentiles.of(latencies, Latency::fromCall);
    return Map.of(
        Metric.LOAD_RATE, rate,
        Metric.LOAD_P50, fromCall.at(50),
        Metric.LOAD_P99, fromCall.at(99),
        Metric.OTHERS, time.others());
  }

  private double capacity(Live live, Pace pace) throws Exception {
    int each = Math.max(1, pace.mixed(SECONDS_TO_FIND_OUT, most) / SingleTriggers.THREADS);
    int runs = each * SingleTriggers.THREADS;
    Stopwatch time =
        live.run(
            new Job(Job.Work.NOTHING, runs),
            session -> session.trigger(SingleTriggers.THREADS, each));
    return runs / time.seconds();
  }
}
