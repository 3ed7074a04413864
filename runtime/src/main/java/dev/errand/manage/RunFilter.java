package dev.errand.manage;

import dev.errand.task.RunStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which runs to list. What isn't set lets all through; a builder's sets are alternatives. */
public final class RunFilter {

  private final Set<RunStatus> statuses;
  private final Set<String> tasks;
  private final Set<String> queues;
  private final Set<String> tags;
  private final @Nullable Instant createdFrom;
  private final @Nullable Instant createdBefore;
  private final @Nullable UUID parent;
  private final @Nullable UUID batch;
  private final boolean withoutWorker;
  private final @Nullable UUID after;
  private final int limit;

  private RunFilter(Builder builder) {
    this.statuses = builder.statuses;
    this.tasks = builder.tasks;
    this.queues = builder.queues;
    this.tags = builder.tags;
    this.createdFrom = builder.createdFrom;
    this.createdBefore = builder.createdBefore;
    this.parent = builder.parent;
    this.batch = builder.batch;
    this.withoutWorker = builder.withoutWorker;
    this.after = builder.after;
    this.limit = builder.limit;
  }

  /** Everything, a page of 100. */
  public static RunFilter all() {
    return builder().build();
  }

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from this filter. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.statuses = statuses;
    builder.tasks = tasks;
    builder.queues = queues;
    builder.tags = tags;
    builder.createdFrom = createdFrom;
    builder.createdBefore = createdBefore;
    builder.parent = parent;
    builder.batch = batch;
    builder.withoutWorker = withoutWorker;
    builder.after = after;
    builder.limit = limit;
    return builder;
  }

  /** Statuses, any of which. */
  public Set<RunStatus> statuses() {
    return statuses;
  }

  /** Task ids, any of which. */
  public Set<String> tasks() {
    return tasks;
  }

  /** Queues, any of which. */
  public Set<String> queues() {
    return queues;
  }

  /** Tags, all of which. */
  public Set<String> tags() {
    return tags;
  }

  /** Triggered at this time or later. */
  public Optional<Instant> createdFrom() {
    return Optional.ofNullable(createdFrom);
  }

  /** Triggered before this time. */
  public Optional<Instant> createdBefore() {
    return Optional.ofNullable(createdBefore);
  }

  /** Triggered by this run's task. */
  public Optional<UUID> parent() {
    return Optional.ofNullable(parent);
  }

  /** Stored by this batch. */
  public Optional<UUID> batch() {
    return Optional.ofNullable(batch);
  }

  /** Only runs that wait for a worker although no live one knows their task. */
  public boolean withoutWorker() {
    return withoutWorker;
  }

  /** The last run of the page before. */
  public Optional<UUID> after() {
    return Optional.ofNullable(after);
  }

  /** How many at the most. */
  public int limit() {
    return limit;
  }

  /** Collects a filter. Not thread-safe. */
  public static final class Builder {

    private Set<RunStatus> statuses = Set.of();
    private Set<String> tasks = Set.of();
    private Set<String> queues = Set.of();
    private Set<String> tags = Set.of();
    private @Nullable Instant createdFrom;
    private @Nullable Instant createdBefore;
    private @Nullable UUID parent;
    private @Nullable UUID batch;
    private boolean withoutWorker;
    private @Nullable UUID after;
    private int limit = 100;

    private Builder() {}

    /** Statuses, any of which. */
    public Builder status(RunStatus... values) {
      this.statuses = Set.copyOf(Arrays.asList(values));
      return this;
    }

    /** Task ids, any of which. */
    public Builder task(String... ids) {
      this.tasks = Set.copyOf(Arrays.asList(ids));
      return this;
    }

    /** Queues, any of which. */
    public Builder queue(String... names) {
      this.queues = Set.copyOf(Arrays.asList(names));
      return this;
    }

    /** Tags, all of which. */
    public Builder tag(String... values) {
      this.tags = Set.copyOf(Arrays.asList(values));
      return this;
    }

    /**
     * Triggered at this time or later. Runs are found by their ids, which begin with the time of
     * the process that triggered them: one whose clock is more than two seconds off the database's
     * may have its runs left out at the edges.
     */
    public Builder createdFrom(Instant value) {
      this.createdFrom = value;
      return this;
    }

    /** Triggered before this time; as {@link #createdFrom} says. */
    public Builder createdBefore(Instant value) {
      this.createdBefore = value;
      return this;
    }

    /** Triggered by this run's task. */
    public Builder parent(UUID value) {
      this.parent = value;
      return this;
    }

    /** Stored by this batch. */
    public Builder batch(UUID value) {
      this.batch = value;
      return this;
    }

    /** Only runs that wait for a worker although no live one knows their task. */
    public Builder withoutWorker() {
      this.withoutWorker = true;
      return this;
    }

    /** Goes on after the last run of the page before. */
    public Builder after(UUID run) {
      this.after = run;
      return this;
    }

    /** How many at the most; 1 to 1,000. Default: 100. */
    public Builder limit(int value) {
      if (value < 1 || value > 1000) {
        throw new IllegalArgumentException("limit is " + value + "; must be 1 to 1000.");
      }
      this.limit = value;
      return this;
    }

    /** The filter. */
    public RunFilter build() {
      return new RunFilter(this);
    }
  }
}
