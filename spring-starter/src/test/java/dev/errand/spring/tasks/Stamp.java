package dev.errand.spring.tasks;

import dev.errand.annotation.Retry;
import dev.errand.annotation.Task;

/** Its task is a bean's by inheritance. */
public abstract class Stamp {

  @Task
  @Retry(maxAttempts = 1)
  String stamp(String letter) {
    return letter + " with a stamp of " + value();
  }

  @Task
  @Retry(maxAttempts = 1)
  String cancelStamp(String letter) {
    throw new IllegalStateException("Nobody overrides this.");
  }

  abstract int value();
}
