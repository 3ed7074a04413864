package dev.errand.internal.worker;

/**
 * What a method returned can't be written as JSON. Another attempt would repeat what the method has
 * done, and fail at the same place.
 */
final class UnwritableOutputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnwritableOutputException(IllegalArgumentException cause) {
    super(cause.getMessage(), cause);
  }
}
