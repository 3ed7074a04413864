package dev.errand.task;

import org.jspecify.annotations.Nullable;

/** The values of a task's payload parameters, read from the stored payload. */
public interface TaskArguments {

  /**
   * The value of a payload parameter; the caller says its type, which is the one that the
   * definition gave.
   *
   * @param index its position among the payload parameters, from 0
   */
  @SuppressWarnings("TypeParameterUnusedInFormals") // generated code says the declared type
  <T extends @Nullable Object> T argument(int index);
}
