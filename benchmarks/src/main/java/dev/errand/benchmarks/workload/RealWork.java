package dev.errand.benchmarks.workload;

import dev.errand.benchmarks.Payload;
import dev.errand.benchmarks.Server;
import dev.errand.benchmarks.Sql;
import dev.errand.benchmarks.Stopwatch;
import dev.errand.benchmarks.contender.Batches;
import dev.errand.benchmarks.contender.Contender;
import dev.errand.benchmarks.contender.Job;
import java.util.List;
import java.util.Map;

/** A backlog of larger payloads; each run inserts a row into the application's table. */
public final class RealWork implements Workload {

  private static final double SECONDS = 2;

  private static final String TABLE =
      """
      CREATE TABLE application_row (
        number int PRIMARY KEY,
        customer text NOT NULL,
        subject text NOT NULL,
        amount double precision NOT NULL,
        text text NOT NULL
      )
      """;

  private final int most;

  /** With at the most this many runs. */
  public RealWork(int most) {
    this.most = most;
  }

  @Override
  public String title() {
    return "real work";
  }

  @Override
  public Map<Metric, Double> measure(Contender contender, Server server, Pace pace)
      throws Exception {
    int runs = pace.drained(SECONDS, most);
    Job job = new Job(Job.Work.INSERT_ROW, runs);
    try (Backlog backlog = new Backlog(contender, server, job)) {
      Sql.execute(backlog.database().pool(), TABLE);
      backlog.store(Batches.of(runs).with(Payload.Size.LARGE));
      backlog.settle(0);
      Stopwatch time = backlog.drain(List.of(contender.worker(backlog.database(), job)));
      long rows =
          Sql.numbers(backlog.database().observer(), "SELECT count(*) FROM application_row")[0];
      Check.require(rows == runs, () -> rows + " rows were inserted by " + runs + " runs");
      return Map.of(Metric.REAL, runs / time.seconds(), Metric.OTHERS, time.others());
    }
  }
}
