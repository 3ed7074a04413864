/**
 * The vocabulary: annotations that turn an ordinary method into a durable background task.
 *
 * <p>All of them are read when the code is compiled and kept in the class file ({@code CLASS}
 * retention); none is looked up at run time. Durations are text, one number and one unit or several
 * together: {@code "500ms"}, {@code "1s"}, {@code "5m"}, {@code "2h"}, {@code "1d"}, {@code
 * "1h30m"}.
 */
@NullMarked
package dev.errand.annotation;

import org.jspecify.annotations.NullMarked;
