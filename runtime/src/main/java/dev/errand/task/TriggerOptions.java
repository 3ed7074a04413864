package dev.errand.task;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a run is to be stored. What is left out comes from the task's annotations.
 *
 * <pre>{@code
 * ProcessUploadTask.with(o -> o.delay(Duration.ofMinutes(5)).tags("user:" + id)).trigger(upload);
 * }</pre>
 */
public final class TriggerOptions {

  static final int MOST_ATTEMPTS = 10_000;

  private static final TriggerOptions NONE = builder().build();

  private final @Nullable Duration delay;
  private final @Nullable Instant delayUntil;
  private final @Nullable Duration ttl;
  private final @Nullable Integer priority;
  private final @Nullable String idempotencyKey;
  private final @Nullable Duration idempotencyTtl;
  private final @Nullable Debounce debounce;
  private final @Nullable String queue;
  private final @Nullable String concurrencyKey;
  private final Set<String> tags;
  private final Map<String, Object> metadata;
  private final @Nullable Integer maxAttempts;
  private final @Nullable Duration maxDuration;
  private final @Nullable String machine;

  private TriggerOptions(Builder builder) {
    this.delay = builder.delay;
    this.delayUntil = builder.delayUntil;
    this.ttl = builder.ttl;
    this.priority = builder.priority;
    this.idempotencyKey = builder.idempotencyKey;
    this.idempotencyTtl = builder.idempotencyTtl;
    this.debounce = builder.debounce;
    this.queue = builder.queue;
    this.concurrencyKey = builder.concurrencyKey;
    this.tags = Collections.unmodifiableSet(new LinkedHashSet<>(builder.tags));
    this.metadata = Collections.unmodifiableMap(new LinkedHashMap<>(builder.metadata));
    this.maxAttempts = builder.maxAttempts;
    this.maxDuration = builder.maxDuration;
    this.machine = builder.machine;
  }

  /** No option set. */
  public static TriggerOptions none() {
    return NONE;
  }

  /** A builder with no option set. */
  public static Builder builder() {
    return new Builder();
  }

  /** The options that the consumer sets. */
  public static TriggerOptions of(Consumer<Builder> options) {
    Builder builder = builder();
    options.accept(builder);
    return builder.build();
  }

  /** A builder that starts from these options. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** These options, with those of the other where it says something; tags and metadata add up. */
  public TriggerOptions overriddenBy(TriggerOptions other) {
    if (this == NONE) {
      return other;
    }
    if (other == NONE) {
      return this;
    }
    Builder merged = toBuilder();
    if (other.delay != null || other.delayUntil != null) {
      merged.delay = other.delay;
      merged.delayUntil = other.delayUntil;
    }
    merged.ttl = other.ttl != null ? other.ttl : ttl;
    merged.priority = other.priority != null ? other.priority : priority;
    merged.idempotencyKey = other.idempotencyKey != null ? other.idempotencyKey : idempotencyKey;
    merged.idempotencyTtl = other.idempotencyTtl != null ? other.idempotencyTtl : idempotencyTtl;
    merged.debounce = other.debounce != null ? other.debounce : debounce;
    merged.queue = other.queue != null ? other.queue : queue;
    merged.concurrencyKey = other.concurrencyKey != null ? other.concurrencyKey : concurrencyKey;
    merged.tags.addAll(other.tags);
    merged.metadata.putAll(other.metadata);
    merged.maxAttempts = other.maxAttempts != null ? other.maxAttempts : maxAttempts;
    merged.maxDuration = other.maxDuration != null ? other.maxDuration : maxDuration;
    merged.machine = other.machine != null ? other.machine : machine;
    return merged.build();
  }

  /** How long after the trigger the run becomes due. */
  public Optional<Duration> delay() {
    return Optional.ofNullable(delay);
  }

  /** When the run becomes due. */
  public Optional<Instant> delayUntil() {
    return Optional.ofNullable(delayUntil);
  }

  /** How long the run may wait for its first start once it is due. */
  public Optional<Duration> ttl() {
    return Optional.ofNullable(ttl);
  }

  /** Larger starts first. */
  public OptionalInt priority() {
    return priority == null ? OptionalInt.empty() : OptionalInt.of(priority);
  }

  /** While it lives, a further trigger of the task with the same key returns the first run. */
  public Optional<String> idempotencyKey() {
    return Optional.ofNullable(idempotencyKey);
  }

