package dev.errand.benchmarks;

/** Time and processor time between two moments. Not thread-safe. */
final class Stopwatch {

  private static final double NANOS_A_SECOND = 1e9;
  private static final double MICROS_A_SECOND = 1e6;

  private final long serverPid;
  private final Cpu cpuAtStart;
  private final long start;
  private double seconds;
  private Cpu cpu = new Cpu(Double.NaN, Double.NaN, Double.NaN);

  private Stopwatch(long serverPid) {
    this.serverPid = serverPid;
    this.cpuAtStart = Cpu.read(serverPid);
    this.start = System.nanoTime();
  }

  static Stopwatch start(long serverPid) {
    return new Stopwatch(serverPid);
  }

  static double secondsSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) / NANOS_A_SECOND;
  }

  void stop() {
    seconds = secondsSince(start);
    cpu = Cpu.read(serverPid).minus(cpuAtStart);
  }

  double seconds() {
    return seconds;
  }

  /** Processor time of this JVM. */
  double clientMicros() {
    return cpu.client() * MICROS_A_SECOND;
  }

  /** Processor time of PostgreSQL. */
  double serverMicros() {
    return cpu.server() * MICROS_A_SECOND;
  }

  /** The part of all processors that went to processes which have nothing to do with this. */
  double others() {
    return cpu.others() / seconds / Runtime.getRuntime().availableProcessors();
  }
}
