package dev.errand.processor;

import com.google.auto.common.MoreElements;
import com.palantir.javapoet.ClassName;
import dev.errand.annotation.Concurrency;
import dev.errand.annotation.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.Elements;

/** All tasks of the compilation, for what is about several of them. */
final class KnownTasks {

  /** A task, whose method is to be reported on in its own round only. */
  private record Known(Reading reading) {
    String id() {
      return reading.name().id();
    }

    ClassName stub() {
      return reading.name().stub();
    }

    String source() {
      return reading.name().source();
    }

    /** Whether the stub has another name than the one written, which can't be. */
    boolean isMisnamed() {
      return reading.problems().stream()
          .anyMatch(problem -> problem.message() == Message.BAD_CLASS_NAME);
    }

    Mark task() {
      return Mark.of(reading.method(), Task.class).orElseThrow();
    }

    String queue() {
      String queue = task().text("queue");
      return queue.isEmpty() ? id() : queue;
    }

    /** The {@code @Concurrency} without a key. */
    private Optional<Mark> limitMark() {
      return Mark.all(reading.method(), Concurrency.class, Vocabulary.CONCURRENCY_LIST).stream()
          .filter(mark -> mark.text("key").isEmpty())
          .findFirst();
    }

    Optional<Integer> queueLimit() {
      return limitMark().map(mark -> mark.number("limit").intValue());
    }

    Mark limited() {
      return limitMark().orElseThrow();
    }
  }

  /** Tasks that share a queue share its limit; one that says none doesn't disagree. */
  private static void checkLimits(Known task, Known other, Problems problems) {
    Optional<Integer> limit = task.queueLimit();
    Optional<Integer> others = other.queueLimit();
    if (limit.isPresent()
        && others.isPresent()
        && !limit.equals(others)
        && task.queue().equals(other.queue())) {
      problems.on(
          task.limited(),
          Message.QUEUE_LIMITS,
          Text.quote(task.queue()),
          limit.get(),
          others.get(),
          other.source());
    }
  }

  private final Elements elements;
  private final List<Known> before = new ArrayList<>();

  KnownTasks(Elements elements) {
    this.elements = elements;
  }

  /** Adds the tasks of a round, and reports those that get in each other's way. */
  void add(List<Reading> readings, Problems problems) {
    List<Known> added = readings.stream().map(Known::new).toList();
    for (int i = 0; i < added.size(); i++) {
      for (Known other : before) {
        checkPair(added.get(i), other, problems);
      }
      for (int j = 0; j < added.size(); j++) {
        if (i != j) {
          checkPair(added.get(i), added.get(j), problems);
        }
      }
    }
    before.addAll(added);
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
          task.source(),
          other.source());
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
