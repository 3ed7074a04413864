package dev.errand.benchmarks.workload;

import dev.errand.benchmarks.Server;
import dev.errand.benchmarks.Stopwatch;
import dev.errand.benchmarks.contender.Batches;
import dev.errand.benchmarks.contender.Contender;
import dev.errand.benchmarks.contender.Job;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** As {@link Draining}, with so many runs that tables and indexes no longer fit into memory. */
public final class LargeBacklog implements Workload {

  private final int runs;

  /** With this many runs. */
  public LargeBacklog(int runs) {
    this.runs = runs;
  }

  @Override
  public String title() {
    return "large backlog";
  }

  @Override
  public Map<Metric, Double> measure(Contender contender, Server server, Pace pace)
      throws Exception {
    Job job = new Job(Job.Work.NOTHING, runs);
    try (Backlog backlog = new Backlog(contender, server, job)) {
      Map<Metric, Double> result = new EnumMap<>(Metric.class);
      result.put(Metric.LARGE_BULK, runs / backlog.store(Batches.of(runs)));
      backlog.settle(0);
      Stopwatch time = backlog.drain(List.of(contender.worker(backlog.database(), job)));
      result.put(Metric.LARGE, runs / time.seconds());
      result.put(Metric.OTHERS, time.others());
      return result;
    }
  }
}
