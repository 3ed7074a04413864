package dev.errand.internal.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/**
 * Whether a connection is one session of the server, always the same: behind a pooler that lends
 * sessions for single transactions (pgbouncer in transaction mode) it isn't, and what belongs to a
 * session, such as {@code LISTEN}, would stay with somebody else.
 */
public final class KeptSession {

  private static final int TRIES = 20;

  private KeptSession() {}

  /** Asks the server, with the help of a second connection. */
  public static boolean isKept(Connection connection, Database database) throws SQLException {
    // A pooler can't know, when it lets somebody in, which process will serve him.
    if (connection.unwrap(PGConnection.class).getBackendPID() == process(connection)) {
      return true;
    }
    try (Connection other = database.dedicated(Database.NETWORK_TIMEOUT)) {
      try {
        for (int i = 0; i < TRIES; i++) {
          int before = process(connection);
          // On an idle pooler the session just used is the next to be lent; on a busy one ours
          // changes.
          if (process(other) == before || process(connection) != before) {
            return false;
          }
        }
        return true;
      } finally {
        other.setNetworkTimeout(Runnable::run, 0);
      }
    }
  }

  /** Whether the driver would prepare statements on the server, which are a session's too. */
  public static boolean preparesStatements(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getPrepareThreshold() > 0;
  }

  private static int process(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      return row.getInt(1);
    }
  }
}
