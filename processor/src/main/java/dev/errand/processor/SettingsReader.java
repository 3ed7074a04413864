package dev.errand.processor;

import com.google.auto.common.MoreElements;
import dev.errand.annotation.Retry;
import dev.errand.processor.TaskModel.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Reads what {@code @Task} and {@code @Retry} say about queue, times and retries. */
final class SettingsReader {

  private static final int LONGEST_NAME = 200;
  private static final int MOST_ATTEMPTS = 10_000;
  private static final int LARGEST_FACTOR = 1_000;

  private SettingsReader() {}

  static Settings read(ExecutableElement method, Mark task, Problems problems) {
    return new Settings(
        name(task, "queue", "a queue named as the task's id", problems),
        priority(task, problems),
        unlessEmpty(task, "maxDuration", problems),
        unlessEmpty(task, "ttl", problems),
        name(task, "machine", "any worker", problems),
        Mark.of(method, Retry.class)
            .map(retry -> retry(method, retry, problems))
            .orElse(TaskModel.Retry.NONE));
  }

  static Optional<String> name(Mark mark, String value, String otherwise, Problems problems) {
    String name = mark.text(value);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    if (name.isBlank()) {
      problems.onValue(mark, value, Message.BLANK_NAME, value, otherwise);
    } else if (name.length() > LONGEST_NAME) {
      String what = name.length() + " characters";
      problems.onValue(mark, value, Message.BAD_NAME, value, Text.quote(name), what);
    } else if (name.indexOf('\0') >= 0) {
      problems.onValue(mark, value, Message.BAD_NAME, value, Text.quote(name), "a NUL");
    }
    return Optional.of(name);
  }

  private static Optional<Integer> priority(Mark task, Problems problems) {
    if (!task.isExplicit("priority")) {
      return Optional.empty();
    }
    int priority = task.number("priority").intValue();
    if (priority < Short.MIN_VALUE || priority > Short.MAX_VALUE) {
      problems.onValue(task, "priority", Message.BAD_PRIORITY, priority);
    }
    return Optional.of(priority);
  }

  private static Optional<Duration> unlessEmpty(Mark task, String value, Problems problems) {
    return task.text(value).isEmpty()
        ? Optional.empty()
        : DurationRule.POSITIVE.read(task, value, "Leave it out for no limit", problems);
  }

  private static TaskModel.Retry retry(ExecutableElement method, Mark retry, Problems problems) {
    int maxAttempts = retry.number("maxAttempts").intValue();
    if (maxAttempts < 1 || maxAttempts > MOST_ATTEMPTS) {
      problems.onValue(
          retry,
          "maxAttempts",
          Message.BAD_MAX_ATTEMPTS,
          maxAttempts,
          maxAttempts < 1 ? "leave it out for 3" : "10000 for practically no end");
    }
    double factor = retry.number("factor").doubleValue();
    if (!(factor >= 1 && factor <= LARGEST_FACTOR)) {
      problems.onValue(retry, "factor", Message.BAD_FACTOR, factor);
    }
    Optional<Duration> min = DurationRule.DELAY.read(retry, "minTimeout", "", problems);
    Optional<Duration> max = DurationRule.DELAY.read(retry, "maxTimeout", "", problems);
    if (min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0) {
      problems.onValue(
          retry,
          retry.isExplicit("minTimeout") ? "minTimeout" : "maxTimeout",
          Message.RETRY_TIMEOUTS,
          withOrigin(retry, "minTimeout"),
          withOrigin(retry, "maxTimeout"));
    }
    return new TaskModel.Retry(
        Optional.of(maxAttempts).filter(value -> retry.isExplicit("maxAttempts")),
        Optional.of(factor).filter(value -> retry.isExplicit("factor")),
        min.filter(value -> retry.isExplicit("minTimeout")),
        max.filter(value -> retry.isExplicit("maxTimeout")),
        Optional.of(Boolean.valueOf(retry.text("randomize")))
            .filter(value -> retry.isExplicit("randomize")),
        abortOn(method, retry, problems));
  }

  private static String withOrigin(Mark mark, String value) {
    String text = Text.quote(mark.text(value));
    return mark.isExplicit(value) ? text : text + " (the default)";
  }

  private static List<TypeMirror> abortOn(ExecutableElement method, Mark retry, Problems problems) {
    PackageElement from = MoreElements.getPackage(method);
    List<TypeMirror> types = new ArrayList<>();
    for (AnnotationValue value : retry.list("abortOn")) {
      if (!(value.getValue() instanceof TypeMirror type)) {
        continue;
      }
      types.add(type);
      for (TypeElement part : TypeParts.elements(type)) {
        if (!TypeParts.isAccessible(part, from)) {
          problems.onValue(
              retry,
              "abortOn",
              Message.INACCESSIBLE_TYPE,
              "abortOn",
              "task method " + method.getSimpleName(),
              type,
              part.getSimpleName(),
              from.isUnnamed() ? "(unnamed)" : from.getQualifiedName());
        }
      }
    }
    return types;
  }
}
