package dev.errand.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Many runs are stored while nobody works; then one process starts. The time ends when the database
 * holds nothing more to do.
 */
final class Draining implements Workload {

  private static final int BATCH = 1000;

  private final int runs;

  Draining(int runs) {
    this.runs = runs;
  }

  @Override
  public String title() {
    return "drain";
  }

  @Override
  public Map<Metric, Double> measure(Contender contender, Server server) throws Exception {
    try (Database database = server.create(contender.connections())) {
      contender.install(database.pool());
      Map<Metric, Double> result = new EnumMap<>(Metric.class);
      result.put(Metric.STORE, runs / store(contender, database));
      Check.stored(contender, database.observer(), runs);
      database.settle();

      Stopwatch time = drain(contender, database, server.pid());
      result.put(Metric.DRAIN, runs / time.seconds());
      result.put(Metric.DRAIN_CLIENT_CPU, time.clientMicros() / runs);
      result.put(Metric.DRAIN_SERVER_CPU, time.serverMicros() / runs);
      result.put(Metric.OTHERS, time.others());
      return result;
    }
  }

  private double store(Contender contender, Database database) {
    List<List<Payload>> batches = batches();
    try (Contender.Session session = contender.client(database.pool())) {
      session.start();
      long start = System.nanoTime();
      batches.forEach(session::storeAll);
      return Stopwatch.secondsSince(start);
    }
  }

  private List<List<Payload>> batches() {
    List<List<Payload>> batches = new ArrayList<>();
    for (int first = 0; first < runs; first += BATCH) {
      List<Payload> batch = new ArrayList<>(BATCH);
      for (int number = first; number < Math.min(runs, first + BATCH); number++) {
        batch.add(Payload.of(number));
      }
      batches.add(batch);
    }
    return batches;
  }

  private Stopwatch drain(Contender contender, Database database, long serverPid)
      throws SQLException, InterruptedException {
    ExecutionCount count = new ExecutionCount(runs);
    Connection observer = database.observer();
    Stopwatch time;
    try (Contender.Session session = contender.worker(database.pool(), count)) {
      time = Stopwatch.start(serverPid);
      session.start();
      count.await();
      Check.awaitDrained(contender, observer);
      time.stop();
    }
    count.requireOnceEach();
    Check.ended(contender, observer, runs);
    return time;
  }
}
