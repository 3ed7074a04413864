package dev.errand.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method to be called when a run has ended, whatever its final status. Its own failure is
 * logged and never changes the run's outcome.
 *
 * <p>It may take parameters of the task's payload, by their names; one of any other name, which
 * gets the output, or null if the run didn't complete; a {@code TaskError}, null if it didn't fail;
 * a {@code TaskContext} and a {@code RunStatus}. The compiler checks that it fits every task that
 * it is for. The method may be static or an instance method and may throw anything; it must not be
 * private, generic, a task itself, or an abstract method of a class. What it returns is ignored.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface OnComplete {

  /** The ids of the tasks it is for. Default: every task of the class. */
  String[] value() default {};
}
