package dev.errand.benchmarks.contender;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** One statement, prepared on a connection that does nothing else. Not thread-safe. */
final class LimitStatement implements AutoCloseable {

  private final Connection connection;
  private final PreparedStatement statement;

  LimitStatement(DataSource dataSource, String sql) {
    try {
      this.connection = dataSource.getConnection();
      try (Statement settings = connection.createStatement()) {
        // Tables that are empty to the statistics and full in truth: the index is always right.
        settings.execute("SET enable_seqscan = off");
        settings.execute("SET plan_cache_mode = force_generic_plan");
      }
      this.statement = connection.prepareStatement(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("The hand-written program can't prepare: " + sql, e);
    }
  }

  PreparedStatement statement() {
    return statement;
  }

  /** An array of the server's type, for a parameter. */
  java.sql.Array array(String type, Object[] elements) throws SQLException {
    return connection.createArrayOf(type, elements);
  }

  @Override
  public void close() {
    try (connection) {
      statement.close();
    } catch (SQLException e) {
      throw new IllegalStateException("A connection can't be closed", e);
    }
  }
}
