package dev.errand.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One PostgreSQL server for all tests of a JVM, as durable as a real one; every test class makes a
 * database of its own. The session time zone is unlike the JVM's.
 */
public final class TestServer {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private TestServer() {}

  private static final class Holder {
    private static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "300")
                .setServerConfig("timezone", "America/St_Johns")
                .start();
        requireVersion(server);
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Who asks for a version must not test another one without noticing. */
    private static void requireVersion(EmbeddedPostgres server) {
      String asked = System.getProperty("errand.test.postgres", "");
      try (Connection connection = server.getPostgresDatabase().getConnection()) {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (!asked.isEmpty() && !asked.equals(String.valueOf(version))) {
          throw new IllegalStateException(
              "errand.test.postgres=" + asked + ", but the server is PostgreSQL " + version);
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** The server's major version. */
  public static int version() {
    try (Connection connection = Holder.SERVER.getPostgresDatabase().getConnection()) {
      return connection.getMetaData().getDatabaseMajorVersion();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes an empty database; returns its JDBC URL. */
  public static String createDatabase() {
    String name = "test_" + COUNT.incrementAndGet();
    try (Connection connection = Holder.SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return Holder.SERVER.getJdbcUrl("postgres", name);
  }

  /** A pool of connections to a database. */
  public static HikariDataSource pool(String url, int size) {
    return new HikariDataSource(poolConfig(url, size));
  }

  /** How such a pool is configured, to be changed. */
  public static HikariConfig poolConfig(String url, int size) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername("postgres");
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(10_000);
    return config;
  }
}
