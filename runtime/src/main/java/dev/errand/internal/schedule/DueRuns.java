package dev.errand.internal.schedule;

import dev.errand.internal.process.Loop;
import dev.errand.internal.process.WorkSignal;
import dev.errand.internal.store.LaterTable;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Makes runs ready whose time has come: delayed ones, and those between attempts. Every worker does
 * it, so that nothing waits for a dead one; a run is moved by whoever comes first.
 */
public final class DueRuns {

  private static final int MOST = 1000;
  private static final long LONGEST_WAIT_MS = 1000;

  private final LaterTable later;
  private final WorkSignal signal;
  private final Loop loop = new Loop("due-runs", this::round);

  private volatile long wakeAt = System.nanoTime();

  /** With where runs wait, and whom to tell. */
  public DueRuns(LaterTable later, WorkSignal signal) {
    this.later = later;
    this.signal = signal;
  }

  /** Starts to look. */
  public void start() {
    loop.start();
  }

  /** Looks no more. */
  public void stop() {
    loop.close();
  }

  /** A run becomes due in so many milliseconds. */
  public void dueIn(long millis) {
    if (millis < LONGEST_WAIT_MS
        && System.nanoTime() + Duration.ofMillis(millis).toNanos() - wakeAt < 0) {
      loop.wake();
    }
  }

  private Duration round() {
    List<LaterTable.Moved> moved = later.moveDue(MOST);
    if (!moved.isEmpty()) {
      signal.ready(moved.stream().map(LaterTable.Moved::queue).toList());
      if (moved.stream().mapToInt(LaterTable.Moved::runs).sum() == MOST) {
        return Duration.ZERO;
      }
    }
    OptionalLong next = later.millisToNext();
    long longest = ThreadLocalRandom.current().nextLong(LONGEST_WAIT_MS / 2, LONGEST_WAIT_MS);
    long wait = Math.max(1, Math.min(next.orElse(longest), longest));
    wakeAt = System.nanoTime() + Duration.ofMillis(wait).toNanos();
    return Duration.ofMillis(wait);
  }
}
