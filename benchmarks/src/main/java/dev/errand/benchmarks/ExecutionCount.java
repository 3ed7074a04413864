package dev.errand.benchmarks;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Consumer;

/** A handler that does nothing but count. */
final class ExecutionCount implements Consumer<Payload> {

  private final AtomicIntegerArray executions;
  private final CountDownLatch left;

  ExecutionCount(int runs) {
    this.executions = new AtomicIntegerArray(runs);
    this.left = new CountDownLatch(runs);
  }

  @Override
  public void accept(Payload payload) {
    executions.incrementAndGet(payload.number());
    left.countDown();
  }

  /** Waits for as many executions as there are runs. */
  void await() throws InterruptedException {
    boolean all = left.await(Check.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    Check.require(all, () -> left.getCount() + " runs weren't executed in " + Check.PATIENCE);
  }

  void requireOnceEach() {
    for (int i = 0; i < executions.length(); i++) {
      int run = i;
      Check.require(
          executions.get(run) == 1,
          () -> "Run " + run + " was executed " + executions.get(run) + " times");
    }
  }
}
