package dev.errand.processor;

import com.google.auto.common.MoreElements;
import com.palantir.javapoet.ClassName;
import dev.errand.annotation.Task;
import java.util.ArrayList;
import java.util.List;
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
