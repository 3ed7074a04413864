package dev.errand.processor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;

/** Collects all problems of a method, each once, so that none hides another. */
final class Problems {

  private final Set<Problem> found = new LinkedHashSet<>();

  /** About an element. */
  void on(Element element, Message message, Object... arguments) {
    found.add(new Problem(message, message.text(arguments), element, null, null));
  }

  /** About an annotation. */
  void on(Mark mark, Message message, Object... arguments) {
    found.add(new Problem(message, message.text(arguments), mark.element(), mark.place(), null));
  }

  /** About a value of an annotation, or the annotation where the value is the default. */
  void onValue(Mark mark, String name, Message message, Object... arguments) {
    found.add(
        new Problem(
            message,
            message.text(arguments),
            mark.element(),
            mark.place(),
            mark.place() == null ? null : mark.explicit(name)));
  }

  void addAll(Problems others) {
    found.addAll(others.found);
  }

  /** Adds those whose message isn't there yet for their element: one of a kind says enough. */
  void addFirstOfEachKind(Problems others) {
    for (Problem other : others.found) {
      if (found.stream()
          .noneMatch(
              each ->
                  each.message() == other.message() && each.element().equals(other.element()))) {
        found.add(other);
      }
    }
  }

  List<Problem> found() {
    return List.copyOf(found);
  }

  boolean hasErrors() {
    return found.stream().anyMatch(Problem::isError);
  }
}
