package dev.errand.internal.process;

import java.time.Duration;

/**
 * How often something is done whose cost varies: as often as wanted while it is cheap, and never so
 * often that it takes more than a fiftieth of the time. Used by one thread.
 */
public final class Pace {

  private static final int SHARE = 50;

  private final long shortestNanos;
  private long startedAt;
  private long nextAt = System.nanoTime();

  /** At the most once in this time. */
  public Pace(Duration shortest) {
    this.shortestNanos = shortest.toNanos();
  }

  /** Whether it may be done now. */
  public boolean isDue() {
    return System.nanoTime() - nextAt >= 0;
  }

  /** It begins. */
  public void begin() {
    startedAt = System.nanoTime();
  }

  /** It has ended. */
  public void end() {
    long now = System.nanoTime();
    nextAt = now + Math.max(shortestNanos, (now - startedAt) * SHARE);
  }

  /** There is reason to do it again at once. */
  public void again() {
    nextAt = System.nanoTime();
  }
}
