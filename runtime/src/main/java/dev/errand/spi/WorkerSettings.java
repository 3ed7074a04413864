package dev.errand.spi;

import java.time.Duration;
import java.util.List;

/** How a worker works. Immutable. */
public final class WorkerSettings {

  private final int concurrency;
  private final List<String> queues;
  private final Duration lease;
  private final Duration cancelGrace;
  private final Duration shutdownTimeout;
  private final boolean virtualThreads;
  private final String name;

  private WorkerSettings(Builder builder) {
    this.concurrency = builder.concurrency;
    this.queues = builder.queues;
    this.lease = builder.lease;
    this.cancelGrace = builder.cancelGrace;
    this.shutdownTimeout = builder.shutdownTimeout;
    this.virtualThreads = builder.virtualThreads;
    this.name = builder.name;
  }

  /** A builder with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** How many runs execute at once. */
  public int concurrency() {
    return concurrency;
  }

  /** The queues it works on; empty for every queue. */
  public List<String> queues() {
    return queues;
  }

  /** How long it may be silent before others take its runs. */
  public Duration lease() {
    return lease;
  }

  /** How long a canceled or timed-out method may go on before its end is recorded anyway. */
  public Duration cancelGrace() {
    return cancelGrace;
  }

  /** How long running methods may go on at shutdown before they are interrupted. */
  public Duration shutdownTimeout() {
    return shutdownTimeout;
  }

  /** Whether methods run on virtual threads. */
  public boolean virtualThreads() {
    return virtualThreads;
  }

  /** What it calls itself, for people. */
  public String name() {
    return name;
  }

  /** Collects settings. Not thread-safe. */
  public static final class Builder {

    private int concurrency = 16;
    private List<String> queues = List.of();
    private Duration lease = Duration.ofSeconds(15);
    private Duration cancelGrace = Duration.ofSeconds(30);
    private Duration shutdownTimeout = Duration.ofSeconds(30);
    private boolean virtualThreads;
    private String name = "pid " + ProcessHandle.current().pid();

    private Builder() {}

    /** How many runs execute at once; 1 to 10,000. Default: 16. */
    public Builder concurrency(int value) {
      if (value < 1 || value > 10_000) {
        throw new IllegalArgumentException("concurrency is " + value + "; must be 1 to 10000.");
      }
      this.concurrency = value;
      return this;
    }

    /** The only queues to work on. Default: every queue. */
    public Builder queues(String... names) {
      this.queues = List.of(names);
      return this;
    }

    /**
     * What kind of machine this is.
     *
     * @throws UnsupportedOperationException always: this version doesn't keep to machines yet
     */
    @SuppressWarnings("DoNotCallSuggester") // until it is implemented
    public Builder machine(String value) {
      throw new UnsupportedOperationException(
          "machine(\""
              + value
              + "\") isn't implemented in this version of Errand; use queues(…) to say what this"
              + " worker works on.");
    }

    /**
     * How long the worker may be silent before others take its runs; 1 second to 1 hour. It renews
     * three times as often, and interrupts what it runs after two thirds without contact. Default:
     * 15 seconds.
     */
    public Builder lease(Duration value) {
      if (value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(Duration.ofHours(1)) > 0) {
        throw new IllegalArgumentException("lease is " + value + "; must be 1 second to 1 hour.");
      }
      this.lease = value;
      return this;
    }

    /**
     * How long an interrupted method of a canceled or timed-out run may go on before its end is
     * recorded anyway. Default: 30 seconds.
     */
    public Builder cancelGrace(Duration value) {
      this.cancelGrace = notNegative("cancelGrace", value);
      return this;
    }

    /**
     * How long running methods may go on at shutdown before they are interrupted. Default: 30
     * seconds.
     */
    public Builder shutdownTimeout(Duration value) {
      this.shutdownTimeout = notNegative("shutdownTimeout", value);
      return this;
    }

    /**
     * Whether methods run on virtual threads; needs Java 21, platform threads are used before.
     * Default: false.
     */
    public Builder virtualThreads(boolean value) {
      this.virtualThreads = value;
      return this;
    }

    /** What it calls itself, for people. Default: the process id. */
    public Builder name(String value) {
      this.name = value;
      return this;
    }

    /** The settings. */
    public WorkerSettings build() {
      return new WorkerSettings(this);
    }

    private static Duration notNegative(String what, Duration value) {
      if (value.isNegative() || value.compareTo(Duration.ofDays(1)) > 0) {
        throw new IllegalArgumentException(what + " is " + value + "; must be 0 to 1 day.");
      }
      return value;
    }
  }
}
