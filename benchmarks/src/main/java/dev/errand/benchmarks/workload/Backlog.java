package dev.errand.benchmarks.workload;

import dev.errand.benchmarks.Database;
import dev.errand.benchmarks.Server;
import dev.errand.benchmarks.Stopwatch;
import dev.errand.benchmarks.contender.Batches;
import dev.errand.benchmarks.contender.Contender;
import dev.errand.benchmarks.contender.Job;
import dev.errand.benchmarks.contender.Session;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Runs that are stored while nobody works, in a database of their own, and then drained. */
final class Backlog implements AutoCloseable {

  private final Contender contender;
  private final Server server;
  private final Job job;
  private final Database database;

  /** With the contender's tables, and nothing in them. */
  Backlog(Contender contender, Server server, Job job) throws SQLException, IOException {
    this.contender = contender;
    this.server = server;
    this.job = job;
    this.database = server.create(contender.connections());
    contender.install(database);
  }

  Database database() {
    return database;
  }

  /** Stores runs, from their first to their last; returns how long it took, in seconds. */
  double store(Batches batches) throws IOException {
    try (Session session = contender.client(database)) {
      session.start();
      long start = System.nanoTime();
      session.store(batches);
      return Stopwatch.secondsSince(start);
    }
  }

  /** What was stored is there, and the server has got over it. */
  void settle(int delayed) throws SQLException {
    Check.stored(contender, database.observer(), job.runs(), delayed);
    database.settle();
  }

  /**
   * Starts the sessions, which are ready, until the database holds nothing more to do; checks it,
   * and closes them.
   */
  Stopwatch drain(List<Session> sessions) throws Exception {
    Stopwatch time;
    try {
      List<Long> processes =
          sessions.stream().flatMap(session -> session.processes().stream()).toList();
      time = Stopwatch.start(server, processes);
      for (Session session : sessions) {
        session.start();
      }
      Check.awaitBegun(sessions, job.runs());
      Check.awaitDrained(contender, database.observer());
      time.stop();
      Check.executed(sessions, job, job.runs());
    } finally {
      sessions.forEach(Session::close);
    }
    Check.ended(contender, database.observer(), job, job.runs());
    return time;
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
