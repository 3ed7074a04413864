package dev.errand.benchmarks;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;

/** A handler that notes when it began. */
final class StartTimes implements Consumer<Payload> {

  private final AtomicLongArray times;
  private final AtomicIntegerArray executions;
  private final Semaphore started = new Semaphore(0);

  StartTimes(int runs) {
    this.times = new AtomicLongArray(runs);
    this.executions = new AtomicIntegerArray(runs);
  }

  @Override
  public void accept(Payload payload) {
    times.set(payload.number(), System.nanoTime());
    executions.incrementAndGet(payload.number());
    started.release();
  }

  /** Waits for the start of the run with this number, the only one under way. */
  long await(int run) throws InterruptedException {
    boolean one = started.tryAcquire(Check.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    Check.require(
        one && executions.get(run) == 1,
        () -> "Run " + run + " was executed " + executions.get(run) + " times");
    return times.get(run);
  }
}
