package dev.errand.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A contender's database for one measurement; dropped at its end. */
public final class Database implements AutoCloseable {

  private final Server server;
  private final String name;
  private final HikariDataSource pool;
  private final Connection observer;

  Database(Server server, String name, int connections) throws SQLException {
    this.server = server;
    this.name = name;
    this.observer = DriverManager.getConnection(server.url(name));
    this.pool = pool(server.url(name), connections);
    fill(connections);
  }

  /** A pool as applications have it, of a fixed number of connections. */
  public static HikariDataSource pool(String url, int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(connections);
    // Makes many rows one statement, for those who insert with JDBC batches.
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    return new HikariDataSource(config);
  }

  /** Opens all connections, so that no measurement has to. */
  private void fill(int connections) throws SQLException {
    List<Connection> all = new ArrayList<>();
    try {
      for (int i = 0; i < connections; i++) {
        all.add(pool.getConnection());
      }
    } finally {
      for (Connection connection : all) {
        connection.close();
      }
    }
  }

  /** Where it is, for JDBC. */
  public String url() {
    return server.url(name);
  }

  /** Where it is, for {@code libpq} and those who follow it. */
  public String connectionString() {
    return server.connectionString(name);
  }

  /** The contender's connections. */
  public DataSource pool() {
    return pool;
  }

  /** A connection for the one who measures. */
  public Connection observer() {
    return observer;
  }

  /** Leaves neither old statistics nor unwritten pages to who comes next. */
  public void settle() throws SQLException {
    Sql.execute(pool, "ANALYZE", "CHECKPOINT");
  }

  @Override
  public void close() throws SQLException {
    pool.close();
    observer.close();
    Sql.execute(server.administration(), "DROP DATABASE " + name + " WITH (FORCE)");
  }
}
