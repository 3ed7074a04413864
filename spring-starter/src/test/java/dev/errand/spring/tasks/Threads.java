package dev.errand.spring.tasks;

import dev.errand.annotation.Task;

/** A static method needs no bean. */
public final class Threads {

  private Threads() {}

  @Task
  static String threadName() {
    return Thread.currentThread().toString();
  }
}
