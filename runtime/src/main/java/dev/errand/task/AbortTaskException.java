package dev.errand.task;

import org.jspecify.annotations.Nullable;

/**
 * Thrown by a task for which a retry has no point: the run ends as {@link RunStatus#FAILED} at
 * once, whatever attempts are left.
 *
 * <pre>{@code
 * throw new AbortTaskException("customer " + id + " no longer exists");
 * }</pre>
 */
public class AbortTaskException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a message that says why there is no point in retrying. */
  public AbortTaskException(String message) {
    super(message);
  }

  /** With a message and the exception that led to it. */
  public AbortTaskException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
