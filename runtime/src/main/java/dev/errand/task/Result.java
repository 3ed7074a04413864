package dev.errand.task;

import org.jspecify.annotations.Nullable;

/**
 * How a run ended: with an output, or with an error.
 *
 * @param <R> the task's output
 */
public sealed interface Result<R extends @Nullable Object> {

  /**
   * The output.
   *
   * @throws SubtaskException if the run did not complete; it carries the error
   */
  R unwrap();

  /**
   * The run completed.
   *
   * @param output what the method returned; null for {@code void}
   */
  record Completed<R extends @Nullable Object>(R output) implements Result<R> {
    @Override
    public R unwrap() {
      return output;
    }
  }

  /**
   * The run ended without success.
   *
   * @param error why
   */
  record Failed<R extends @Nullable Object>(TaskError error) implements Result<R> {
    @Override
    public R unwrap() {
      throw new SubtaskException(error);
    }
  }
}
