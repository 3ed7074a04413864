package dev.errand.benchmarks.compile;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * What a compilation cost.
 *
 * @param cpu milliseconds of processor time of the whole JVM
 * @param wall milliseconds that passed
 */
record Cost(double cpu, double wall) {

  private static final double NANOS_A_MILLI = 1e6;

  /** Something that costs. */
  interface Work {
    void run() throws Exception;
  }

  static Cost of(Work work) throws Exception {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long wall = System.nanoTime();
    work.run();
    return new Cost(
        (system.getProcessCpuTime() - cpu) / NANOS_A_MILLI,
        (System.nanoTime() - wall) / NANOS_A_MILLI);
  }

  /** As another JVM prints it. */
  String text() {
    return String.format(Locale.ROOT, "%f %f", cpu, wall);
  }

  static Cost parse(String text) {
    String[] parts = text.strip().split(" ", -1);
    return new Cost(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
  }
}
