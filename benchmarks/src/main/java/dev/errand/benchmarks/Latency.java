package dev.errand.benchmarks;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/** One run at a time in an idle process: from its trigger until its method begins. */
final class Latency implements Workload {

  private static final int WARM_UP = 50;
  private static final int SHORTEST_PAUSE_MS = 10;
  private static final int LONGEST_PAUSE_MS = 50;
  private static final double NANOS_A_MILLI = 1e6;

  private final int samples;

  Latency(int samples) {
    this.samples = samples;
  }

  @Override
  public String title() {
    return "latency";
  }

  @Override
  public Map<Metric, Double> measure(Contender contender, Server server) throws Exception {
    int runs = WARM_UP + samples;
    try (Database database = server.create(contender.connections())) {
      contender.install(database.pool());
      database.settle();
      StartTimes starts = new StartTimes(runs);
      double[] fromCall = new double[samples];
      double[] fromReturn = new double[samples];
      Stopwatch time;
      try (Contender.Session session = contender.worker(database.pool(), starts)) {
        session.start();
        time = Stopwatch.start(server.pid());
        Random random = new Random(1);
        for (int run = 0; run < runs; run++) {
          Thread.sleep(random.nextInt(SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS));
          Payload payload = Payload.of(run);
          long call = System.nanoTime();
          session.trigger(payload);
          long returned = System.nanoTime();
          long start = starts.await(run);
          if (run >= WARM_UP) {
            fromCall[run - WARM_UP] = (start - call) / NANOS_A_MILLI;
            fromReturn[run - WARM_UP] = (start - returned) / NANOS_A_MILLI;
          }
        }
        time.stop();
        Check.awaitDrained(contender, database.observer());
      }
      Check.ended(contender, database.observer(), runs);
      return result(fromCall, fromReturn, time);
    }
  }

  private static Map<Metric, Double> result(
      double[] fromCall, double[] fromReturn, Stopwatch time) {
    Arrays.sort(fromCall);
    Arrays.sort(fromReturn);
    Map<Metric, Double> result = new EnumMap<>(Metric.class);
    result.put(Metric.LATENCY_P50, percentile(fromCall, 50));
    result.put(Metric.LATENCY_P95, percentile(fromCall, 95));
    result.put(Metric.LATENCY_P99, percentile(fromCall, 99));
    result.put(Metric.LATENCY_RETURN_P50, percentile(fromReturn, 50));
    result.put(Metric.OTHERS, time.others());
    return result;
  }

  /** The smallest value that at least this part of all values doesn't exceed. */
  static double percentile(double[] sorted, int percent) {
    int rank = (int) Math.ceil(sorted.length * percent / 100.0);
    return sorted[Math.max(0, rank - 1)];
  }
}
