package dev.errand.internal.json;

import dev.errand.task.TaskError;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes an error to store of an exception, within limits: some messages hold whole documents. */
public final class TaskErrors {

  private static final int DEEPEST_CAUSE = 8;
  private static final int LONGEST_MESSAGE = 8 * 1024;
  private static final int LONGEST_STACK_TRACE = 16 * 1024;

  private TaskErrors() {}

  /** The exception and its causes, up to eight in all. */
  public static TaskError of(Throwable thrown) {
    return of(thrown, new StackTraceElement[0], Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static TaskError of(
      Throwable thrown, StackTraceElement[] enclosing, Set<Throwable> seen) {
    seen.add(thrown);
    StackTraceElement[] frames = thrown.getStackTrace();
    TaskError error =
        TaskError.of(thrown.getClass().getName(), message(thrown))
            .withStackTrace(stackTrace(frames, enclosing));
    Throwable cause = cause(thrown);
    return cause == null || seen.contains(cause) || seen.size() == DEEPEST_CAUSE
        ? error
        : error.withCause(of(cause, frames, seen));
  }

  /** A task's own exceptions may fail at this too, which mustn't hide that the task did. */
  private static String message(Throwable thrown) {
    try {
      String message = thrown.getMessage();
      return message == null ? "" : cut(message);
    } catch (RuntimeException failed) {
      return "(its message can't be read: " + failed.getClass().getName() + ")";
    }
  }

  private static @Nullable Throwable cause(Throwable thrown) {
    try {
      return thrown.getCause();
    } catch (RuntimeException failed) {
      return null;
    }
  }

  private static String cut(String message) {
    return message.length() <= LONGEST_MESSAGE
        ? message
        : message.substring(0, LONGEST_MESSAGE) + "… (" + message.length() + " characters)";
  }

  /** The frames, a line each, without those that the exception around it has as well. */
  private static String stackTrace(StackTraceElement[] frames, StackTraceElement[] enclosing) {
    int own = frames.length - common(frames, enclosing);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < own; i++) {
      String line = frames[i].toString();
      if (text.length() + line.length() >= LONGEST_STACK_TRACE) {
        return text.append("… ").append(frames.length - i).append(" more").toString();
      }
      text.append(line).append('\n');
    }
    if (own < frames.length) {
      text.append("… ").append(frames.length - own).append(" more");
    }
    return text.toString().stripTrailing();
  }

  private static int common(StackTraceElement[] frames, StackTraceElement[] enclosing) {
    int count = 0;
    while (count < frames.length
        && count < enclosing.length
        && frames[frames.length - 1 - count].equals(enclosing[enclosing.length - 1 - count])) {
      count++;
    }
    return count;
  }
}
