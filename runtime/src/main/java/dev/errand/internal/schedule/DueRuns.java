package dev.errand.internal.schedule;

import dev.errand.internal.process.Loop;
import dev.errand.internal.process.Pace;
import dev.errand.internal.process.WorkSignal;
import dev.errand.internal.store.LaterTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Makes runs ready whose time has come: delayed ones, and those between attempts. Every worker does
 * it, so that nothing waits for a dead one; a run is moved by whoever comes first.
 */
public final class DueRuns {

  private static final Duration BACK = Duration.ofMinutes(1);
  private static final long LONGEST_WAIT_MS = 1000;

  /** What is due and wasn't moved is held by an open transaction: there is no hurry. */
  private static final long HELD_WAIT_MS = 50;

  private final LaterTable later;
  private final WorkSignal signal;
  private final Loop loop = new Loop("due-runs", this::round);

  // While an old transaction is open, the index keeps the entries of all that were moved since; so
  // most rounds begin a little before the last that was, and what commits late waits for the
  // others.
  private final Pace fromStart = new Pace(Duration.ofSeconds(2));
  private Instant movedUpTo = Instant.EPOCH;
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
    if (!fromStart.isDue()) {
      return round(movedUpTo.equals(Instant.EPOCH) ? Instant.EPOCH : movedUpTo.minus(BACK));
    }
    fromStart.begin();
    try {
      return round(Instant.EPOCH);
    } finally {
      fromStart.end();
    }
  }

  private Duration round(Instant from) {
    List<LaterTable.Moved> moved = later.moveDue(from);
    if (!moved.isEmpty()) {
      Instant last = moved.get(0).last();
      movedUpTo = last.isAfter(movedUpTo) ? last : movedUpTo;
      signal.ready(moved.stream().map(LaterTable.Moved::queue).toList());
      if (moved.stream().mapToInt(LaterTable.Moved::runs).sum() == LaterTable.MOST) {
        return Duration.ZERO;
      }
    }
    OptionalLong next = later.millisToNext(from);
    long longest = ThreadLocalRandom.current().nextLong(LONGEST_WAIT_MS / 2, LONGEST_WAIT_MS);
    long untilNext = next.orElse(longest);
    long wait =
        untilNext <= 0 && moved.isEmpty()
            ? HELD_WAIT_MS
            : Math.max(1, Math.min(untilNext, longest));
    wakeAt = System.nanoTime() + Duration.ofMillis(wait).toNanos();
    return Duration.ofMillis(wait);
  }
}
