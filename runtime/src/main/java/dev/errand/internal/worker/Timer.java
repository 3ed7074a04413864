package dev.errand.internal.worker;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs short actions later, on one thread. What an action throws is logged. */
final class Timer {

  private static final Logger LOG = LoggerFactory.getLogger(Timer.class);

  private final ScheduledExecutorService executor;

  Timer(String name) {
    this.executor =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "errand-" + name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Runs the action once; cancel the future to prevent it. After the close nothing runs. */
  Future<?> after(Duration delay, Runnable action) {
    return executor.schedule(logged(action), delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Runs the action once; false if the timer is closed. */
  boolean later(Duration delay, Runnable action) {
    try {
      Future<?> scheduled = after(delay, action);
      return !scheduled.isCancelled();
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  private static Runnable logged(Runnable action) {
    return () -> {
      try {
        action.run();
      } catch (RuntimeException | LinkageError | AssertionError e) {
        LOG.error("A timed action failed.", e);
      }
    };
  }

  void close() {
    executor.shutdownNow();
  }
}
