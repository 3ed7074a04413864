package dev.errand.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server for one test alone, to be crashed and started again. */
public final class OwnServer implements AutoCloseable {

  private final EmbeddedPostgres postgres;
  private final Path folder;
  private final Path control;
  private final String options;

  private OwnServer(EmbeddedPostgres postgres, Path folder) throws IOException {
    this.postgres = postgres;
    this.folder = folder;
    String commandLine = Files.readString(folder.resolve("postmaster.opts")).trim();
    int afterCommand = commandLine.indexOf(' ');
    this.control = Path.of(commandLine.substring(0, afterCommand)).resolveSibling("pg_ctl");
    this.options = commandLine.substring(afterCommand + 1);
  }

  /** Starts a server with its data in a folder. */
  public static OwnServer start(Path folder) {
    try {
      return new OwnServer(
          EmbeddedPostgres.builder()
              .setDataDirectory(folder)
              .setCleanDataDirectory(false)
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .start(),
          folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is. */
  public String url() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  /** Ends it as a power failure would: no connection is closed, nothing is written. */
  public void crash() {
    control("stop", "-m", "immediate", "-w");
  }

  /** Starts it again on the same port; it recovers from its log. */
  public void startAgain() {
    control("start", "-w", "-l", folder.resolve("again.log").toString(), "-o", options);
  }

  private void control(String... arguments) {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U")); // the server refuses to run as root
    }
    command.addAll(List.of(control.toString(), "-D", folder.toString()));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolveSibling("pg_ctl.out").toFile())
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            command + ": " + Files.readString(folder.resolveSibling("pg_ctl.out")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
