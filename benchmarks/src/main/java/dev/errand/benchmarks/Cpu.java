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
 * @param client by this JVM
 * @param server by PostgreSQL, all its processes together
 * @param machine by everybody
 */
record Cpu(double client, double server, double machine) {

  private static final double TICKS_A_SECOND = 100;
  private static final double NANOS_A_SECOND = 1e9;

  /**
   * Reads the clocks.
   *
   * @param postmaster the process id of PostgreSQL's first process
   */
  static Cpu read(long postmaster) {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double client = system.getProcessCpuTime() / NANOS_A_SECOND;
    try {
      return new Cpu(client, serverSeconds(postmaster), machineSeconds());
    } catch (IOException e) {
      return new Cpu(client, Double.NaN, Double.NaN);
    }
  }

  Cpu minus(Cpu earlier) {
    return new Cpu(client - earlier.client, server - earlier.server, machine - earlier.machine);
  }

  /** What neither this JVM nor PostgreSQL used. */
  double others() {
    return Math.max(0, machine - client - server);
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
