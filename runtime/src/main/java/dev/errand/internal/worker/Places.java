package dev.errand.internal.worker;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many more runs a worker may claim: its free places and, ahead of them, as many as it lately
 * finished in some tens of milliseconds, so that it neither starves between claims nor hoards what
 * others could run. A run takes a place until its end is recorded.
 */
final class Places {

  private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final int MOST_AHEAD = 1000;

  private final int concurrency;
  private final AtomicInteger held = new AtomicInteger();
  private final AtomicInteger parked = new AtomicInteger();
  private final ReentrantLock lock = new ReentrantLock();
  private long windowStart = System.nanoTime();
  private int finishedInWindow;
  private int finishedBefore;

  Places(int concurrency) {
    this.concurrency = concurrency;
  }

  int concurrency() {
    return concurrency;
  }

  /** Places of executions that wait for their children count as free. */
  int allowedThreads() {
    return concurrency + parked.get();
  }

  void claimed(int runs) {
    held.addAndGet(runs);
  }

  /** Places that nobody took in the end. */
  void unclaimed(int runs) {
    held.addAndGet(-runs);
  }

  /** How many runs could start at once. */
  int free() {
    return allowedThreads() - held.get();
  }

  /** Runs have left the worker: recorded, given back or lost. */
  void left(int runs) {
    held.addAndGet(-runs);
    lock.lock();
    try {
      turnWindow();
      finishedInWindow += runs;
    } finally {
      lock.unlock();
    }
  }

  void parked(int change) {
    parked.addAndGet(change);
  }

  int held() {
    return held.get();
  }

  /** How many to claim now; 0 also while what was claimed ahead is far from used up. */
  int room() {
    int ahead = ahead();
    int room = allowedThreads() + ahead - held.get();
    // Many small claims cost more than few large ones.
    return room * 2 > ahead ? Math.max(0, room) : 0;
  }

  private int ahead() {
    lock.lock();
    try {
      turnWindow();
      return Math.min(MOST_AHEAD, Math.max(finishedBefore, finishedInWindow));
    } finally {
      lock.unlock();
    }
  }

  private void turnWindow() {
    long now = System.nanoTime();
    long passed = now - windowStart;
    if (passed >= WINDOW_NANOS) {
      finishedBefore = passed < 2 * WINDOW_NANOS ? finishedInWindow : 0;
      finishedInWindow = 0;
      windowStart = now;
    }
  }
}
