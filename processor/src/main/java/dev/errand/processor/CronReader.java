package dev.errand.processor;

import dev.errand.annotation.Cron;
import dev.errand.processor.TaskModel.Parameter;
import dev.errand.time.CronExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/** Reads schedules. */
final class CronReader {

  private CronReader() {}

  static List<TaskModel.Cron> read(
      ExecutableElement method, List<Parameter> parameters, Problems problems) {
    List<TaskModel.Cron> crons = new ArrayList<>();
    for (Mark mark : Mark.all(method, Cron.class, Vocabulary.CRON_LIST)) {
      checkExpression(mark, problems);
      checkZone(mark, problems);
      parameters.stream()
          .filter(Parameter::isPayload)
          .forEach(
              parameter ->
                  problems.on(
                      mark, Message.CRON_WITH_PAYLOAD, method.getSimpleName(), parameter.name()));
      problems.on(mark, Message.NOT_YET_ENFORCED, mark.simpleName(), "nothing triggers the task");
      crons.add(
          new TaskModel.Cron(
              mark.text("value"),
              mark.text("zone"),
              constant(mark, "missed"),
              constant(mark, "overlap")));
    }
    return crons;
  }

  private static void checkExpression(Mark mark, Problems problems) {
    try {
      CronExpression.parse(mark.text("value"));
    } catch (IllegalArgumentException e) {
      problems.onValue(
          mark, "value", Message.BAD_CRON, Objects.requireNonNullElse(e.getMessage(), ""));
    }
  }

  private static void checkZone(Mark mark, Problems problems) {
    String zone = mark.text("zone");
    if (!ZoneNames.contain(zone)) {
      problems.onValue(
          mark,
          "zone",
          Message.BAD_ZONE,
          (mark.isRepeated() ? "@Cron zone " : "") + Text.quote(zone),
          ZoneNames.meantBy(zone)
              .map(right -> " Did you mean " + Text.quote(right) + "?")
              .orElse(""));
    }
  }

  /** The name of an enum's constant; empty where it isn't written. */
  private static String constant(Mark mark, String name) {
    AnnotationValue written = mark.explicit(name);
    return written != null && written.getValue() instanceof VariableElement constant
        ? constant.getSimpleName().toString()
        : "";
  }
}
