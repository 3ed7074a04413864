package dev.errand.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How often and when a failed attempt of a {@link Task} is repeated. A task without this annotation
 * is retried with the defaults given here.
 *
 * <p>After {@code failed} attempts the next one starts after {@code d = min(maxTimeout, minTimeout
 * × factor^(failed − 1))}; with {@link #randomize} after a uniformly random time between {@code
 * min(d, upper / 2)} and {@code upper = min(2d, maxTimeout)}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Retry {

  /** How many attempts in all, the first included. Default: 3; 1 means no retry. */
  int maxAttempts() default 3;

  /** By what the delay grows with each failed attempt; at least 1. Default: 2. */
  double factor() default 2;

  /** The delay after the first failed attempt, as a duration. Default: one second. */
  String minTimeout() default "1s";

  /** The longest delay, as a duration. Default: 60 seconds. */
  String maxTimeout() default "60s";

  /** Whether delays are spread at random, so that retries don't come in step. Default: true. */
  boolean randomize() default true;

  /**
   * Exceptions, their subclasses included, after which a retry has no point: the run fails at once.
   */
  Class<? extends Throwable>[] abortOn() default {};

  /**
   * The kind of worker on which the next attempt runs after an {@link OutOfMemoryError}. Default:
   * the same.
   */
  String outOfMemoryMachine() default "";
}
