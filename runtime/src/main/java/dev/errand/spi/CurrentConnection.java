package dev.errand.spi;

import java.sql.Connection;
import java.util.Optional;

/**
 * How the transaction is found that a framework has open on this thread. Triggers then join it.
 * Implementations are thread-safe.
 */
@FunctionalInterface
public interface CurrentConnection {

  /**
   * The connection of the transaction that is open on this thread, on the database that the runs
   * are in; empty where there is none. Errand neither commits nor closes it.
   */
  Optional<Connection> find();

  /**
   * Runs something after the transaction that is open on this thread has committed. Where that
   * isn't known, nothing: workers then find the run at their next poll.
   */
  default void afterCommit(Runnable action) {}

  /** No framework. */
  static CurrentConnection none() {
    return Optional::empty;
  }
}
