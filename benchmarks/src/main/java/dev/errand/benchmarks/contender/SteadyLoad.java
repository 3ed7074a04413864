package dev.errand.benchmarks.contender;

import dev.errand.benchmarks.Payload;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Triggers at an even rate, whether or not the library keeps up. */
final class SteadyLoad {

  private static final int THREADS = 16;
  private static final double NANOS_A_SECOND = 1e9;

  private final Library library;
  private final double nanosBetween;
  private final long[] returned;
  private long start;

  SteadyLoad(Library library, double perSecond, int count) {
    this.library = library;
    this.nanosBetween = NANOS_A_SECOND / perSecond;
    this.returned = new long[count];
  }

  /** Triggers them all. */
  void run() {
    AtomicInteger next = new AtomicInteger();
    start = System.nanoTime();
    Threads.run(
        THREADS,
        thread -> {
          int run;
          while ((run = next.getAndIncrement()) < returned.length) {
            awaitTime(due(run));
            library.trigger(Payload.of(run, Payload.Size.SMALL));
            returned[run] = System.nanoTime();
          }
        });
  }

  private static void awaitTime(long nanoTime) {
    long left;
    while ((left = nanoTime - System.nanoTime()) > 0) {
      LockSupport.parkNanos(left);
    }
  }

  /** When a run was to be triggered. */
  long due(int run) {
    return start + (long) (run * nanosBetween);
  }

  /** When its trigger returned. */
  long returned(int run) {
    return returned[run];
  }
}
