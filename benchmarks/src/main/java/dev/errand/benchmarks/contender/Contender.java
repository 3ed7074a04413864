package dev.errand.benchmarks.contender;

import dev.errand.benchmarks.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalDouble;

/** A way to store and to execute runs, with one choice of its settings. Stateless. */
public interface Contender {

  /** Whose work this is. */
  String library();

  /** How it is set, in a few words. */
  String setting();

  /** Library and setting. */
  default String name() {
    return library() + ", " + setting();
  }

  /** How many connections its pool has. */
  int connections();

  /** Whether a failed run is executed again. */
  boolean retries();

  /** Brings an empty database to what it needs. */
  void install(Database database) throws SQLException, IOException;

  /** A session that only stores. */
  Session client(Database database) throws IOException;

  /** A session that stores and executes, in this JVM if the library is for it. */
  Session worker(Database database, Job job) throws IOException;

  /** A session that stores and executes, in a process of its own. */
  Session workerProcess(Database database, Job job) throws IOException;

  /**
   * Starts a process anew on a database where one run waits; returns after how many milliseconds it
   * began.
   */
  double firstRun(Database database) throws IOException;

  /**
   * Starts a process on an empty database, which creates its tables and triggers a run; empty for
   * those who create them otherwise.
   */
  default OptionalDouble firstRunEver(Database database) throws IOException {
    return OptionalDouble.empty();
  }

  /** What the database knows of the runs. */
  Tally tally(Connection connection) throws SQLException;

  /** Whether nothing is left to execute, but what is delayed for long; cheaper than a tally. */
  boolean isDrained(Connection connection) throws SQLException;
}
