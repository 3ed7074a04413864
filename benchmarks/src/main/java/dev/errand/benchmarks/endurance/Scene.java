package dev.errand.benchmarks.endurance;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.errand.Errand;
import dev.errand.benchmarks.Cpu;
import dev.errand.benchmarks.Server;
import dev.errand.benchmarks.Sql;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** A server with one database in which Errand's schema is, and one who observes. */
final class Scene implements AutoCloseable {

  private final Server server;
  private final Connection observer;
  private final String url;

  private Scene(Server server, String url) throws SQLException {
    this.server = server;
    this.url = url;
    this.observer = DriverManager.getConnection(url);
  }

  static Scene open(Settings settings) throws IOException, SQLException {
    Server server = Server.start(settings.data());
    try {
      if (!settings.autovacuum()) {
        Sql.execute(
            server.administration(),
            "ALTER SYSTEM SET autovacuum = off",
            "SELECT pg_reload_conf()");
      }
      Sql.execute(server.administration(), "CREATE DATABASE endurance");
      Scene scene = new Scene(server, server.url("endurance"));
      try (HikariDataSource dataSource = scene.pool(1)) {
        Sql.execute(dataSource, Errand.migrationSql());
      }
      return scene;
    } catch (SQLException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  String url() {
    return url;
  }

  HikariDataSource pool(int connections) {
    return pool(url, connections);
  }

  static HikariDataSource pool(String url, int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(0);
    return new HikariDataSource(config);
  }

  Cpu cpu() throws IOException {
    return cpu(List.of(ProcessHandle.current().pid()));
  }

  /** With the CPU time of these processes. */
  Cpu cpu(List<Long> clients) throws IOException {
    return Cpu.read(server.pid(), clients);
  }

  long number(String query) throws SQLException {
    return numbers(query)[0];
  }

  synchronized long[] numbers(String query) throws SQLException {
    return Sql.numbers(observer, query);
  }

  synchronized String text(String query) throws SQLException {
    return Sql.text(observer, query);
  }

  void execute(HikariDataSource dataSource, String... statements) throws SQLException {
    Sql.execute(dataSource, statements);
  }

  boolean isDrained() throws SQLException {
    return number(
            "SELECT (EXISTS (SELECT FROM errand.ready) OR EXISTS (SELECT FROM errand.running))::int")
        == 0;
  }

  @Override
  public void close() throws IOException, SQLException {
    observer.close();
    server.close();
  }
}
