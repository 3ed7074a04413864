package dev.errand.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Limits how many runs of a {@link Task}'s queue execute at the same time in the whole cluster. May
 * stand twice: once without a key for the whole queue, once with a key for each of its values.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Repeatable(Concurrency.List.class)
public @interface Concurrency {

  /** How many runs may execute at once; at least 1. */
  int limit();

  /**
   * A path that starts at a parameter's name, {@code "upload.userId"}: the limit then holds for
   * each value by itself. Default: the limit holds for the queue.
   */
  String key() default "";

  /** Holds several {@link Concurrency} annotations; compilers write it. */
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.METHOD)
  @interface List {
    /** The annotations. */
    Concurrency[] value();
  }
}
