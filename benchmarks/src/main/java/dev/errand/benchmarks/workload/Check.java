package dev.errand.benchmarks.workload;

import dev.errand.benchmarks.contender.Contender;
import dev.errand.benchmarks.contender.Job;
import dev.errand.benchmarks.contender.Session;
import dev.errand.benchmarks.contender.Tally;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** A measurement counts only if every run ended, and none twice. */
final class Check {

  /** After this long a contender is stuck. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private Check() {}

  /** Waits until as many runs have begun. */
  static void awaitBegun(List<Session> sessions, int runs)
      throws IOException, InterruptedException {
    long limit = System.nanoTime() + PATIENCE.toNanos();
    int begun;
    while ((begun = begun(sessions)) < runs) {
      int left = runs - begun;
      require(
          System.nanoTime() < limit,
          () -> left + " of " + runs + " runs weren't executed in " + PATIENCE);
      Thread.sleep(sessions.size());
    }
  }

  private static int begun(List<Session> sessions) throws IOException {
    int begun = 0;
    for (Session session : sessions) {
      begun += session.begun();
    }
    return begun;
  }

  /** Waits until the database holds nothing more to do. */
  static void awaitDrained(Contender contender, Connection connection)
      throws SQLException, InterruptedException {
    long limit = System.nanoTime() + PATIENCE.toNanos();
    while (!contender.isDrained(connection)) {
      require(
          System.nanoTime() < limit,
          () -> contender.name() + " left runs behind that nobody executes");
      Thread.sleep(1);
    }
  }

  /** All sessions together executed every run as often as the job wants, which is mostly once. */
  static void executed(List<Session> sessions, Job job, int runs) throws IOException {
    int[] counts = new int[job.runs()];
    for (Session session : sessions) {
      byte[] own = session.executions();
      for (int number = 0; number < own.length; number++) {
        counts[number] += own[number];
      }
    }
    for (int number = 0; number < counts.length; number++) {
      int run = number;
      int expected = number < runs ? job.attempts(number) : 0;
      require(
          counts[run] == expected,
          () -> "Run " + run + " was executed " + counts[run] + " times, not " + expected);
    }
  }

  /** Every run ended well, with as many failed attempts as the job wants, which is mostly none. */
  static void ended(Contender contender, Connection connection, Job job, int runs)
      throws SQLException {
    Tally tally = contender.tally(connection);
    require(
        tally.unfinished() == 0
            && tally.strays() == 0
            && tally.failedAttempts().orElse(job.failures()) == job.failures()
            && tally.completed().orElse(runs) == runs,
        () -> contender.name() + " has " + tally + " after " + runs + " runs");
  }

  /** Every run is stored, and nothing has happened to it. */
  static void stored(Contender contender, Connection connection, int runs, int delayed)
      throws SQLException {
    Tally tally = contender.tally(connection);
    require(
        tally.unfinished() == runs
            && tally.delayed() == delayed
            && tally.strays() == 0
            && tally.completed().orElse(0) == 0,
        () ->
            "%s has %s after storing %d runs and %d delayed ones"
                .formatted(contender.name(), tally, runs, delayed));
  }

  static void require(boolean condition, Supplier<String> otherwise) {
    if (!condition) {
      throw new IllegalStateException(otherwise.get());
    }
  }
}
