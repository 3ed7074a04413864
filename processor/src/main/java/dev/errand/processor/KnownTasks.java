package dev.errand.processor;

import static java.util.stream.Collectors.joining;

import com.google.auto.common.MoreElements;
import com.palantir.javapoet.ClassName;
import dev.errand.annotation.Concurrency;
import dev.errand.annotation.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.Elements;

/** All tasks of the compilation, for what is about several of them. */
final class KnownTasks {

  /** A task, whose method is to be reported on in its own round only. */
  private static final class Known {

    private final Reading reading;
    private final Optional<Mark> limitMark;
    private final String queue;

    Known(Reading reading) {
      this.reading = reading;
      this.limitMark =
          Mark.all(reading.method(), Concurrency.class, Vocabulary.CONCURRENCY_LIST).stream()
              .filter(mark -> mark.text("key").isEmpty())
              .findFirst();
      String written = task().text("queue");
      this.queue = written.isEmpty() ? id() : written;
    }

    String id() {
      return reading.name().id();
    }

    ClassName stub() {
      return reading.name().stub();
    }

    String source() {
      return reading.name().source();
    }

    /** With parameters where the other has the same name. */
    String sourceBeside(Known other) {
      if (!source().equals(other.source())) {
        return source();
      }
      return reading.method().getParameters().stream()
          .map(parameter -> Text.type(parameter.asType()))
          .collect(joining(", ", source() + "(", ")"));
    }

    /** Whether the stub has another name than the one written, which can't be. */
    boolean isMisnamed() {
      return reading.problems().stream()
          .anyMatch(problem -> problem.message() == Message.BAD_CLASS_NAME);
    }

    Mark task() {
      return Mark.of(reading.method(), Task.class).orElseThrow();
    }

    /** What it shares with those that it may get in the way of. */
    List<String> shared() {
      List<String> shared = new ArrayList<>(List.of("id " + id(), "stub " + stub()));
      limitMark.ifPresent(mark -> shared.add("queue " + queue));
      return shared;
    }
  }

  private final Elements elements;
  private final Map<String, List<Known>> byShared = new HashMap<>();

  KnownTasks(Elements elements) {
    this.elements = elements;
  }

  /** Adds the tasks of a round, and reports those that get in each other's way. */
  void add(List<Reading> readings, Problems problems) {
    List<Known> added = readings.stream().map(Known::new).toList();
    for (Known task : added) {
      for (String shared : task.shared()) {
        byShared.computeIfAbsent(shared, key -> new ArrayList<>()).add(task);
      }
    }
    for (Known task : added) {
      Set<Known> others = new LinkedHashSet<>();
      task.shared().forEach(shared -> others.addAll(byShared.getOrDefault(shared, List.of())));
      others.remove(task);
      Problems ofTask = new Problems();
      for (Known other : others) {
        Problems ofPair = new Problems();
        checkPair(task, other, ofPair);
        ofTask.addFirstOfEachKind(ofPair);
      }
      problems.addAll(ofTask);
    }
  }

  /** Tasks that share a queue share its limit; one that says none doesn't disagree. */
  private static void checkLimits(Known task, Known other, Problems problems) {
    if (task.limitMark.isEmpty() || other.limitMark.isEmpty() || !task.queue.equals(other.queue)) {
      return;
    }
    int limit = task.limitMark.get().number("limit").intValue();
    int others = other.limitMark.get().number("limit").intValue();
    if (limit != others) {
      problems.on(
          task.limitMark.get(),
          Message.QUEUE_LIMITS,
          Text.quote(task.queue),
          limit,
          others,
          other.source());
    }
  }

  private void checkPair(Known task, Known other, Problems problems) {
    checkLimits(task, other, problems);
    if (task.id().equals(other.id()) && isOverride(task, other)) {
      reportOverride(task, other, "it overrides", problems);
      return;
    }
    if (task.id().equals(other.id()) && isOverride(other, task)) {
      reportOverride(task, other, "overrides it", problems);
      return;
    }
    if (task.id().equals(other.id())) {
      problems.onValue(
          task.task(),
          "id",
          Message.DUPLICATE_ID,
          Text.quote(task.id()),
          task.sourceBeside(other),
          other.sourceBeside(task));
    }
    if (!task.stub().equals(other.stub()) || task.isMisnamed() || other.isMisnamed()) {
      return;
    }
    String method = task.reading.name().method();
    String stub = task.stub().canonicalName();
    boolean overloaded =
        task.source().equals(other.source()) && !task.task().isExplicit("className");
    if (overloaded) {
      problems.on(task.task(), Message.OVERLOADED, method, stub);
    } else {
      problems.onValue(
          task.task(), "className", Message.CLASS_NAME_CLASH, method, stub, other.source());
    }
  }

  private boolean isOverride(Known task, Known other) {
    ExecutableElement method = task.reading.method();
    return elements.overrides(
        method, other.reading.method(), MoreElements.asType(method.getEnclosingElement()));
  }

  private static void reportOverride(Known task, Known other, String how, Problems problems) {
    problems.onValue(
        task.task(),
        "id",
        Message.DUPLICATE_OVERRIDE,
        Text.quote(task.id()),
        task.source(),
        other.source(),
        how);
  }
}
