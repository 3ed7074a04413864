package dev.errand.internal.process;

import dev.errand.internal.store.Database;
import dev.errand.internal.store.WakeChannel;
import dev.errand.internal.store.WakeChannel.Message;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells other nodes what is to be done: collected for a moment and sent with one statement on a
 * connection of its own, never in an application's transaction.
 */
public final class Notifications implements WorkSignal, AutoCloseable {

  private static final Duration COLLECT = Duration.ofMillis(10);
  private static final Duration IDLE = Duration.ofSeconds(60);

  private final WakeChannel channel;
  private final Loop loop = new Loop("notifier", this::round);
  private final ReentrantLock lock = new ReentrantLock();
  private Set<String> queues = new HashSet<>();
  private Set<UUID> canceled = new HashSet<>();
  private boolean sentLately;

  /** On a database. */
  public Notifications(Database database) {
    this.channel = new WakeChannel(database);
  }

  /** Starts the thread that sends. */
  public void start() {
    loop.start();
  }

  @Override
  public void ready(Collection<String> readyQueues) {
    add(readyQueues, Set.of());
  }

  @Override
  public void canceled(UUID run) {
    add(Set.of(), Set.of(run));
  }

  private void add(Collection<String> readyQueues, Collection<UUID> canceledRuns) {
    boolean wake;
    lock.lock();
    try {
      boolean wasEmpty = queues.isEmpty() && canceled.isEmpty();
      queues.addAll(readyQueues);
      canceled.addAll(canceledRuns);
      // While the loop pauses after a message it looks again by itself.
      wake = wasEmpty && !sentLately;
    } finally {
      lock.unlock();
    }
    if (wake) {
      loop.wake();
    }
  }

  private Duration round() {
    Message message;
    lock.lock();
    try {
      if (queues.isEmpty() && canceled.isEmpty()) {
        sentLately = false;
        return IDLE;
      }
      message = new Message(queues, canceled);
      queues = new HashSet<>();
      canceled = new HashSet<>();
      sentLately = true;
    } finally {
      lock.unlock();
    }
    // Lost on a failure: polls find what nobody was told of.
    channel.send(message);
    return COLLECT;
  }

  @Override
  public void close() {
    loop.close();
  }
}
