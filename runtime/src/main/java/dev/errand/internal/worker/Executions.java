package dev.errand.internal.worker;

import dev.errand.internal.store.RunningTable.Claim;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The claimed runs in this worker's memory, from the claim until their end is recorded. */
final class Executions {

  private final Map<Claim, Execution> byClaim = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition empty = lock.newCondition();
  private volatile boolean awaited;

  void add(Collection<Execution> executions) {
    executions.forEach(execution -> byClaim.put(execution.claim(), execution));
  }

  @Nullable Execution remove(Claim claim) {
    Execution removed = byClaim.remove(claim);
    if (byClaim.isEmpty() && awaited) {
      lock.lock();
      try {
        empty.signalAll();
      } finally {
        lock.unlock();
      }
    }
    return removed;
  }

  /** Waits until none is left; false if the time ran out. */
  boolean awaitEmpty(Duration timeout) {
    long left = timeout.toNanos();
    lock.lock();
    try {
      awaited = true;
      while (!byClaim.isEmpty() && left > 0) {
        left = empty.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    return byClaim.isEmpty();
  }

  @Nullable Execution find(Claim claim) {
    return byClaim.get(claim);
  }

  List<Execution> all() {
    return List.copyOf(byClaim.values());
  }

  boolean isEmpty() {
    return byClaim.isEmpty();
  }

  int size() {
    return byClaim.size();
  }

  void cancel(UUID run) {
    for (Execution execution : byClaim.values()) {
      if (execution.claim().runId().equals(run)) {
        execution.stop(StopReason.CANCELED);
      }
    }
  }

  void stopAll(StopReason reason) {
    byClaim.values().forEach(execution -> execution.stop(reason));
  }
}
