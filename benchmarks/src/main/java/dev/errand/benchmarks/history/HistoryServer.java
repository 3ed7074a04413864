package dev.errand.benchmarks.history;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL for this benchmark alone, as durable as an installed one. */
final class HistoryServer implements AutoCloseable {

  private final EmbeddedPostgres postgres;
  private final Path data;

  private HistoryServer(EmbeddedPostgres postgres, Path data) {
    this.postgres = postgres;
    this.data = data;
  }

  static HistoryServer start(Path data) throws IOException {
    Path folder = data.toAbsolutePath().normalize();
    Files.createDirectories(folder);
    return new HistoryServer(
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setCleanDataDirectory(true)
            // The launcher turns both off, which is for tests.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_wal_size", "4GB")
            .start(),
        folder);
  }

  long pid() throws IOException {
    return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
  }

  /** A new, empty database with a pool of its own. */
  HikariDataSource create(String name, int connections) throws SQLException {
    administer("CREATE DATABASE " + name);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(postgres.getJdbcUrl("postgres", name));
    config.setMaximumPoolSize(connections);
    return new HikariDataSource(config);
  }

  void drop(String name) throws SQLException {
    administer("DROP DATABASE " + name + " WITH (FORCE)");
  }

  void administer(String sql) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
