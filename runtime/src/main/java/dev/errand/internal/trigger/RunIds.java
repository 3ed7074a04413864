package dev.errand.internal.trigger;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes UUIDs of version 7: 48 bits of milliseconds, a 12-bit count within the millisecond, 62
 * random bits. Ids made by one instance grow, also where the clock steps back. Thread-safe.
 */
public final class RunIds {

  private static final int COUNT_BITS = 12;

  private final InstantSource time;
  private final SecureRandom random = new SecureRandom();
  private final AtomicLong last = new AtomicLong();

  /** With the time that ids begin with. */
  public RunIds(InstantSource time) {
    this.time = time;
  }

  /** The next id. */
  public UUID next() {
    long now = time.millis() << COUNT_BITS;
    long stamp = last.updateAndGet(before -> Math.max(before + 1, now));
    long high = (stamp >>> COUNT_BITS) << 16 | 0x7000 | (stamp & 0xfff);
    long low = random.nextLong() >>> 2 | 1L << 63;
    return new UUID(high, low);
  }
}
