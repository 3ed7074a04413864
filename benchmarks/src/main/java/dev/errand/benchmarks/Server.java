package dev.errand.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** The one PostgreSQL that everything is measured on. As durable as an installed one. */
public final class Server implements AutoCloseable {

  private static final List<String> SETTINGS =
      List.of(
          "fsync",
          "synchronous_commit",
          "full_page_writes",
          "wal_sync_method",
          "shared_buffers",
          "max_wal_size",
          "jit");

  private final EmbeddedPostgres postgres;
  private final Path data;
  private final AtomicInteger databases = new AtomicInteger();

  private Server(EmbeddedPostgres postgres, Path data) {
    this.postgres = postgres;
    this.data = data;
  }

  /** Starts it on an empty folder, which must not be in memory. */
  public static Server start(Path data) throws IOException, SQLException {
    Path folder = data.toAbsolutePath().normalize();
    Files.createDirectories(folder);
    requireDisk(folder);
    Server server =
        new Server(
            EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(true)
                // The launcher turns both off, which is for tests.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "300")
                .start(),
            folder);
    try {
      server.requireDurable();
      return server;
    } catch (SQLException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static void requireDisk(Path folder) throws IOException {
    String type = Files.getFileStore(folder).type();
    if (type.equals("tmpfs") || type.equals("ramfs")) {
      throw new IllegalStateException(
          folder
              + " is in memory ("
              + type
              + "), where fsync costs nothing; choose another folder with data=.");
    }
  }

  private void requireDurable() throws SQLException {
    Map<String, String> settings = settings();
    for (String name : List.of("fsync", "synchronous_commit", "full_page_writes")) {
      if (!"on".equals(settings.get(name))) {
        throw new IllegalStateException(
            "PostgreSQL runs with " + name + " = " + settings.get(name) + "; it must be on.");
      }
    }
  }

  /** The settings that matter here, as the server itself says. */
  public Map<String, String> settings() throws SQLException {
    Map<String, String> settings = new LinkedHashMap<>();
    try (Connection connection = administration().getConnection()) {
      for (String name : SETTINGS) {
        settings.put(name, Sql.text(connection, "SHOW " + name));
      }
    }
    return settings;
  }

  /** PostgreSQL's. */
  public String version() throws SQLException {
    try (Connection connection = administration().getConnection()) {
      return Sql.text(connection, "SHOW server_version");
    }
  }

  /** The kind of file system that the data is on. */
  public String fileSystem() throws IOException {
    return Files.getFileStore(data).type();
  }

  /** The process id of the postmaster, whose children are all others. */
  public long pid() throws IOException {
    return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
  }

  /** How many bytes of log were written since the server exists. */
  public long walBytes() throws SQLException {
    try (Connection connection = administration().getConnection()) {
      return Sql.numbers(connection, "SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn")[0];
    }
  }

  /** A new, empty database with a pool of its own. */
  public Database create(int connections) throws SQLException {
    String name = "benchmark_" + databases.incrementAndGet();
    Sql.execute(administration(), "CREATE DATABASE " + name);
    return new Database(this, name, connections);
  }

  /** For JDBC. */
  public String url(String database) {
    return postgres.getJdbcUrl("postgres", database);
  }

  /** For those who aren't written in Java. */
  String connectionString(String database) {
    return "postgres://postgres@localhost:" + postgres.getPort() + "/" + database;
  }

  /** Connections to a database that nothing is measured in. */
  public DataSource administration() {
    return postgres.getPostgresDatabase();
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
