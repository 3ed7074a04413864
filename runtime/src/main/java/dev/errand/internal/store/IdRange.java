package dev.errand.internal.store;

import dev.errand.manage.RunFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ids among which a filter's runs are: an id begins with the time at which it was made.
 *
 * @param from the lowest
 * @param below above all of them
 */
record IdRange(UUID from, UUID below) {

  /** An id is made a moment before its run is stored, by a clock that is nearly the database's. */
  private static final Duration SLACK = Duration.ofSeconds(2);

  private static final UUID LOWEST = new UUID(0, 0);
  private static final UUID HIGHEST = new UUID(-1, -1);
  private static final long LARGEST_MILLIS = (1L << 48) - 1;

  static IdRange of(RunFilter filter) {
    UUID from = filter.createdFrom().map(at -> at(at.minus(SLACK))).orElse(LOWEST);
    UUID below = filter.createdBefore().map(at -> at(at.plus(SLACK))).orElse(HIGHEST);
    UUID after = filter.after().orElse(HIGHEST);
    return new IdRange(from, after.toString().compareTo(below.toString()) < 0 ? after : below);
  }

  /** As much of the range as isn't below an id; all of it without one. */
  IdRange downTo(@Nullable UUID id) {
    return id == null ? this : new IdRange(id, below);
  }

  /** As much of the range as is below an id; all of it without one. */
  IdRange below(@Nullable UUID id) {
    return id == null ? this : new IdRange(from, id);
  }

  /** The lowest id of a time. */
  static UUID at(Instant time) {
    long millis = Math.max(0, Math.min(LARGEST_MILLIS, time.toEpochMilli()));
    return new UUID(millis << 16, 0);
  }
}
