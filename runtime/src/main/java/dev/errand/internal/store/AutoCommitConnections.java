package dev.errand.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * The application's connections with auto-commit on while we have them, as statements here count
 * on: where a pool hands them out with it off, JDBI would take that for an open transaction of
 * somebody else and never commit.
 */
final class AutoCommitConnections implements ConnectionFactory {

  private final DataSource dataSource;
  private volatile boolean handedOutWithout;

  AutoCommitConnections(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public Connection openConnection() throws SQLException {
    Connection connection = dataSource.getConnection();
    try {
      if (!connection.getAutoCommit()) {
        handedOutWithout = true;
        connection.setAutoCommit(true);
      }
      return connection;
    } catch (SQLException | RuntimeException e) {
      try (connection) {
        throw e;
      }
    }
  }

  @Override
  public void closeConnection(Connection connection) throws SQLException {
    try (connection) {
      if (handedOutWithout && !connection.isClosed()) {
        connection.setAutoCommit(false);
      }
    }
  }
}
