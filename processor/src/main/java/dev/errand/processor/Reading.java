package dev.errand.processor;

import dev.errand.processor.TaskModel.TaskName;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;

/**
 * What came of reading a task method.
 *
 * @param name the names, also where there are problems
 * @param problems errors and warnings
 * @param isComplete whether all types it mentions could be resolved; if not, the problems say which
 *     could not, and another round may bring them
 * @param task the task, also where what is wrong concerns neither its signature nor its stub's
 *     name: what refers to the stub then finds one, and only the mistake itself is reported
 */
record Reading(
    ExecutableElement method,
    TaskName name,
    List<Problem> problems,
    boolean isComplete,
    Optional<TaskModel> task) {

  boolean hasErrors() {
    return problems.stream().anyMatch(Problem::isError);
  }
}
