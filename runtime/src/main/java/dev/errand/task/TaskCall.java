package dev.errand.task;

import org.jspecify.annotations.Nullable;

/** What one call of a task's method gets for its parameters. */
public interface TaskCall {

  /**
   * The value of a payload parameter; the caller says its type, which is the one that the
   * definition gave.
   *
   * @param index its position among the payload parameters, from 0
   */
  @SuppressWarnings("TypeParameterUnusedInFormals") // generated code says the declared type
  <T extends @Nullable Object> T argument(int index);

  /** For a parameter of type {@link TaskContext}. */
  TaskContext context();

  /** For a parameter of type {@link CronTick}. */
  CronTick cronTick();
}
