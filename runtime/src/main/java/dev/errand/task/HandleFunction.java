package dev.errand.task;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Work done in a transaction, with a result.
 *
 * @param <T> the result
 * @param <X> what it may throw; whatever is thrown rolls the transaction back
 */
@FunctionalInterface
public interface HandleFunction<T extends @Nullable Object, X extends Exception> {

  /** Does the work on a handle that is open for the length of this call only. */
  T apply(Handle handle) throws X;
}
