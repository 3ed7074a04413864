package dev.errand.task;

import dev.errand.annotation.Missed;
import dev.errand.annotation.Overlap;
import dev.errand.time.CronExpression;
import java.time.ZoneId;
import java.util.Objects;

/** When a task is triggered by itself: {@code @Cron}. Immutable. */
public final class CronPolicy {

  private final CronExpression expression;
  private final ZoneId zone;
  private final Missed missed;
  private final Overlap overlap;

  private CronPolicy(Builder builder) {
    this.expression = builder.expression;
    this.zone = builder.zone;
    this.missed = builder.missed;
    this.overlap = builder.overlap;
  }

  /**
   * A builder for a policy with this expression.
   *
   * @throws IllegalArgumentException if the expression can't be read; says where
   */
  public static Builder builder(String expression) {
    return new Builder(CronExpression.parse(expression));
  }

  /** The expression. */
  public CronExpression expression() {
    return expression;
  }

  /** The zone in which the expression is read. */
  public ZoneId zone() {
    return zone;
  }

  /** What becomes of instants that passed while nothing could fire. */
  public Missed missed() {
    return missed;
  }

  /** What becomes of an instant whose predecessor's run is unfinished. */
  public Overlap overlap() {
    return overlap;
  }

  @Override
  public String toString() {
    return expression + " " + zone;
  }

  /** Collects a policy. Not thread-safe. */
  public static final class Builder {

    private final CronExpression expression;
    private ZoneId zone = ZoneId.of("UTC");
    private Missed missed = Missed.LATEST;
    private Overlap overlap = Overlap.ALLOW;

    private Builder(CronExpression expression) {
      this.expression = expression;
    }

    /** The zone, by its IANA name. Default: UTC. */
    public Builder zone(String value) {
      this.zone = ZoneId.of(value);
      return this;
    }

    /** A constant of {@link Missed}, by its name. Default: LATEST. */
    public Builder missed(String value) {
      this.missed = Missed.valueOf(Objects.requireNonNull(value, "missed"));
      return this;
    }

    /** A constant of {@link Overlap}, by its name. Default: ALLOW. */
    public Builder overlap(String value) {
      this.overlap = Overlap.valueOf(Objects.requireNonNull(value, "overlap"));
      return this;
    }

    /** The policy. */
    public CronPolicy build() {
      return new CronPolicy(this);
    }
  }
}
