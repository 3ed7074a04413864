package dev.errand.task;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Knows which client is current: the library's one piece of static state. For the runtime itself;
 * applications use {@link TaskClient#current()} and {@link TaskClient#scope}.
 */
public final class CurrentClient {

  /** What binds a client to a thread; the first one present wins. */
  public enum Rank {
    /** An open transaction. */
    TRANSACTION,
    /** A running task. */
    TASK,
    /** {@link TaskClient#scope}. */
    SCOPE
  }

  private static final ThreadLocal<@Nullable Map<Rank, TaskClient>> BOUND = new ThreadLocal<>();
  private static final List<TaskClient> RUNNING = new CopyOnWriteArrayList<>();

  private CurrentClient() {}

  /** Makes a client current on this thread until the scope is closed. */
  public static Scope bind(Rank rank, TaskClient client) {
    Map<Rank, TaskClient> bound = BOUND.get();
    if (bound == null) {
      bound = new EnumMap<>(Rank.class);
      BOUND.set(bound);
    }
    TaskClient before = bound.put(rank, client);
    return () -> unbind(rank, before);
  }

  private static void unbind(Rank rank, @Nullable TaskClient before) {
    Map<Rank, TaskClient> bound = BOUND.get();
    if (bound == null) {
      return;
    }
    if (before != null) {
      bound.put(rank, before);
    } else {
      bound.remove(rank);
    }
    if (bound.isEmpty()) {
      BOUND.remove();
    }
  }

  /** Says that a client runs in this JVM, until the scope is closed; from any thread. */
  public static Scope running(TaskClient client) {
    RUNNING.add(client);
    return () -> RUNNING.remove(client);
  }

  static TaskClient get() {
    Map<Rank, TaskClient> bound = BOUND.get();
    if (bound != null) {
      return bound.values().iterator().next();
    }
    List<TaskClient> running = List.copyOf(RUNNING);
    if (running.size() == 1) {
      return running.get(0);
    }
    throw new IllegalStateException(
        running.isEmpty()
            ? "No Errand runs in this JVM, so there is nothing to trigger on. Start one with"
                + " Errand.builder().dataSource(…).build().start(), or name a client with"
                + " …Task.on(client) or TaskClient.scope(client)."
            : running.size()
                + " Errands run in this JVM, so it isn't clear which one is meant. Name it with"
                + " …Task.on(client), inject the stub, or use TaskClient.scope(client).");
  }
}
