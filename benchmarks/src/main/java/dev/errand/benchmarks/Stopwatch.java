package dev.errand.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Time, processor time and log between two moments. Not thread-safe. */
public final class Stopwatch {

  private static final double NANOS_A_SECOND = 1e9;
  private static final double MICROS_A_SECOND = 1e6;
  private static final Cpu UNKNOWN = new Cpu(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  private final Server server;
  private final long serverPid;
  private final List<Long> clients;
  private final long walAtStart;
  private final Cpu cpuAtStart;
  private final long start;
  private double seconds;
  private double walBytes;
  private Cpu cpu = UNKNOWN;

  private Stopwatch(Server server, List<Long> clients) throws IOException, SQLException {
    this.server = server;
    this.serverPid = server.pid();
    this.clients = List.copyOf(clients);
    this.walAtStart = server.walBytes();
    this.cpuAtStart = Cpu.read(serverPid, this.clients);
    this.start = System.nanoTime();
  }

  /**
   * Starts.
   *
   * @param clients the ids of the processes that use the library
   */
  public static Stopwatch start(Server server, List<Long> clients)
      throws IOException, SQLException {
    return new Stopwatch(server, clients);
  }

  /** How long ago that was. */
  public static double secondsSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) / NANOS_A_SECOND;
  }

  /** Ends the measurement. */
  public void stop() throws SQLException {
    seconds = secondsSince(start);
    cpu = Cpu.read(serverPid, clients).minus(cpuAtStart);
    walBytes = server.walBytes() - walAtStart;
  }

  /** Between start and stop. */
  public double seconds() {
    return seconds;
  }

  /** Processor time of the processes that use the library. */
  public double clientMicros() {
    return cpu.clients() * MICROS_A_SECOND;
  }

  /** Processor time of PostgreSQL. */
  public double serverMicros() {
    return cpu.server() * MICROS_A_SECOND;
  }

  /** Bytes of write-ahead log. */
  public double walBytes() {
    return walBytes;
  }

  /** The part of all processors that went to processes which have nothing to do with this. */
  public double others() {
    return cpu.others() / seconds / Runtime.getRuntime().availableProcessors();
  }
}
