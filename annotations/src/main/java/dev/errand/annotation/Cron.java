package dev.errand.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Triggers a {@link Task} on a schedule: one run per schedule and instant in the whole cluster. The
 * method may take a {@code CronTick} and a {@code TaskContext}, but no payload.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Repeatable(Cron.List.class)
public @interface Cron {

  /**
   * The expression: five fields (minute, hour, day of month, month, day of week) or six with
   * seconds first; {@code L W #}, names, and {@code @daily} and the like.
   */
  String value();

  /** The IANA time zone in which the expression is read. Default: UTC. */
  String zone() default "UTC";

  /** What becomes of instants that passed while nothing could fire. Default: the newest runs. */
  Missed missed() default Missed.LATEST;

  /** What becomes of an instant whose predecessor's run is unfinished. Default: it runs too. */
  Overlap overlap() default Overlap.ALLOW;

  /** Holds several {@link Cron} annotations; compilers write it. */
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.METHOD)
  @interface List {
    /** The annotations. */
    Cron[] value();
  }
}
