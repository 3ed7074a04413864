package dev.errand.task;

import org.jspecify.annotations.Nullable;

/** What one call of a hook gets for its parameters. */
public interface HookCall {

  /**
   * The value of a parameter that the definition named: one of the payload, or the output; null if
   * it is, and for the output of a run that has none.
   *
   * @param index its position among the parameters that the definition named, from 0
   */
  @SuppressWarnings("TypeParameterUnusedInFormals") // generated code says the declared type
  <T extends @Nullable Object> T argument(int index);

  /** For a parameter of type {@link TaskContext}. */
  TaskContext context();

  /** For a parameter of type {@link TaskError}: why the run failed; null if it didn't. */
  @Nullable TaskError error();

  /** For a parameter of type {@link RunStatus}: how the run ended, or EXECUTING at its start. */
  RunStatus status();
}
