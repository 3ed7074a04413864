package dev.errand.internal.validation;

import dev.errand.spi.PayloadValidator;
import dev.errand.spi.PayloadValidator.Violation;
import dev.errand.task.TaskArguments;
import dev.errand.task.TaskDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refuses payloads that break their constraints. */
public final class PayloadChecks {

  private final PayloadValidator validator;

  /** With who knows the constraints. */
  public PayloadChecks(PayloadValidator validator) {
    this.validator = validator;
  }

  /**
   * Checks a payload that is about to be stored.
   *
   * @throws InvalidPayloadException names every constraint that is broken
   */
  public <P> void check(TaskDefinition<P, ?> task, @Nullable P payload) {
    if (payload == null) {
      return; // a task without parameters; any other's null was refused before
    }
    Object bean = task.validated(payload).orElse(null);
    if (bean == null) {
      return;
    }
    List<Violation> violations = validator.validate(bean);
    if (!violations.isEmpty()) {
      throw new InvalidPayloadException(message(task, bean == payload, violations));
    }
  }

  /** Checks arguments that were read, as {@link #check(TaskDefinition, Object)}. */
  public <P> void checkArguments(TaskDefinition<P, ?> task, TaskArguments arguments) {
    task.payload(arguments).ifPresent(payload -> check(task, payload));
  }

  /** The values themselves are left out: logs are no place for them. */
  private static String message(
      TaskDefinition<?, ?> task, boolean isPayload, List<Violation> violations) {
    String prefix =
        isPayload && task.parameters().size() == 1 ? task.parameters().get(0).name() : "";
    return "The payload of task "
        + task
        + " breaks its constraints: "
        + violations.stream()
            .sorted(Comparator.comparing(Violation::path).thenComparing(Violation::reason))
            .map(violation -> path(prefix, violation.path()) + " " + violation.reason())
            .collect(Collectors.joining("; "))
        + ".";
  }

  private static String path(String prefix, String path) {
    return prefix.isEmpty() || path.isEmpty() ? prefix + path : prefix + "." + path;
  }
}
