package dev.errand.benchmarks.workload;

import dev.errand.benchmarks.Server;
import dev.errand.benchmarks.Stopwatch;
import dev.errand.benchmarks.contender.Batches;
import dev.errand.benchmarks.contender.Contender;
import dev.errand.benchmarks.contender.Job;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Many runs are stored while nobody works; then one process starts. The time ends when the database
 * holds nothing more to do.
 */
public final class Draining implements Workload {

  private static final double SECONDS = 4;

  private final int most;

  /** With at the most this many runs. */
  public Draining(int most) {
    this.most = most;
  }

  @Override
  public String title() {
    return "drain";
  }

  @Override
  public Map<Metric, Double> measure(Contender contender, Server server, Pace pace)
      throws Exception {
    int runs = pace.drained(SECONDS, most);
    Job job = new Job(Job.Work.NOTHING, runs);
    try (Backlog backlog = new Backlog(contender, server, job)) {
      Map<Metric, Double> result = new EnumMap<>(Metric.class);
      result.put(Metric.BULK, runs / backlog.store(Batches.of(runs)));
      backlog.settle(0);
      Stopwatch time = backlog.drain(List.of(contender.worker(backlog.database(), job)));
      result.put(Metric.DRAIN, runs / time.seconds());
      result.put(Metric.DRAIN_RUNS, (double) runs);
      result.put(Metric.DRAIN_CLIENT_CPU, time.clientMicros() / runs);
      result.put(Metric.DRAIN_SERVER_CPU, time.serverMicros() / runs);
      result.put(Metric.DRAIN_WAL, time.walBytes() / runs);
      result.put(Metric.OTHERS, time.others());
      return result;
    }
  }
}
