package dev.errand.benchmarks.contender;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that grow, so that indexes are appended to. Thread-safe. */
final class LimitIds {

  private static final AtomicLong LAST = new AtomicLong();

  private LimitIds() {}

  /** 48 bits of milliseconds and 12 of a count, as a UUID of version 7 has them. */
  static UUID next() {
    long least = System.currentTimeMillis() << 12;
    long ticks = LAST.updateAndGet(last -> Math.max(last + 1, least));
    long high = (ticks >>> 12) << 16 | 0x7000 | (ticks & 0xfff);
    long low = ThreadLocalRandom.current().nextLong() >>> 2 | Long.MIN_VALUE;
    return new UUID(high, low);
  }
}
