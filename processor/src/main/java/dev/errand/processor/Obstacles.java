package dev.errand.processor;

import com.google.auto.common.MoreElements;
import dev.errand.processor.shape.Family;
import dev.errand.processor.shape.Obstacle;
import dev.errand.processor.shape.Path;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;

/** Says what no JSON can hold, where it is, and what to do instead. */
final class Obstacles {

  private Obstacles() {}

  static void report(
      String what, Element where, ExecutableElement method, Obstacle obstacle, Problems problems) {
    Path path = obstacle.path();
    if (path.isTop() && obstacle.family() == Family.INNER) {
      return; // reported with the signature
    }
    String culprit = text(obstacle.type(), method);
    TypeMirror root = where.equals(method) ? method.getReturnType() : where.asType();
    String holds =
        path.isTop() && !path.isElement()
            ? "is " + withArticle(culprit)
            : "has type " + text(root, method) + ", " + inside(path, culprit);
    problems.on(where, message(obstacle.family()), what, method.getSimpleName(), holds, culprit);
  }

  private static String inside(Path path, String culprit) {
    if (path.isTop()) {
      return "which contains " + withArticle(culprit);
    }
    return "whose property "
        + path.property()
        + (path.isElement() ? " contains " : " is ")
        + withArticle(culprit);
  }

  /** The type, without the package where it is the task's own. */
  private static String text(TypeMirror type, ExecutableElement method) {
    String own = MoreElements.getPackage(method).getQualifiedName().toString();
    return own.isEmpty() ? type.toString() : type.toString().replace(own + ".", "");
  }

  private static String withArticle(String type) {
    return ("aeiouAEIO".indexOf(type.charAt(0)) < 0 ? "a " : "an ") + type;
  }

  private static Message message(Family family) {
    return switch (family) {
      case CONTENT -> Message.HOLDS_CONTENT;
      case SEQUENCE -> Message.HOLDS_SEQUENCE;
      case FUTURE -> Message.HOLDS_FUTURE;
      case THREAD -> Message.HOLDS_THREAD;
      case CONNECTION -> Message.HOLDS_CONNECTION;
      case CODE -> Message.HOLDS_CODE;
      case ERRAND -> Message.HOLDS_ERRANDS_OWN;
      case FUNCTION -> Message.HOLDS_FUNCTION;
      case SEALED -> Message.HOLDS_SEALED;
      case INNER -> Message.HOLDS_INNER;
    };
  }
}
