package dev.errand.benchmarks.workload;

import dev.errand.benchmarks.Database;
import dev.errand.benchmarks.Server;
import dev.errand.benchmarks.Stopwatch;
import dev.errand.benchmarks.contender.Contender;
import dev.errand.benchmarks.contender.Session;
import java.util.EnumMap;
import java.util.Map;

/** Threads that trigger one run after the other, each waiting for its own commit. */
public final class SingleTriggers implements Workload {

  /** How many threads. */
  public static final int THREADS = 16;

  private static final double SECONDS = 3;

  private final int most;

  /** With at the most this many triggers, by all threads together. */
  public SingleTriggers(int most) {
    this.most = most;
  }

  @Override
  public String title() {
    return "single triggers";
  }

  @Override
  public Map<Metric, Double> measure(Contender contender, Server server, Pace pace)
      throws Exception {
    int each = Math.max(1, pace.triggered(SECONDS, most) / THREADS);
    int runs = each * THREADS;
    try (Database database = server.create(contender.connections())) {
      contender.install(database);
      database.settle();
      Stopwatch time;
      try (Session session = contender.client(database)) {
        session.start();
        time = Stopwatch.start(server, session.processes());
        session.trigger(THREADS, each);
        time.stop();
      }
      Check.stored(contender, database.observer(), runs, 0);
      Map<Metric, Double> result = new EnumMap<>(Metric.class);
      result.put(Metric.TRIGGER, runs / time.seconds());
      result.put(Metric.TRIGGER_RUNS, (double) runs);
      result.put(Metric.TRIGGER_CLIENT_CPU, time.clientMicros() / runs);
      result.put(Metric.TRIGGER_SERVER_CPU, time.serverMicros() / runs);
      result.put(Metric.TRIGGER_WAL, time.walBytes() / runs);
      result.put(Metric.OTHERS, time.others());
      return result;
    }
  }
}
