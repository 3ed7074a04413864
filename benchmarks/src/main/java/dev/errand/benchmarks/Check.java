package dev.errand.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;

/** A measurement counts only if every run ended, and none twice. */
final class Check {

  /** After this long a contender is stuck. */
  static final Duration PATIENCE = Duration.ofMinutes(3);

  private Check() {}

  /** Waits until the database holds nothing more to do. */
  static void awaitDrained(Contender contender, Connection connection)
      throws SQLException, InterruptedException {
    long limit = System.nanoTime() + PATIENCE.toNanos();
    while (!contender.isDrained(connection)) {
      require(
          System.nanoTime() < limit,
          () -> contender.library() + " left runs behind that nobody executes");
      Thread.sleep(1);
    }
  }

  /** Every run ended well, at the first attempt. */
  static void ended(Contender contender, Connection connection, int runs) throws SQLException {
    Contender.Tally tally = contender.tally(connection);
    require(
        tally.unfinished() == 0 && tally.strays() == 0 && tally.completed().orElse(runs) == runs,
        () -> contender.library() + " has " + tally + " after " + runs + " runs");
  }

  /** Every run is stored, and nothing has happened to it. */
  static void stored(Contender contender, Connection connection, int runs) throws SQLException {
    Contender.Tally tally = contender.tally(connection);
    require(
        tally.unfinished() == runs && tally.strays() == 0 && tally.completed().orElse(0) == 0,
        () -> contender.library() + " has " + tally + " after storing " + runs + " runs");
  }

  static void require(boolean condition, Supplier<String> otherwise) {
    if (!condition) {
      throw new IllegalStateException(otherwise.get());
    }
  }
}
