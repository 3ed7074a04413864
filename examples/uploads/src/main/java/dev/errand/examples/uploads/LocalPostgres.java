package dev.errand.examples.uploads;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real PostgreSQL that is started with the application, and as durable as an installed one. */
final class LocalPostgres implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final EmbeddedPostgres server;

  private LocalPostgres(EmbeddedPostgres server) {
    this.server = server;
  }

  /** Starts a server whose data is in a directory, which is made if it doesn't exist. */
  static LocalPostgres start(Path directory) {
    try {
      stopLeftBehind(directory.resolve("postmaster.pid"));
      return new LocalPostgres(
          EmbeddedPostgres.builder()
              .setDataDirectory(directory)
              .setCleanDataDirectory(false)
              .setPGStartupWait(PATIENCE)
              // Whoever started it stops it, after everything that uses it.
              .setRegisterShutdownHook(false)
              // This launcher switches durability off, which is good for tests only.
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .start());
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL can't be started in " + directory, e);
    }
  }

  /** A process that is killed leaves its server behind, which holds the directory. */
  private static void stopLeftBehind(Path pidFile) throws IOException {
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    Optional<ProcessHandle> left =
        lines.stream()
            .findFirst()
            .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
            .filter(process -> process.info().command().orElse("").contains("postgres"));
    if (left.isPresent()) {
      left.get().destroy();
      try {
        left.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      } catch (Exception e) {
        throw new IOException("The process " + left.get().pid() + " still uses it", e);
      }
    }
  }

  /** Where JDBC finds it; it asks for no password. */
  String jdbcUrl() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL can't be stopped", e);
    }
  }
}
