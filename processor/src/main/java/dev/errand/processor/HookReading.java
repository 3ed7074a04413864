package dev.errand.processor;

import java.util.List;

/**
 * What came of reading a hook method by itself; whether it fits its tasks is another question.
 *
 * @param isComplete whether all types it mentions could be resolved; another round may bring them
 */
record HookReading(HookModel model, List<Problem> problems, boolean isComplete) {

  boolean hasErrors() {
    return problems.stream().anyMatch(Problem::isError);
  }
}
