package dev.errand.internal.process;

import dev.errand.spi.CurrentConnection;
import dev.errand.task.Scope;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the current thread has open with one {@code Errand}: a transaction, a task. */
@SuppressWarnings("ThreadLocalUsage") // an Errand each, and few of them
public final class ThreadState {

  private final CurrentConnection framework;
  private final ThreadLocal<@Nullable OpenTransaction> transaction = new ThreadLocal<>();
  private final ThreadLocal<@Nullable ActiveTask> task = new ThreadLocal<>();

  /** With the way to find a framework's transaction. */
  public ThreadState(CurrentConnection framework) {
    this.framework = framework;
  }

  private record OpenTransaction(Connection connection, List<Runnable> afterCommit) {}

  /**
   * Says that a transaction is open on this thread, until the scope is closed.
   *
   * @param afterCommit collects what is to run once it has committed; the caller runs it
   */
  public Scope open(Connection connection, List<Runnable> afterCommit) {
    return bind(transaction, new OpenTransaction(connection, afterCommit));
  }

  /** Has something run once our own transaction on this thread has committed. */
  public void afterCommit(Runnable action) {
    OpenTransaction open = transaction.get();
    if (open == null) {
      throw new IllegalStateException("No transaction is open on this thread.");
    }
    open.afterCommit.add(action);
  }

  /** Says that this thread executes a task, until the scope is closed. */
  public Scope executing(ActiveTask active) {
    return bind(task, active);
  }

  private static <T> Scope bind(ThreadLocal<@Nullable T> slot, T value) {
    T before = slot.get();
    slot.set(value);
    return () -> {
      if (before == null) {
        slot.remove();
      } else {
        slot.set(before);
      }
    };
  }

  /** The connection of our own transaction that is open on this thread. */
  public Optional<Connection> ownTransaction() {
    return Optional.ofNullable(transaction.get()).map(OpenTransaction::connection);
  }

  /** The connection of the transaction that is open on this thread, our own or a framework's. */
  public Optional<Connection> transaction() {
    return ownTransaction().or(framework::find);
  }

  /** The task that this thread executes. */
  public Optional<ActiveTask> task() {
    return Optional.ofNullable(task.get());
  }
}
