package dev.errand.benchmarks.workload;

import dev.errand.benchmarks.Database;
import dev.errand.benchmarks.Server;
import dev.errand.benchmarks.Stopwatch;
import dev.errand.benchmarks.contender.Contender;
import dev.errand.benchmarks.contender.Job;
import dev.errand.benchmarks.contender.Session;
import java.util.List;

/** Runs that are triggered and executed at once, in a database of their own. */
final class Live {

  private final Contender contender;
  private final Server server;

  Live(Contender contender, Server server) {
    this.contender = contender;
    this.server = server;
  }

  /** What is done with a session that works. */
  interface Use {
    void accept(Session session) throws Exception;
  }

  /**
   * Opens a session that works, and checks what became of the runs.
   *
   * @return the time until each run has begun, of which failed ones begin again later
   */
  Stopwatch run(Job job, Use use) throws Exception {
    try (Database database = server.create(contender.connections())) {
      contender.install(database);
      database.settle();
      Stopwatch time;
      try (Session session = contender.worker(database, job)) {
        session.start();
        time = Stopwatch.start(server, session.processes());
        use.accept(session);
        Check.awaitBegun(List.of(session), job.runs());
        time.stop();
        Check.awaitDrained(contender, database.observer());
        Check.executed(List.of(session), job, job.runs());
      }
      Check.ended(contender, database.observer(), job, job.runs());
      return time;
    }
  }
}
