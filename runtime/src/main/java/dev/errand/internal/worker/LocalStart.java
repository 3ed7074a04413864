package dev.errand.internal.worker;

import dev.errand.internal.registry.TaskCatalog;
import dev.errand.internal.store.ClaimedRun;
import dev.errand.internal.store.NewRun;
import dev.errand.internal.store.Place;
import dev.errand.internal.store.RunTable;
import dev.errand.internal.trigger.LocalWorker;
import dev.errand.task.TaskDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Starts runs that this process triggers in the commit that stores them, while places are free. */
final class LocalStart implements LocalWorker {

  private static final Duration STOP = Duration.ofSeconds(5);

  private final Parts parts;
  private final @Nullable Set<String> queues;
  private final Set<Long> tickets = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition settled = lock.newCondition();
  private boolean stopped = true;
  private int underWay;

  /**
   * What it works with.
   *
   * @param queues the queues it may start runs of; empty for every queue
   * @param catalog the tasks that the worker knows
   * @param lease what allows it to
   * @param places how much room there is
   * @param threads where runs go
   * @param executions where they are known
   * @param execution what each of them works with
   * @param claimedUpTo from where a queue is claimed
   */
  record Parts(
      List<String> queues,
      TaskCatalog catalog,
      Lease lease,
      Places places,
      TaskThreads threads,
      Executions executions,
      ExecutionParts execution,
      Function<String, Place> claimedUpTo) {}

  LocalStart(Parts parts) {
    this.parts = parts;
    this.queues = parts.queues().isEmpty() ? null : Set.copyOf(parts.queues());
  }

  void start() {
    lock.lock();
    try {
      stopped = false;
    } finally {
      lock.unlock();
    }
  }

  /** Starts no more, and waits for the commits that are under way. */
  void stop() {
    long left = STOP.toNanos();
    lock.lock();
    try {
      stopped = true;
      while (underWay > 0 && left > 0) {
        left = settled.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** The tickets of commits that may be through without the worker knowing yet. */
  Set<Long> ticketsUnderWay() {
    return Set.copyOf(tickets);
  }

  @Override
  public Optional<Reservation> reserve(List<NewRun> runs) {
    Map<UUID, RunTable.Birth> births = new LinkedHashMap<>();
    Map<UUID, NewRun> reserved = new LinkedHashMap<>();
    lock.lock();
    try {
      if (stopped || !parts.lease().isFresh() || parts.threads().hasWaiting()) {
        return Optional.empty();
      }
      int free = parts.places().free();
      for (NewRun run : runs) {
        if (births.size() >= free) {
          break;
        }
        mayStart(run)
            .ifPresent(
                task -> {
                  births.put(
                      run.id(),
                      new RunTable.Birth(
                          task.retry().maxAttempts(), parts.claimedUpTo().apply(run.queue())));
                  reserved.put(run.id(), run);
                });
      }
      if (births.isEmpty()) {
        return Optional.empty();
      }
      parts.places().claimed(births.size());
      underWay++;
    } finally {
      lock.unlock();
    }
    long ticket = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    tickets.add(ticket);
    return Optional.of(
        new Taken(
            new RunTable.Births(
                parts.lease().worker(), ticket, Collections.unmodifiableMap(births)),
            reserved));
  }

  private Optional<TaskDefinition<?, ?>> mayStart(NewRun run) {
    return run.start().equals(NewRun.Start.NOW) && (queues == null || queues.contains(run.queue()))
        ? parts.catalog().find(run.task())
        : Optional.empty();
  }

  private final class Taken implements Reservation {

    private final RunTable.Births births;
    private final Map<UUID, NewRun> reserved;

    Taken(RunTable.Births births, Map<UUID, NewRun> reserved) {
      this.births = births;
      this.reserved = reserved;
    }

    @Override
    public RunTable.Births births() {
      return births;
    }

    @Override
    public void committed(Map<UUID, Instant> started) {
      List<Execution> executions = new ArrayList<>(started.size());
      started.forEach(
          (id, at) -> {
            NewRun run = reserved.get(id);
            if (run != null) {
              executions.add(
                  new Execution(
                      claimed(run, at),
                      parts.catalog().find(run.task()).orElseThrow(),
                      parts.execution()));
            }
          });
      parts.places().unclaimed(reserved.size() - executions.size());
      parts.executions().add(executions);
      settle();
      parts.threads().submit(executions);
    }

    @Override
    public void failed() {
      // What was committed all the same is found by the heartbeat, and given back.
      parts.places().unclaimed(reserved.size());
      settle();
    }

    private ClaimedRun claimed(NewRun run, Instant createdAt) {
      return new ClaimedRun(
          run.id(),
          births.ticket(),
          run.task(),
          run.queue(),
          1,
          run.payload(),
          createdAt,
          Collections.unmodifiableSet(new LinkedHashSet<>(run.notes().tags())),
          run.notes().metadata(),
          run.bounds().maxAttempts(),
          run.bounds().maxDurationMillis());
    }

    private void settle() {
      tickets.remove(births.ticket());
      lock.lock();
      try {
        underWay--;
        settled.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
