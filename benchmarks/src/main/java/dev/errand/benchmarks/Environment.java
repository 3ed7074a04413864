package dev.errand.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What it was measured on. */
public final class Environment {

  private static final int COMMITS = 300;
  private static final double NANOS_A_MILLI = 1e6;
  private static final long GIGA = 1L << 30;

  private Environment() {}

  /** One line a fact. */
  public static List<String> describe(Server server) throws IOException, SQLException {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    String settings =
        server.settings().entrySet().stream()
            .map(setting -> setting.getKey() + " = " + setting.getValue())
            .collect(Collectors.joining(", "));
    return List.of(
        "%d × %s, %d GB of memory, %s on %s; the server and the JVM share them"
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                processor(),
                Math.round((double) system.getTotalMemorySize() / GIGA),
                System.getProperty("os.name"),
                server.fileSystem()),
        "%s %s, a heap of %d MB"
            .formatted(
                System.getProperty("java.vm.name"),
                Runtime.version(),
                Runtime.getRuntime().maxMemory() >> 20),
        "PostgreSQL %s over TCP on the same machine; %s".formatted(server.version(), settings),
        String.format(
            Locale.ROOT,
            "the commit of one narrow row takes %.2f ms here (p50, one connection)",
            commitMillis(server)));
  }

  private static String processor() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }

  /** What every durable trigger has to pay. */
  private static double commitMillis(Server server) throws SQLException {
    try (Database database = server.create(1);
        Connection connection = database.pool().getConnection()) {
      Sql.execute(server.administration(), "CHECKPOINT");
      try (PreparedStatement create =
          connection.prepareStatement("CREATE TABLE row (id int PRIMARY KEY)")) {
        create.execute();
      }
      double[] millis = new double[COMMITS];
      try (PreparedStatement insert = connection.prepareStatement("INSERT INTO row VALUES (?)")) {
        for (int i = 0; i < COMMITS; i++) {
          insert.setInt(1, i);
          long start = System.nanoTime();
          insert.execute();
          millis[i] = (System.nanoTime() - start) / NANOS_A_MILLI;
        }
      }
      return new Percentiles(millis).at(50);
    }
  }
}
