package dev.errand.manage;

import dev.errand.task.RunStatus;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many runs there are by task and status, for a dashboard. Immutable.
 *
 * <p>Approximate, so that it costs milliseconds whatever is stored:
 *
 * <ul>
 *   <li>Runs that have ended are as they were counted at {@link #endedCountedAt()}, which a worker
 *       does every half minute, and less often where it takes longer (at ten million runs every few
 *       minutes). {@code COMPLETED} is what is stored less everything else.
 *   <li>Runs that haven't ended are counted when asked. Where tens of thousands wait, their number
 *       is estimated from a sample: large numbers within some percent, small ones more roughly.
 * </ul>
 */
public final class RunCounts {

  private final Map<String, Map<RunStatus, Long>> counts;
  private final @Nullable Instant endedCountedAt;

  private RunCounts(Builder builder) {
    this.counts = new TreeMap<>();
    builder.counts.forEach((task, runs) -> counts.put(task, new EnumMap<>(runs)));
    this.endedCountedAt = builder.endedCountedAt;
  }

  /** A builder with nothing counted. */
  public static Builder builder() {
    return new Builder();
  }

  /** The tasks that have runs, in the order of their ids. */
  public Set<String> tasks() {
    return Collections.unmodifiableSet(counts.keySet());
  }

  /** How many runs of a task are in a status; 0 where there are none. */
  public long of(String task, RunStatus status) {
    return counts.getOrDefault(task, Map.of()).getOrDefault(status, 0L);
  }

  /** How many runs are in a status, of all tasks together. */
  public long of(RunStatus status) {
    return counts.values().stream().mapToLong(one -> one.getOrDefault(status, 0L)).sum();
  }

  /** When the ended runs were counted; empty as long as no worker has done it. */
  public Optional<Instant> endedCountedAt() {
    return Optional.ofNullable(endedCountedAt);
  }

  @Override
  public String toString() {
    return "RunCounts " + counts + ", ended ones counted at " + endedCountedAt;
  }

  /** Collects counts. Not thread-safe. */
  public static final class Builder {

    private final Map<String, Map<RunStatus, Long>> counts = new TreeMap<>();
    private @Nullable Instant endedCountedAt;

    private Builder() {}

    /** Adds runs of a task in a status to those that are there already. */
    public Builder add(String task, RunStatus status, long runs) {
      counts
          .computeIfAbsent(task, any -> new EnumMap<>(RunStatus.class))
          .merge(status, runs, Long::sum);
      return this;
    }

    /** When the ended runs were counted. */
    public Builder endedCountedAt(Instant value) {
      this.endedCountedAt = value;
      return this;
    }

    /** The counts. */
    public RunCounts build() {
      return new RunCounts(this);
    }
  }
}
