package dev.errand.benchmarks.workload;

import dev.errand.benchmarks.Server;
import dev.errand.benchmarks.Stopwatch;
import dev.errand.benchmarks.contender.Batches;
import dev.errand.benchmarks.contender.Contender;
import dev.errand.benchmarks.contender.Job;
import java.util.List;
import java.util.Map;

/** As {@link Draining}, in a database that holds many runs which are due tomorrow. */
public final class BesideDelayed implements Workload {

  private static final double SECONDS = 4;

  private final int most;
  private final int delayed;

  /** With at the most this many runs beside so many delayed ones. */
  public BesideDelayed(int most, int delayed) {
    this.most = most;
    this.delayed = delayed;
  }

  @Override
  public String title() {
    return "beside delayed";
  }

  @Override
  public Map<Metric, Double> measure(Contender contender, Server server, Pace pace)
      throws Exception {
    int runs = pace.drained(SECONDS, most);
    Job job = new Job(Job.Work.NOTHING, runs);
    try (Backlog backlog = new Backlog(contender, server, job)) {
      backlog.store(Batches.delayed(runs, delayed));
      backlog.store(Batches.of(runs));
      backlog.settle(delayed);
      Stopwatch time = backlog.drain(List.of(contender.worker(backlog.database(), job)));
      return Map.of(
          Metric.DELAYED,
          runs / time.seconds(),
          Metric.DELAYED_RUNS,
          (double) delayed,
          Metric.OTHERS,
          time.others());
    }
  }
}
