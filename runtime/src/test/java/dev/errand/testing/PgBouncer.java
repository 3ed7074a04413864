package dev.errand.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A pgbouncer of the machine's own package between a test and the server. */
public final class PgBouncer implements AutoCloseable {

  private static final Pattern SERVER = Pattern.compile("//([^:/]+):(\\d+)/(\\w+)");

  private final Process process;
  private final String url;

  private PgBouncer(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Where it is installed. */
  public static Optional<Path> binary() {
    return Stream.concat(
            Stream.of(System.getenv().getOrDefault("PATH", "").split(":")),
            Stream.of("/usr/sbin", "/usr/local/sbin"))
        .map(folder -> Path.of(folder, "pgbouncer"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Whether prepared statements follow their clients, from 1.21 on. */
  public static boolean knowsPreparedStatements() {
    try {
      Process version =
          new ProcessBuilder(binary().orElseThrow().toString(), "--version")
              .redirectErrorStream(true)
              .start();
      String text = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher number = Pattern.compile("PgBouncer (\\d+)\\.(\\d+)").matcher(text);
      return number.find()
          && (Integer.parseInt(number.group(1)) > 1 || Integer.parseInt(number.group(2)) >= 21);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts one in front of a server, with few sessions for many clients. */
  public static PgBouncer start(String serverUrl, String mode, Path folder) {
    Matcher server = SERVER.matcher(serverUrl);
    if (!server.find()) {
      throw new IllegalArgumentException(serverUrl);
    }
    try {
      int port = freePort();
      List<String> settings =
          new ArrayList<>(
              List.of(
                  "[databases]",
                  "* = host=%s port=%s user=postgres".formatted(server.group(1), server.group(2)),
                  "[pgbouncer]",
                  "listen_addr = 127.0.0.1",
                  "listen_port = " + port,
                  "unix_socket_dir =",
                  "auth_type = any",
                  "pool_mode = " + mode,
                  "default_pool_size = " + (mode.equals("session") ? 30 : 6),
                  "max_client_conn = 200",
                  "ignore_startup_parameters = extra_float_digits"));
      if (knowsPreparedStatements()) {
        settings.add("max_prepared_statements = 100");
      }
      Path file = folder.resolve("pgbouncer.ini");
      Files.write(file, settings);
      List<String> command = new ArrayList<>(List.of(binary().orElseThrow().toString(), "-q"));
      if (System.getProperty("user.name").equals("root")) {
        command.addAll(List.of("-u", "nobody")); // it refuses to run as root
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
      command.add(file.toString());
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("pgbouncer.log").toFile())
              .start();
      PgBouncer started =
          new PgBouncer(
              process,
              "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres".formatted(port, server.group(3)));
      Awaitility.await().until(() -> accepts(port, process, folder));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean accepts(int port, Process process, Path folder) throws IOException {
    if (!process.isAlive()) {
      throw new IllegalStateException(Files.readString(folder.resolve("pgbouncer.log")));
    }
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Where it listens. */
  public String url() {
    return url;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
