package dev.errand.benchmarks.workload;

import dev.errand.benchmarks.Database;
import dev.errand.benchmarks.Percentiles;
import dev.errand.benchmarks.Server;
import dev.errand.benchmarks.Stopwatch;
import dev.errand.benchmarks.contender.Contender;
import dev.errand.benchmarks.contender.Job;
import dev.errand.benchmarks.contender.Latency;
import dev.errand.benchmarks.contender.Session;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One run at a time in an idle process: from its trigger until its method begins. */
public final class IdleLatency implements Workload {

  private static final int WARM_UP = 50;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final int samples;

  /** With this many runs, unless that takes too long. */
  public IdleLatency(int samples) {
    this.samples = samples;
  }

  @Override
  public String title() {
    return "idle latency";
  }

  @Override
  public Map<Metric, Double> measure(Contender contender, Server server, Pace pace)
      throws Exception {
    Job job = new Job(Job.Work.NOTHING, WARM_UP + samples);
    try (Database database = server.create(contender.connections())) {
      contender.install(database);
      database.settle();
      List<Latency> latencies;
      Stopwatch time;
      int runs;
      try (Session session = contender.worker(database, job)) {
        session.start();
        time = Stopwatch.start(server, session.processes());
        latencies = session.idle(WARM_UP, samples, LIMIT);
        time.stop();
        runs = session.begun();
        Check.awaitDrained(contender, database.observer());
        Check.executed(List.of(session), job, runs);
      }
      Check.ended(contender, database.observer(), job, runs);
      return result(latencies, time);
    }
  }

  private static Map<Metric, Double> result(List<Latency> latencies, Stopwatch time) {
    Percentiles fromCall = Percentiles.of(latencies, Latency::fromCall);
    Percentiles fromReturn = Percentiles.of(latencies, Latency::fromReturn);
    Map<Metric, Double> result = new EnumMap<>(Metric.class);
    result.put(Metric.IDLE_P50, fromCall.at(50));
    result.put(Metric.IDLE_P95, fromCall.at(95));
    result.put(Metric.IDLE_P99, fromCall.at(99));
    result.put(Metric.IDLE_RETURN_P50, fromReturn.at(50));
    result.put(Metric.IDLE_RETURN_P99, fromReturn.at(99));
    result.put(Metric.IDLE_SAMPLES, (double) latencies.size());
    result.put(Metric.OTHERS, time.others());
    return result;
  }
}
