package dev.errand.internal.worker;

import java.util.concurrent.locks.ReentrantLock;

/** Interrupts a thread only as long as it is about this. */
final class Interruption {
  private final ReentrantLock lock = new ReentrantLock();
  private final Thread thread;
  private boolean ended;

  Interruption(Thread thread) {
    this.thread = thread;
  }

  void interrupt() {
    lock.lock();
    try {
      if (!ended) {
        thread.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  void end() {
    lock.lock();
    try {
      ended = true;
    } finally {
      lock.unlock();
    }
  }
}
