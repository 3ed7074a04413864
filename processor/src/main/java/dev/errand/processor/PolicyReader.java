package dev.errand.processor;

import dev.errand.annotation.Concurrency;
import dev.errand.annotation.Idempotent;
import dev.errand.annotation.RateLimit;
import dev.errand.annotation.Retry;
import dev.errand.processor.TaskModel.Parameter;
import dev.errand.processor.TaskModel.Policies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Reads limits, rates, idempotency and schedules. What this version's runtime does not act on yet
 * is told so, so that nobody trusts a limit that isn't there.
 */
final class PolicyReader {

  private static final int LARGEST_LIMIT = 1_000_000;

  private final ExecutableElement method;
  private final List<Parameter> parameters;
  private final KeyReader keys;
  private final Problems problems;

  PolicyReader(
      ExecutableElement method,
      List<Parameter> parameters,
      Elements elements,
      Types types,
      Problems problems) {
    this.method = method;
    this.parameters = parameters;
    this.keys = new KeyReader(elements, types, method, parameters);
    this.problems = problems;
  }

  Policies read() {
    List<Mark> concurrencies = Mark.all(method, Concurrency.class, Vocabulary.CONCURRENCY_LIST);
    checkOneOfEach(concurrencies);
    List<TaskModel.Concurrency> limits = new ArrayList<>();
    concurrencies.forEach(mark -> limits.add(concurrency(mark)));
    return new Policies(
        limits,
        Mark.of(method, RateLimit.class).flatMap(this::rateLimit),
        Mark.of(method, Idempotent.class).flatMap(this::idempotent),
        CronReader.read(method, parameters, problems),
        Mark.of(method, Retry.class).flatMap(this::outOfMemoryMachine));
  }

  private TaskModel.Concurrency concurrency(Mark mark) {
    int limit = limit(mark);
    Optional<KeyPath> key = optionalKey(mark);
    notYet(mark, "any number of runs execute at once");
    return new TaskModel.Concurrency(limit, key);
  }

  private void checkOneOfEach(List<Mark> concurrencies) {
    long keyed = concurrencies.stream().filter(mark -> !mark.text("key").isEmpty()).count();
    long keyless = concurrencies.size() - keyed;
    if (keyed > 1) {
      problems.on(method, Message.TWO_CONCURRENCIES, keyed, "with");
    }
    if (keyless > 1) {
      problems.on(method, Message.TWO_CONCURRENCIES, keyless, "without");
    }
  }

  private Optional<TaskModel.RateLimit> rateLimit(Mark mark) {
    int limit = limit(mark);
    Optional<Duration> per =
        DurationRule.POSITIVE.read(mark, "per", "Write \"1m\" for so many a minute", problems);
    Optional<KeyPath> key = optionalKey(mark);
    notYet(mark, "any number of runs start at once");
    return per.map(window -> new TaskModel.RateLimit(limit, window, key));
  }

  private Optional<TaskModel.Idempotent> idempotent(Mark mark) {
    Optional<KeyPath> key = keys.read(mark, problems);
    Optional<Duration> ttl =
        DurationRule.POSITIVE.read(mark, "ttl", "Leave it out for 30 days", problems);
    return key.flatMap(path -> ttl.map(life -> new TaskModel.Idempotent(path, life)));
  }

  private Optional<String> outOfMemoryMachine(Mark retry) {
    Optional<String> machine =
        SettingsReader.name(retry, "outOfMemoryMachine", "the same machine", problems);
    machine.ifPresent(
        name ->
            problems.onValue(
                retry,
                "outOfMemoryMachine",
                Message.NOT_YET_ENFORCED,
                "Retry(outOfMemoryMachine)",
                "every attempt runs on the same kind of worker"));
    return machine;
  }

  private Optional<KeyPath> optionalKey(Mark mark) {
    return mark.text("key").isEmpty() ? Optional.empty() : keys.read(mark, problems);
  }

  private int limit(Mark mark) {
    int limit = mark.number("limit").intValue();
    if (limit < 1 || limit > LARGEST_LIMIT) {
      problems.onValue(
          mark,
          "limit",
          Message.BAD_LIMIT,
          mark.simpleName(),
          limit,
          limit < 1
              ? "To let no run start, pause the queue."
              : "Leave the annotation out for no limit.");
    }
    return limit;
  }

  private void notYet(Mark mark, String meanwhile) {
    problems.on(mark, Message.NOT_YET_ENFORCED, mark.simpleName(), meanwhile);
  }
}
