package dev.errand.internal.worker;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets go of a connection that a part of the worker kept for itself. */
final class KeptConnection {

  private static final Logger LOG = LoggerFactory.getLogger(KeptConnection.class);

  private KeptConnection() {}

  /** Gives it back as it was. */
  static void close(@Nullable Connection connection) {
    if (connection == null) {
      return;
    }
    try (connection) {
      connection.setNetworkTimeout(Runnable::run, 0);
    } catch (SQLException e) {
      LOG.debug("A kept connection couldn't be closed.", e);
    }
  }

  /** Drops it, whatever state it is in; never waits for the server. */
  static void abort(@Nullable Connection connection) {
    if (connection == null) {
      return;
    }
    try (connection) {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      LOG.debug("A broken connection couldn't be closed.", e);
    }
  }
}
