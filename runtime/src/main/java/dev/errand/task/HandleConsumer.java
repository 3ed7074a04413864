package dev.errand.task;

import org.jdbi.v3.core.Handle;

/**
 * Work done in a transaction, without a result.
 *
 * @param <X> what it may throw; whatever is thrown rolls the transaction back
 */
@FunctionalInterface
public interface HandleConsumer<X extends Exception> {

  /** Does the work on a handle that is open for the length of this call only. */
  void accept(Handle handle) throws X;
}
