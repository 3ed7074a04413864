package dev.errand.task;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Knows which task a thread is executing. For the runtime itself; applications use {@link
 * TaskContext#current()}.
 */
public final class CurrentTask {

  private static final ThreadLocal<@Nullable TaskContext> BOUND = new ThreadLocal<>();

  private CurrentTask() {}

  /** Makes the context current on this thread until the scope is closed. */
  public static Scope bind(TaskContext context) {
    TaskContext before = BOUND.get();
    BOUND.set(context);
    return () -> {
      if (before == null) {
        BOUND.remove();
      } else {
        BOUND.set(before);
      }
    };
  }

  /** The context of the task that this thread executes, if it does. */
  public static Optional<TaskContext> find() {
    return Optional.ofNullable(BOUND.get());
  }

  static TaskContext get() {
    TaskContext context = BOUND.get();
    if (context == null) {
      throw new IllegalStateException(
          "Thread \""
              + Thread.currentThread().getName()
              + "\" executes no task. TaskContext.current() works on the thread on which a worker"
              + " calls the task's method; pass the context to threads that the task starts.");
    }
    return context;
  }
}
