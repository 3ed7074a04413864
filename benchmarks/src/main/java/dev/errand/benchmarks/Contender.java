package dev.errand.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** A way to store and to execute runs, with one choice of its settings. Stateless. */
public interface Contender {

  /** Whose work this is. */
  String library();

  /** How it is set, in a few words. */
  String setting();

  /** How many connections its pool has. */
  int connections();

  /** Brings an empty database to what it needs. */
  void install(DataSource dataSource) throws SQLException;

  /** A session that only stores. */
  Session client(DataSource dataSource);

  /**
   * A session that stores and executes.
   *
   * @param handler what every run does with its payload
   */
  Session worker(DataSource dataSource, Consumer<Payload> handler);

  /** What the database knows of the runs. */
  Tally tally(Connection connection) throws SQLException;

  /** Whether the database holds no run that still has to be executed; cheaper than a tally. */
  boolean isDrained(Connection connection) throws SQLException;

  /** One process' use of the library. Thread-safe. */
  interface Session extends AutoCloseable {

    /** Begins; returns as soon as the library does. */
    void start();

    /** Stores runs, as many at once as the library likes. */
    void storeAll(List<Payload> payloads);

    /** Stores one run, to be executed at once; returns when it is durable. */
    void trigger(Payload payload);

    @Override
    void close();
  }

  /**
   * How many runs there are.
   *
   * @param unfinished those that haven't ended
   * @param completed those that ended well; empty where ended runs are deleted
   * @param strays what must be 0: failed attempts, other ends, runs in two places
   */
  record Tally(long unfinished, OptionalLong completed, long strays) {}
}
