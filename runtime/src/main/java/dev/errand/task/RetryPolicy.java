package dev.errand.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How often and when a failed attempt is repeated; the defaults are those of {@code @Retry}: 3
 * attempts, factor 2, from one second to 60 seconds, randomized.
 */
public final class RetryPolicy {

  private static final RetryPolicy DEFAULT = builder().build();

  private final int maxAttempts;
  private final double factor;
  private final Duration minTimeout;
  private final Duration maxTimeout;
  private final boolean randomize;
  private final List<Class<? extends Throwable>> abortOn;
  private final @Nullable String outOfMemoryMachine;

  private RetryPolicy(Builder builder) {
    this.maxAttempts = builder.maxAttempts;
    this.factor = builder.factor;
    this.minTimeout = builder.minTimeout;
    this.maxTimeout = builder.maxTimeout;
    this.randomize = builder.randomize;
    this.abortOn = builder.abortOn;
    this.outOfMemoryMachine = builder.outOfMemoryMachine;
  }

  /** The policy of a task that says nothing. */
  public static RetryPolicy standard() {
    return DEFAULT;
  }

  /** A builder that starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** How many attempts in all, the first included. */
  public int maxAttempts() {
    return maxAttempts;
  }

  /** By what the delay grows with each failed attempt. */
  public double factor() {
    return factor;
  }

  /** The delay after the first failed attempt. */
  public Duration minTimeout() {
    return minTimeout;
  }

  /** The longest delay. */
  public Duration maxTimeout() {
    return maxTimeout;
  }

  /** Whether delays are spread at random. */
  public boolean randomize() {
    return randomize;
  }

  /** Exceptions after which a retry has no point. */
  public List<Class<? extends Throwable>> abortOn() {
    return abortOn;
  }

  /** The kind of worker that the attempt after an {@code OutOfMemoryError} needs. */
  public Optional<String> outOfMemoryMachine() {
    return Optional.ofNullable(outOfMemoryMachine);
  }

  /**
   * The delay before the next attempt: {@code d = min(maxTimeout, minTimeout × factor^(failed −
   * 1))}; randomized: uniform between {@code min(d, upper / 2)} and {@code upper = min(2d,
   * maxTimeout)}.
   *
   * @param failed how many attempts have failed; at least 1
   * @param random where the jitter comes from
   */
  public Duration delay(int failed, RandomGenerator random) {
    if (failed < 1) {
      throw new IllegalArgumentException(
          "There is no delay before the first attempt: failed is "
              + failed
              + ", must be 1 or more.");
    }
    double max = maxTimeout.toNanos();
    double d = Math.min(max, minTimeout.toNanos() * Math.pow(factor, failed - 1));
    if (!randomize) {
      return Duration.ofNanos((long) d);
    }
    double upper = Math.min(2 * d, max);
    double lower = Math.min(d, upper / 2);
    return Duration.ofNanos((long) (lower + random.nextDouble() * (upper - lower)));
  }

  /** Collects a policy. Not thread-safe. */
  public static final class Builder {

    private static final Duration LONGEST = Duration.ofDays(365);

    private int maxAttempts = 3;
    private double factor = 2;
    private Duration minTimeout = Duration.ofSeconds(1);
    private Duration maxTimeout = Duration.ofSeconds(60);
    private boolean randomize = true;
    private List<Class<? extends Throwable>> abortOn = List.of();
    private @Nullable String outOfMemoryMachine;

    private Builder() {}

    /** How many attempts in all, the first included; 1 to 10,000. */
    public Builder maxAttempts(int value) {
      if (value < 1 || value > TriggerOptions.MOST_ATTEMPTS) {
        throw new IllegalArgumentException(
            "maxAttempts is " + value + "; must be 1 to " + TriggerOptions.MOST_ATTEMPTS + ".");
      }
      this.maxAttempts = value;
      return this;
    }

    /** By what the delay grows; at least 1. */
    public Builder factor(double value) {
      if (!(value >= 1 && value <= 1000)) {
        throw new IllegalArgumentException("factor is " + value + "; must be 1 to 1000.");
      }
      this.factor = value;
      return this;
    }

    /** The delay after the first failed attempt; 0 to 365 days. */
    public Builder minTimeout(Duration value) {
      this.minTimeout = checked("minTimeout", value);
      return this;
    }

    /** The longest delay; from {@code minTimeout} to 365 days. */
    public Builder maxTimeout(Duration value) {
      this.maxTimeout = checked("maxTimeout", value);
      return this;
    }

    private static Duration checked(String name, Duration value) {
      if (value.isNegative() || value.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(name + " is " + value + "; must be 0 to 365 days.");
      }
      return value;
    }

    /** Whether delays are spread at random. */
    public Builder randomize(boolean value) {
      this.randomize = value;
      return this;
    }

    /** Exceptions, their subclasses included, after which a retry has no point. */
    @SafeVarargs
    public final Builder abortOn(Class<? extends Throwable>... types) {
      List<Class<? extends Throwable>> list = new ArrayList<>();
      for (Class<? extends Throwable> type : types) {
        list.add(type);
      }
      this.abortOn = List.copyOf(list);
      return this;
    }

    /** The kind of worker for the attempt after an {@code OutOfMemoryError}. Default: the same. */
    public Builder outOfMemoryMachine(String value) {
      this.outOfMemoryMachine = Objects.requireNonNull(value, "outOfMemoryMachine");
      return this;
    }

    /**
     * The policy.
     *
     * @throws IllegalArgumentException if {@code minTimeout} is longer than {@code maxTimeout}
     */
    public RetryPolicy build() {
      if (Objects.requireNonNull(minTimeout).compareTo(maxTimeout) > 0) {
        throw new IllegalArgumentException(
            "minTimeout " + minTimeout + " is longer than maxTimeout " + maxTimeout + ".");
      }
      return new RetryPolicy(this);
    }
  }
}
