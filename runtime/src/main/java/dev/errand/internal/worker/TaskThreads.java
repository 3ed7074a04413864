package dev.errand.internal.worker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads on which methods are called, and the claimed runs that wait for one. No more methods
 * run at once than there are places.
 */
final class TaskThreads {

  private static final Logger LOG = LoggerFactory.getLogger(TaskThreads.class);

  private final ExecutorService threads;
  private final Places places;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Execution> waiting = new ArrayDeque<>();
  private int active;

  TaskThreads(ExecutorService threads, Places places) {
    this.threads = threads;
    this.places = places;
  }

  /** Has the executions run, in their order. */
  void submit(List<Execution> executions) {
    int start;
    lock.lock();
    try {
      waiting.addAll(executions);
      start = threadsToStart();
    } finally {
      lock.unlock();
    }
    startThreads(start);
  }

  /** There may be another place: somebody parked. */
  void placeFreed() {
    int start;
    lock.lock();
    try {
      start = threadsToStart();
    } finally {
      lock.unlock();
    }
    startThreads(start);
  }

  private int threadsToStart() {
    int start = Math.max(0, Math.min(waiting.size(), places.allowedThreads() - active));
    active += start;
    return start;
  }

  private void startThreads(int count) {
    int started = 0;
    try {
      while (started < count) {
        threads.execute(this::work);
        started++;
      }
    } finally {
      // No thread could be had: those that run take on what waits.
      if (started < count) {
        lock.lock();
        try {
          active -= count - started;
        } finally {
          lock.unlock();
        }
      }
    }
  }

  private void work() {
    while (true) {
      Execution next;
      lock.lock();
      try {
        if (waiting.isEmpty() || active > places.allowedThreads()) {
          active--;
          return;
        }
        next = waiting.remove();
      } finally {
        lock.unlock();
      }
      try {
        next.run();
      } catch (Throwable e) {
        LOG.error("Run {} couldn't be executed.", next.claim().runId(), e);
        next.abandon();
      }
    }
  }

  /** Takes away the executions that have waited for a thread this long. */
  List<Execution> removeWaiting(Duration atLeast) {
    long before = System.nanoTime() - atLeast.toNanos();
    List<Execution> removed = new ArrayList<>();
    lock.lock();
    try {
      waiting.removeIf(
          execution -> execution.claimedAtNanos() - before <= 0 && removed.add(execution));
    } finally {
      lock.unlock();
    }
    return removed;
  }

  boolean hasWaiting() {
    lock.lock();
    try {
      return !waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Lets go of the threads; waits a little for those that still run. */
  void close(Duration patience) {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
