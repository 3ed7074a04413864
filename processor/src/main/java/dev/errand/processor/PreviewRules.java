package dev.errand.processor;

import dev.errand.annotation.Concurrency;
import dev.errand.annotation.Cron;
import dev.errand.annotation.Idempotent;
import dev.errand.annotation.RateLimit;
import dev.errand.annotation.Retry;
import dev.errand.processor.TaskModel.Parameter;
import dev.errand.time.CronExpression;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.ExecutableElement;

/**
 * Checks the annotations that this version's runtime does not act on yet, and says so for each of
 * them, so that nobody trusts a limit that isn't there.
 */
final class PreviewRules {

  private PreviewRules() {}

  static void check(ExecutableElement method, List<Parameter> parameters, Problems problems) {
    String example =
        parameters.stream()
            .filter(Parameter::isPayload)
            .findFirst()
            .map(parameter -> ", such as \"" + parameter.name() + "\"")
            .orElse("");
    List<Mark> concurrencies = Mark.all(method, Concurrency.class, Vocabulary.CONCURRENCY_LIST);
    concurrencies.forEach(mark -> checkConcurrency(mark, example, problems));
    checkOneOfEach(method, concurrencies, problems);
    Mark.of(method, RateLimit.class).ifPresent(mark -> checkRateLimit(mark, example, problems));
    Mark.of(method, Idempotent.class).ifPresent(mark -> checkIdempotent(mark, example, problems));
    Mark.all(method, Cron.class, Vocabulary.CRON_LIST)
        .forEach(mark -> checkCron(method, mark, parameters, problems));
    Mark.of(method, Retry.class)
        .filter(retry -> !retry.text("outOfMemoryMachine").isEmpty())
        .ifPresent(
            retry ->
                problems.onValue(
                    retry,
                    "outOfMemoryMachine",
                    Message.NOT_YET_ENFORCED,
                    "Retry(outOfMemoryMachine)",
                    "every attempt runs on the same kind of worker"));
  }

  private static void checkConcurrency(Mark mark, String example, Problems problems) {
    checkLimit(mark, problems);
    if (!mark.text("key").isEmpty()) {
      checkKey(mark, example, problems);
    }
    problems.on(
        mark, Message.NOT_YET_ENFORCED, mark.simpleName(), "any number of runs execute at once");
  }

  private static void checkOneOfEach(
      ExecutableElement method, List<Mark> concurrencies, Problems problems) {
    long keyed = concurrencies.stream().filter(mark -> !mark.text("key").isEmpty()).count();
    long keyless = concurrencies.size() - keyed;
    if (keyed > 1) {
      problems.on(method, Message.TWO_CONCURRENCIES, keyed, "with");
    }
    if (keyless > 1) {
      problems.on(method, Message.TWO_CONCURRENCIES, keyless, "without");
    }
  }

  private static void checkRateLimit(Mark mark, String example, Problems problems) {
    checkLimit(mark, problems);
    DurationRule.POSITIVE.read(mark, "per", "Write \"1m\" for so many a minute", problems);
    if (!mark.text("key").isEmpty()) {
      checkKey(mark, example, problems);
    }
    problems.on(
        mark, Message.NOT_YET_ENFORCED, mark.simpleName(), "any number of runs start at once");
  }

  private static void checkIdempotent(Mark mark, String example, Problems problems) {
    checkKey(mark, example, problems);
    DurationRule.POSITIVE.read(mark, "ttl", "Leave it out for 30 days", problems);
    problems.on(
        mark,
        Message.NOT_YET_ENFORCED,
        mark.simpleName(),
        "every trigger makes a run of its own, unless it is given an idempotencyKey");
  }

  private static void checkCron(
      ExecutableElement method, Mark mark, List<Parameter> parameters, Problems problems) {
    try {
      CronExpression.parse(mark.text("value"));
    } catch (IllegalArgumentException e) {
      problems.onValue(
          mark, "value", Message.BAD_CRON, Objects.requireNonNullElse(e.getMessage(), ""));
    }
    String zone = mark.text("zone");
    if (!ZoneId.getAvailableZoneIds().contains(zone)) {
      problems.onValue(
          mark,
          "zone",
          Message.BAD_ZONE,
          (mark.isRepeated() ? "@Cron zone " : "") + Text.quote(zone),
          Text.nearest(zone, ZoneId.getAvailableZoneIds())
              .map(right -> " Did you mean " + Text.quote(right) + "?")
              .orElse(""));
    }
    parameters.stream()
        .filter(Parameter::isPayload)
        .forEach(
            parameter ->
                problems.on(
                    mark, Message.CRON_WITH_PAYLOAD, method.getSimpleName(), parameter.name()));
    problems.on(mark, Message.NOT_YET_ENFORCED, mark.simpleName(), "nothing triggers the task");
  }

  private static void checkLimit(Mark mark, Problems problems) {
    int limit = mark.number("limit").intValue();
    if (limit < 1) {
      problems.onValue(mark, "limit", Message.BAD_LIMIT, mark.simpleName(), limit);
    }
  }

  private static void checkKey(Mark mark, String example, Problems problems) {
    if (mark.text("key").isBlank()) {
      problems.onValue(mark, "key", Message.BAD_KEY, mark.simpleName(), example);
    }
  }
}