  /** How long the idempotency key lives. */
  public Optional<Duration> idempotencyTtl() {
    return Optional.ofNullable(idempotencyTtl);
  }

  /** Whether triggers with the same key are put together while the run hasn't started. */
  public Optional<Debounce> debounce() {
    return Optional.ofNullable(debounce);
  }

  /** The queue, in place of the task's. */
  public Optional<String> queue() {
    return Optional.ofNullable(queue);
  }

  /** The concurrency key, in place of the computed one. */
  public Optional<String> concurrencyKey() {
    return Optional.ofNullable(concurrencyKey);
  }

  /** Words to find the run by. */
  public Set<String> tags() {
    return tags;
  }

  /** Notes kept with the run. */
  public Map<String, Object> metadata() {
    return metadata;
  }

  /** How many attempts in all, in place of the task's. */
  public OptionalInt maxAttempts() {
    return maxAttempts == null ? OptionalInt.empty() : OptionalInt.of(maxAttempts);
  }

  /** The longest that one attempt may execute, in place of the task's. */
  public Optional<Duration> maxDuration() {
    return Optional.ofNullable(maxDuration);
  }

  /** The kind of worker that the run needs, in place of the task's. */
  public Optional<String> machine() {
    return Optional.ofNullable(machine);
  }

  /**
   * How triggers are put together.
   *
   * @param key which of a task's triggers belong together
   * @param delay how long the start moves with each
   * @param maxWait the longest that the first may be put off, if any
   */
  public record Debounce(String key, Duration delay, Optional<Duration> maxWait) {}

  /**
   * Collects options; every method checks its value and throws {@link IllegalArgumentException}
   * that says what is allowed. Not thread-safe.
   */
  public static final class Builder {

    private static final Duration LONGEST = Duration.ofDays(365 * 100);
    private static final int LONGEST_NAME = 200;
    private static final int MOST_TAGS = 50;

    private @Nullable Duration delay;
    private @Nullable Instant delayUntil;
    private @Nullable Duration ttl;
    private @Nullable Integer priority;
    private @Nullable String idempotencyKey;
    private @Nullable Duration idempotencyTtl;
    private @Nullable Debounce debounce;
    private @Nullable String queue;
    private @Nullable String concurrencyKey;
    private final Set<String> tags = new LinkedHashSet<>();
    private final Map<String, Object> metadata = new LinkedHashMap<>();
    private @Nullable Integer maxAttempts;
    private @Nullable Duration maxDuration;
    private @Nullable String machine;

    private Builder() {}

    private Builder(TriggerOptions from) {
      this.delay = from.delay;
      this.delayUntil = from.delayUntil;
      this.ttl = from.ttl;
      this.priority = from.priority;
      this.idempotencyKey = from.idempotencyKey;
      this.idempotencyTtl = from.idempotencyTtl;
      this.debounce = from.debounce;
      this.queue = from.queue;
      this.concurrencyKey = from.concurrencyKey;
      this.tags.addAll(from.tags);
      this.metadata.putAll(from.metadata);
      this.maxAttempts = from.maxAttempts;
      this.maxDuration = from.maxDuration;
      this.machine = from.machine;
    }

    /** Becomes due this long after the trigger, by the database's clock; zero is at once. */
    public Builder delay(Duration value) {
      this.delay = notNegative("delay", value);
      this.delayUntil = null;
      return this;
    }

    /** Becomes due at this time, at most 100 years ahead; a time that has passed is at once. */
    public Builder delayUntil(Instant value) {
      if (value.isAfter(Instant.now().plus(LONGEST))) {
        throw new IllegalArgumentException(
            "delayUntil is " + value + "; must be within 100 years.");
      }
      this.delayUntil = value.isBefore(Instant.EPOCH) ? Instant.EPOCH : value;
      this.delay = null;
      return this;
    }

    /** How long it may wait for its first start once it is due; must be positive. */
    public Builder ttl(Duration value) {
      this.ttl = positive("ttl", value);
      return this;
    }

    /** Larger starts first within a queue; -32768 to 32767. */
    public Builder priority(int value) {
      if (value < Short.MIN_VALUE || value > Short.MAX_VALUE) {
        throw new IllegalArgumentException("priority is " + value + "; must be -32768 to 32767.");
      }
      this.priority = value;
      return this;
    }

