package dev.errand.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Processor time used so far, in seconds; NaN where this system doesn't tell.
 *
 * @param clients by the processes that use a library
 * @param server by PostgreSQL, all its processes together
 * @param here by this JVM, whether or not it is one of the clients
 * @param others by everybody else
 */
public record Cpu(double clients, double server, double here, double others) {

  private static final double TICKS_A_SECOND = 100;
  private static final double NANOS_A_SECOND = 1e9;

  /**
   * Reads the clocks.
   *
   * @param postmaster the process id of PostgreSQL's first process
   * @param clients the process ids of those that use the library
   */
  public static Cpu read(long postmaster, List<Long> clients) {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double here = system.getProcessCpuTime() / NANOS_A_SECOND;
    boolean alone = clients.equals(List.of(ProcessHandle.current().pid()));
    try {
      double outside = alone ? 0 : clientSeconds(clients);
      double server = serverSeconds(postmaster);
      return new Cpu(
          alone ? here : outside, server, here, machineSeconds() - server - here - outside);
    } catch (IOException e) {
      return new Cpu(alone ? here : Double.NaN, Double.NaN, here, Double.NaN);
    }
  }

  /** What was used since. */
  public Cpu minus(Cpu earlier) {
    return new Cpu(
        clients - earlier.clients,
        server - earlier.server,
        here - earlier.here,
        Math.max(0, others - earlier.others));
  }

  private static double clientSeconds(List<Long> clients) throws IOException {
    double seconds = 0;
    for (long client : clients) {
      seconds += seconds(client, 2);
    }
    return seconds;
  }

  private static double serverSeconds(long postmaster) throws IOException {
    // Its own time, and that of children which have ended and so been added to it.
    double seconds = seconds(postmaster, 4);
    List<ProcessHandle> children =
        ProcessHandle.of(postmaster).map(process -> process.children().toList()).orElse(List.of());
    for (ProcessHandle child : children) {
      try {
        seconds += seconds(child.pid(), 2);
      } catch (IOException e) {
        // It has ended since.
      }
    }
    return seconds;
  }

  /** Sums utime, stime and, if four are wanted, cutime and cstime. */
  private static double seconds(long pid, int fields) throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    // The name, in parentheses, may contain anything; utime is the 12th field after it.
    String[] parts = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Arrays.stream(parts, 11, 11 + fields).mapToLong(Long::parseLong).sum() / TICKS_A_SECOND;
  }

  /** User, nice, system, irq, softirq and steal: what was not idle, or not ours to have. */
  private static double machineSeconds() throws IOException {
    String[] parts = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +", -1);
    long busy = 0;
    for (int field : new int[] {1, 2, 3, 6, 7, 8}) {
      busy += Long.parseLong(parts[field]);
    }
    return busy / TICKS_A_SECOND;
  }
}
