package dev.errand.internal.process;

import dev.errand.internal.store.DatabaseException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that does one thing again and again: as soon as it is woken, and after the time that the
 * last round gave. A round that fails is repeated after a growing, random pause; the log is told
 * once, and once more when it works again.
 */
public final class Loop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
  private static final long FIRST_PAUSE_MS = 50;
  private static final long LONGEST_PAUSE_MS = 5_000;

  /** One round. */
  @FunctionalInterface
  public interface Round {
    /** Does what there is to do; says how long to wait for the next round at the most. */
    Duration run() throws Exception;
  }

  private final String name;
  private final Round round;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition change = lock.newCondition();
  private boolean woken;
  private boolean stopped;
  private long pauseMillis;

  /** With a name for the thread and the log. */
  public Loop(String name, Round round) {
    this.name = name;
    this.round = round;
    this.thread = new Thread(this::repeat, "errand-" + name);
    thread.setDaemon(true);
  }

  /** Starts the thread. */
  public Loop start() {
    thread.start();
    return this;
  }

  /** Has the next round begin at once. */
  public void wake() {
    lock.lock();
    try {
      woken = true;
      change.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void repeat() {
    while (true) {
      Duration wait = runRound();
      if (!sleep(wait)) {
        return;
      }
    }
  }

  private Duration runRound() {
    try {
      Duration wait = round.run();
      if (pauseMillis > 0) {
        pauseMillis = 0;
        LOG.info("The {} works again.", name);
      }
      return wait;
    } catch (Throwable e) {
      // Whatever it is: a thread that ends here would leave runs stuck on a live worker.
      return failed(e);
    }
  }

  private Duration failed(Throwable e) {
    boolean first = pauseMillis == 0;
    pauseMillis = first ? FIRST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, pauseMillis * 2);
    if (!isStopped()) {
      if (first && DatabaseException.isOfPreparedStatements(e)) {
        LOG.error(
            "The {} failed, since a prepared statement was another session's: {}. A pooler lends"
                + " sessions for single transactions; add prepareThreshold=0 to the JDBC URL, or use"
                + " pgbouncer 1.21 or later with max_prepared_statements above 0.",
            name,
            DatabaseException.reason(e));
      } else if (!DatabaseException.isTransient(e)) {
        LOG.error("The {} failed; it tries again in {} ms.", name, pauseMillis, e);
      } else if (first) {
        LOG.warn(
            "The {} can't reach the database: {}. It tries again until it can.",
            name,
            DatabaseException.reason(e));
      }
    }
    return Duration.ofMillis(
        ThreadLocalRandom.current().nextLong(pauseMillis / 2, pauseMillis + 1));
  }

  /** Waits; false if the loop is to end. */
  private boolean sleep(Duration wait) {
    lock.lock();
    try {
      // After a failure the pause is kept also when somebody wakes the loop meanwhile.
      long left = wait.toNanos();
      while (!stopped && left > 0 && (!woken || pauseMillis > 0)) {
        left = change.awaitNanos(left);
      }
      woken = false;
      return !stopped;
    } catch (InterruptedException e) {
      return !stopped;
    } finally {
      lock.unlock();
    }
  }

  private boolean isStopped() {
    lock.lock();
    try {
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  /** Lets the round that is under way finish, and no other begin. */
  public void stop() {
    lock.lock();
    try {
      stopped = true;
      change.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Stops, and waits for the thread to end, some seconds at the most. */
  @Override
  public void close() {
    stop();
    if (Thread.currentThread() != thread && !join()) {
      LOG.warn("The {} didn't end in time; its thread is left behind.", name);
    }
  }

  private boolean join() {
    @Nullable InterruptedException interruption = null;
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (thread.isAlive() && System.nanoTime() < deadline) {
      try {
        thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
      } catch (InterruptedException e) {
        interruption = e;
      }
    }
    if (interruption != null) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }
}
