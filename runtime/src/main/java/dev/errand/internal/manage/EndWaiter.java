package dev.errand.internal.manage;

import dev.errand.internal.process.RunEnds;
import dev.errand.internal.store.DatabaseException;
import dev.errand.internal.store.RunQueries;
import dev.errand.task.AwaitTimeoutException;
import dev.errand.task.RunNotFoundException;
import dev.errand.task.RunStatus;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits for runs to end: woken at once where this process records the end, asking the database with
 * growing pauses otherwise. Thread-safe.
 */
public final class EndWaiter {

  private static final long FIRST_PAUSE_MS = 20;
  private static final long LONGEST_PAUSE_MS = 500;

  private final RunQueries queries;
  private final RunEnds ends;

  /** With both ways to learn of an end. */
  public EndWaiter(RunQueries queries, RunEnds ends) {
    this.queries = queries;
    this.ends = ends;
  }

  /** Passes on that the ends of these runs were recorded. */
  void ended(Collection<UUID> runs) {
    ends.ended(runs);
  }

  /** Returns when all of the runs have ended; as {@code RunHandle.await} says. */
  public void await(List<UUID> runs, Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("The timeout is " + timeout + "; must be positive.");
    }
    long deadline = System.nanoTime() + saturatedNanos(timeout);
    Set<UUID> open = new LinkedHashSet<>(runs);
    long pause = FIRST_PAUSE_MS;
    while (!open.isEmpty()) {
      UUID first = open.iterator().next();
      CountDownLatch latch = ends.watch(first);
      try {
        boolean asked = removeEnded(open, deadline);
        if (!open.contains(first)) {
          continue;
        }
        long left = deadline - System.nanoTime();
        if (left <= 0 && asked) {
          throw timedOut(first, timeout);
        }
        if (!latch.await(
            Math.min(Math.max(left, 1), TimeUnit.MILLISECONDS.toNanos(pause)),
            TimeUnit.NANOSECONDS)) {
          pause = Math.min(LONGEST_PAUSE_MS, pause * 3 / 2);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(
            "Interrupted while waiting for run " + first + "; the run goes on.", e);
      } finally {
        ends.unwatch(first);
      }
    }
  }

  /** False if the database couldn't be asked: it may come back while there is time. */
  private boolean removeEnded(Set<UUID> open, long deadline) {
    try {
      queries.ended(open).forEach(open::remove);
      return true;
    } catch (RuntimeException e) {
      if (!DatabaseException.isTransient(e) || System.nanoTime() - deadline >= 0) {
        throw e;
      }
      return false;
    }
  }

  private static long saturatedNanos(Duration duration) {
    return duration.toSeconds() > TimeUnit.DAYS.toSeconds(10_000)
        ? TimeUnit.DAYS.toNanos(10_000)
        : duration.toNanos();
  }

  private RuntimeException timedOut(UUID run, Duration timeout) {
    RunStatus status = queries.find(run).orElseThrow(() -> new RunNotFoundException(run)).status();
    return new AwaitTimeoutException(run, status, timeout);
  }
}
