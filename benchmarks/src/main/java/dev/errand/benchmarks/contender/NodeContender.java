package dev.errand.benchmarks.contender;

import dev.errand.benchmarks.Database;
import dev.errand.benchmarks.Sql;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/** A contender that is a library for Node.js, and so in processes of its own. */
final class NodeContender implements Contender {

  private static final double NANOS_A_MILLI = 1e6;

  private final NodeModules modules;
  private final Kind kind;

  /** Which library. */
  enum Kind {
    /** Deletes what has ended. */
    GRAPHILE(
        "Graphile Worker",
        "24 at once, local queue of 500, ends in batches",
        """
        SELECT
          count(*) FILTER (WHERE run_at <= now() + interval '1 hour'),
          count(*) FILTER (WHERE run_at > now() + interval '1 hour'),
          -1, -1,
          count(*) FILTER (WHERE run_at > now() + interval '1 hour' AND attempts > 0)
        FROM graphile_worker._private_jobs
        """,
        """
        SELECT NOT EXISTS (
          SELECT FROM graphile_worker._private_jobs WHERE run_at <= now() + interval '1 hour')
        """),
    /** Keeps it. */
    BOSS(
        "pg-boss",
        "batches of 500, woken by NOTIFY",
        """
        SELECT
          count(*) FILTER (
            WHERE state < 'completed' AND start_after <= now() + interval '1 hour'),
          count(*) FILTER (WHERE state < 'completed' AND start_after > now() + interval '1 hour'),
          count(*) FILTER (WHERE state = 'completed'),
          coalesce(sum(retry_count), 0),
          count(*) FILTER (WHERE state IN ('cancelled', 'failed'))
        FROM pgboss.job
        """,
        """
        SELECT NOT EXISTS (
          SELECT FROM pgboss.job
          WHERE state < 'completed' AND start_after <= now() + interval '1 hour')
        """);

    private final String library;
    private final String setting;
    private final String tally;
    private final String isDrained;

    Kind(String library, String setting, String tally, String isDrained) {
      this.library = library;
      this.setting = setting;
      this.tally = tally;
      this.isDrained = isDrained;
    }

    private String module() {
      return this == GRAPHILE ? "graphile" : "boss";
    }
  }

  NodeContender(NodeModules modules, Kind kind) {
    this.modules = modules;
    this.kind = kind;
  }

  @Override
  public String library() {
    return kind.library;
  }

  @Override
  public String setting() {
    return kind.setting;
  }

  @Override
  public int connections() {
    // For what is done here; the library has a pool of its own.
    return 2;
  }

  @Override
  public boolean retries() {
    return true;
  }

  @Override
  public void install(Database database) throws IOException {
    try (RemoteSession session = open(database, new Job(Job.Work.NOTHING, 0))) {
      session.install();
    }
  }

  @Override
  public Session client(Database database) throws IOException {
    return open(database, new Job(Job.Work.NOTHING, 0));
  }

  @Override
  public Session worker(Database database, Job job) throws IOException {
    return open(database, job);
  }

  @Override
  public Session workerProcess(Database database, Job job) throws IOException {
    return open(database, job);
  }

  @Override
  public double firstRun(Database database) throws IOException {
    long start = System.nanoTime();
    try (RemoteSession session = open(database, new Job(Job.Work.NOTHING, 1))) {
      session.start();
      while (session.begun() == 0) {
        Thread.onSpinWait();
      }
      return (System.nanoTime() - start) / NANOS_A_MILLI;
    }
  }

  private RemoteSession open(Database database, Job job) throws IOException {
    return new RemoteSession(
        modules.process(
            "session.mjs",
            kind.module(),
            database.connectionString(),
            job.work().name(),
            Integer.toString(job.runs())));
  }

  @Override
  public Tally tally(Connection connection) throws SQLException {
    long[] counts = Sql.numbers(connection, kind.tally);
    return new Tally(counts[0], counts[1], known(counts[2]), known(counts[3]), counts[4]);
  }

  private static OptionalLong known(long count) {
    return count < 0 ? OptionalLong.empty() : OptionalLong.of(count);
  }

  @Override
  public boolean isDrained(Connection connection) throws SQLException {
    return Sql.isTrue(connection, kind.isDrained);
  }
}
