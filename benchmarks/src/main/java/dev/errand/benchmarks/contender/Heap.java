package dev.errand.benchmarks.contender;

import java.lang.management.ManagementFactory;

/** This JVM's heap. */
final class Heap {

  private static final int COLLECTIONS = 3;

  private Heap() {}

  /**
   * What is reachable, in bytes; the first collection still leaves what has just been finalized.
   */
  static long usedAfterCollection() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
