package dev.errand.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives every trigger of a {@link Task} an idempotency key computed from its payload: while the key
 * lives, a further trigger returns the first run.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Idempotent {

  /** A path that starts at a parameter's name, {@code "order.id"}. */
  String key();

  /** How long the key lives, as a duration. Default: 30 days. */
  String ttl() default "30d";
}
