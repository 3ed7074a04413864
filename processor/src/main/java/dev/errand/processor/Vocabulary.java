package dev.errand.processor;

import dev.errand.annotation.Concurrency;
import dev.errand.annotation.Cron;
import dev.errand.annotation.Idempotent;
import dev.errand.annotation.OnCancel;
import dev.errand.annotation.OnComplete;
import dev.errand.annotation.OnFailure;
import dev.errand.annotation.OnStart;
import dev.errand.annotation.OnSuccess;
import dev.errand.annotation.RateLimit;
import dev.errand.annotation.Retry;
import dev.errand.annotation.Task;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Our annotations. */
final class Vocabulary {

  static final String CONCURRENCY_LIST = Mark.name(Concurrency.List.class);
  static final String CRON_LIST = Mark.name(Cron.List.class);

  /** Those that mean nothing without {@code @Task}. */
  static final List<Class<? extends Annotation>> POLICIES =
      List.of(
          Concurrency.class,
          Concurrency.List.class,
          Cron.class,
          Cron.List.class,
          Idempotent.class,
          RateLimit.class,
          Retry.class);

  /** Those on methods that are called when a run starts or ends. */
  static final List<Class<? extends Annotation>> HOOKS =
      List.of(OnStart.class, OnSuccess.class, OnFailure.class, OnComplete.class, OnCancel.class);

  private Vocabulary() {}

  /** The names of all of them. */
  static Set<String> all() {
    Set<String> names = new TreeSet<>();
    names.add(Mark.name(Task.class));
    POLICIES.forEach(type -> names.add(Mark.name(type)));
    HOOKS.forEach(type -> names.add(Mark.name(type)));
    return names;
  }
}
