/**
 * The text forms that users write: durations such as {@code "1h30m"} and cron expressions such as
 * {@code "0 9 * * MON-FRI"}.
 *
 * <p>The annotation processor and the runtime read them with the same code, so what compiles also
 * runs. Everything here is immutable and safe for use by several threads. No parameter accepts
 * {@code null}.
 */
@NullMarked
package dev.errand.time;

import org.jspecify.annotations.NullMarked;
