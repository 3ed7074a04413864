package dev.errand.benchmarks.workload;

import dev.errand.benchmarks.Database;
import dev.errand.benchmarks.Server;
import dev.errand.benchmarks.Sql;
import dev.errand.benchmarks.contender.Batches;
import dev.errand.benchmarks.contender.Contender;
import dev.errand.benchmarks.contender.ErrandContender;
import dev.errand.benchmarks.contender.Job;
import dev.errand.benchmarks.contender.Session;
import java.util.List;
import java.util.Map;

/**
 * What ten thousand runs take: of the heap while they wait for a worker that is busy and while all
 * are executing, and of the disk. For Errand only.
 */
public final class Memory implements Workload {

  private static final int RUNS = 10_000;
  private static final int FIRST = ErrandContender.DEFAULT_CONCURRENCY;
  private static final double KILO = 1024;

  @Override
  public String title() {
    return "memory";
  }

  @Override
  public Map<Metric, Double> measure(Contender contender, Server server, Pace pace)
      throws Exception {
    Use waiting = use(contender, server, new Counts(FIRST, FIRST + RUNS));
    Use executing = use(new ErrandContender(RUNS), server, new Counts(RUNS, RUNS));
    return Map.of(
        Metric.MEMORY_WAITING, waiting.heap / KILO,
        Metric.MEMORY_DISK, waiting.disk / KILO,
        Metric.MEMORY_EXECUTING, executing.heap / KILO);
  }

  /**
   * How many there are.
   *
   * @param begin of them
   */
  private record Counts(int begin, int runs) {}

  private record Use(double heap, double disk) {}

  private static Use use(Contender contender, Server server, Counts counts) throws Exception {
    Job job = new Job(Job.Work.HANG, counts.runs);
    try (Database database = server.create(contender.connections())) {
      contender.install(database);
      Use use;
      try (Session session = contender.worker(database, job)) {
        session.start();
        // What every worker has once it works is not the runs'.
        session.store(Batches.of(FIRST));
        Check.awaitBegun(List.of(session), FIRST);
        long heapBefore = session.heap();
        long diskBefore = disk(database);
        session.store(Batches.of(FIRST, counts.runs - FIRST));
        Check.awaitBegun(List.of(session), counts.begin);
        long heap = session.heap() - heapBefore;
        double scale = (double) RUNS / (counts.runs - FIRST);
        use = new Use(heap * scale, (disk(database) - diskBefore) * scale);
        session.release();
        Check.awaitBegun(List.of(session), counts.runs);
        Check.awaitDrained(contender, database.observer());
        Check.executed(List.of(session), job, counts.runs);
      }
      Check.ended(contender, database.observer(), job, counts.runs);
      return use;
    }
  }

  private static long disk(Database database) throws Exception {
    return Sql.numbers(database.observer(), "SELECT pg_database_size(current_database())")[0];
  }
}
