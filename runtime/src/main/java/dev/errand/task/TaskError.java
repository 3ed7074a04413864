package dev.errand.task;

import java.util.Objects;
import java.util.Optional;

/**
 * Why an attempt or a run failed, as it is stored: the exception's type and message, its stack
 * trace and its cause. Immutable.
 */
public final class TaskError {

  private final String type;
  private final String message;
  private final String stackTrace;
  private final Optional<TaskError> cause;

  private TaskError(String type, String message, String stackTrace, Optional<TaskError> cause) {
    this.type = Objects.requireNonNull(type, "type");
    this.message = Objects.requireNonNull(message, "message");
    this.stackTrace = Objects.requireNonNull(stackTrace, "stackTrace");
    this.cause = cause;
  }

  /** An error without a stack trace or cause. */
  public static TaskError of(String type, String message) {
    return new TaskError(type, message, "", Optional.empty());
  }

  /** This error with a stack trace; empty text for none. */
  public TaskError withStackTrace(String text) {
    return new TaskError(type, message, text, cause);
  }

  /** This error with a cause. */
  public TaskError withCause(TaskError error) {
    return new TaskError(type, message, stackTrace, Optional.of(error));
  }

  /** The exception's class name. */
  public String type() {
    return type;
  }

  /** The exception's message; empty where it had none. */
  public String message() {
    return message;
  }

  /** The frames, a line each; empty where none are kept. */
  public String stackTrace() {
    return stackTrace;
  }

  /** The cause, if there was one. */
  public Optional<TaskError> cause() {
    return cause;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TaskError that
        && type.equals(that.type)
        && message.equals(that.message)
        && stackTrace.equals(that.stackTrace)
        && cause.equals(that.cause);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, message, stackTrace, cause);
  }

  /** Type and message, without the stack trace. */
  @Override
  public String toString() {
    return message.isEmpty() ? type : type + ": " + message;
  }
}
