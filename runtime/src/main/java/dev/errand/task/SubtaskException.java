package dev.errand.task;

/** A run that another task waited for ended without success. */
public class SubtaskException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient TaskError error;

  /** Made from the error that the run ended with. */
  public SubtaskException(TaskError error) {
    super("The awaited run ended without success: " + error);
    this.error = error;
  }

  /** The error that the run ended with. */
  public TaskError error() {
    return error;
  }
}
