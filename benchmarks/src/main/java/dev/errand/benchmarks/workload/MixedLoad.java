package dev.errand.benchmarks.workload;

import dev.errand.benchmarks.Server;
import dev.errand.benchmarks.Stopwatch;
import dev.errand.benchmarks.contender.Contender;
import dev.errand.benchmarks.contender.Job;
import java.util.Map;

/**
 * Threads trigger singly, as fast as they can, while a worker in the same process executes; one run
 * of a hundred fails at first and is executed again about a second later.
 */
public final class MixedLoad implements Workload {

  private static final double SECONDS = 3;

  private final int most;

  /** With at the most this many runs. */
  public MixedLoad(int most) {
    this.most = most;
  }

  @Override
  public String title() {
    return "mixed load";
  }

  @Override
  public Map<Metric, Double> measure(Contender contender, Server server, Pace pace)
      throws Exception {
    int each = Math.max(1, pace.mixed(SECONDS, most) / SingleTriggers.THREADS);
    int runs = each * SingleTriggers.THREADS;
    Job job = new Job(contender.retries() ? Job.Work.FAIL_SOMETIMES : Job.Work.NOTHING, runs);
    Stopwatch time =
        new Live(contender, server)
            .run(job, session -> session.trigger(SingleTriggers.THREADS, each));
    return Map.of(
        Metric.MIXED,
        runs / time.seconds(),
        Metric.MIXED_RETRIED,
        (double) job.failures(),
        Metric.OTHERS,
        time.others());
  }
}
