package dev.errand.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method to be called before each first attempt of a run. Its own failure is logged and
 * never changes the run's outcome.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface OnStart {

  /** The ids of the tasks it is for. Default: every task of the class. */
  String[] value() default {};
}
