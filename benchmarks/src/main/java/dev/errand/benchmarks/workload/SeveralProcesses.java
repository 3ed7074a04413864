package dev.errand.benchmarks.workload;

import dev.errand.benchmarks.Server;
import dev.errand.benchmarks.Stopwatch;
import dev.errand.benchmarks.contender.Batches;
import dev.errand.benchmarks.contender.Contender;
import dev.errand.benchmarks.contender.Job;
import dev.errand.benchmarks.contender.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** As {@link Draining}, by several processes at once. */
public final class SeveralProcesses implements Workload {

  /** How many. */
  public static final int PROCESSES = 4;

  private static final double SECONDS = 4;

  private final int most;

  /** With at the most this many runs. */
  public SeveralProcesses(int most) {
    this.most = most;
  }

  @Override
  public String title() {
    return "4 processes";
  }

  @Override
  public Map<Metric, Double> measure(Contender contender, Server server, Pace pace)
      throws Exception {
    int runs = pace.drained(SECONDS, most);
    Job job = new Job(Job.Work.NOTHING, runs);
    try (Backlog backlog = new Backlog(contender, server, job)) {
      backlog.store(Batches.of(runs));
      backlog.settle(0);
      Stopwatch time = backlog.drain(processes(contender, backlog, job));
      return Map.of(Metric.PROCESSES, runs / time.seconds(), Metric.OTHERS, time.others());
    }
  }

  private static List<Session> processes(Contender contender, Backlog backlog, Job job)
      throws Exception {
    List<Session> sessions = new ArrayList<>();
    try {
      for (int i = 0; i < PROCESSES; i++) {
        sessions.add(contender.workerProcess(backlog.database(), job));
      }
      return sessions;
    } catch (Exception e) {
      sessions.forEach(Session::close);
      throw e;
    }
  }
}
