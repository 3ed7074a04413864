package dev.errand.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Limits how many runs of a {@link Task} start within a stretch of time, in the whole cluster. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface RateLimit {

  /** How many runs may start within {@link #per}; at least 1. */
  int limit();

  /** The stretch of time, as a duration. */
  String per();

  /**
   * A path that starts at a parameter's name: the limit then holds for each value by itself.
   * Default: for the task.
   */
  String key() default "";
}