    /**
     * While the key lives, a further trigger of the task with it stores nothing and returns the
     * first run, whatever its payload; unless that run failed, crashed, timed out or expired. In
     * place of the key that {@code @Idempotent} computes. 1 to 1000 characters.
     */
    public Builder idempotencyKey(String value) {
      this.idempotencyKey = name("idempotencyKey", value, 1000);
      return this;
    }

    /** How long the idempotency key lives; must be positive. Default: 30 days. */
    public Builder idempotencyTtl(Duration value) {
      this.idempotencyTtl = positive("idempotencyTtl", value);
      return this;
    }

    /**
     * The run starts {@code delay} after the last trigger with the key: while it is delayed, each
     * further trigger of the task replaces its payload and options, moves its start, and returns
     * it. Once it is due, a trigger makes a new run. Can't go with an idempotency key or a delay.
     */
    public Builder debounce(String key, Duration delay) {
      this.debounce =
          new Debounce(
              name("debounce key", key, 1000), positive("debounce delay", delay), Optional.empty());
      return this;
    }

    /**
     * As {@link #debounce(String, Duration)}, but the start is put off no further than {@code
     * maxWait} after the first trigger.
     */
    public Builder debounce(String key, Duration delay, Duration maxWait) {
      this.debounce =
          new Debounce(
              name("debounce key", key, 1000),
              positive("debounce delay", delay),
              Optional.of(positive("debounce maxWait", maxWait)));
      if (maxWait.compareTo(delay) < 0) {
        throw new IllegalArgumentException(
            "debounce maxWait is "
                + maxWait
                + ", shorter than the delay of "
                + delay
                + "; must be at least as long.");
      }
      return this;
    }

    /** The queue, in place of the task's; 1 to 200 characters. */
    public Builder queue(String value) {
      this.queue = name("queue", value, LONGEST_NAME);
      return this;
    }

    /** The concurrency key, in place of the computed one. */
    public Builder concurrencyKey(String value) {
      this.concurrencyKey = name("concurrencyKey", value, 1000);
      return this;
    }

    /** Adds words to find the run by; 1 to 200 characters each, at most 50. */
    public Builder tags(String... values) {
      for (String value : values) {
        tags.add(name("tag", value, LONGEST_NAME));
      }
      if (tags.size() > MOST_TAGS) {
        throw new IllegalArgumentException(
            "A run has at most " + MOST_TAGS + " tags; these are " + tags.size() + ".");
      }
      return this;
    }

    /** Adds notes to keep with the run; values that can be written as JSON. */
    public Builder metadata(Map<String, ?> values) {
      values.forEach(
          (key, value) -> {
            if (value == null) {
              throw new IllegalArgumentException(
                  "metadata \"" + key + "\" is null; leave it out instead.");
            }
            metadata.put(name("metadata key", key, LONGEST_NAME), value);
          });
      return this;
    }

    /** How many attempts in all, in place of the task's; 1 to 10,000. */
    public Builder maxAttempts(int value) {
      if (value < 1 || value > MOST_ATTEMPTS) {
        throw new IllegalArgumentException(
            "maxAttempts is " + value + "; must be 1 to " + MOST_ATTEMPTS + ".");
      }
      this.maxAttempts = value;
      return this;
    }

    /** The longest that one attempt may execute, in place of the task's; must be positive. */
    public Builder maxDuration(Duration value) {
      this.maxDuration = positive("maxDuration", value);
      return this;
    }

    /** The kind of worker that the run needs, in place of the task's. */
    public Builder machine(String value) {
      this.machine = name("machine", value, LONGEST_NAME);
      return this;
    }

    /** The options. */
    public TriggerOptions build() {
      return new TriggerOptions(this);
    }

    private static Duration notNegative(String name, Duration value) {
      if (value.isNegative() || value.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(name + " is " + value + "; must be 0 to 100 years.");
      }
      return value;
    }

    private static Duration positive(String name, Duration value) {
      if (value.isNegative() || value.toMillis() == 0 || value.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            name + " is " + value + "; must be 1 millisecond to 100 years.");
      }
      return value;
    }

    private static String name(String what, String value, int longest) {
      if (value.isBlank()
          || value.length() > longest
          || value.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException(
            what
                + " is \""
                + (value.length() > longest ? value.substring(0, longest) + "…" : value)
                + "\" ("
                + value.length()
                + " characters); must be 1 to "
                + longest
                + " characters, not blank and without control characters.");
      }
      return value;
    }
  }
}
