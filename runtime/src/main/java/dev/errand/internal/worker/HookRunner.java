package dev.errand.internal.worker;

import dev.errand.internal.process.Loop;
import dev.errand.internal.registry.TaskCatalog;
import dev.errand.internal.store.HookTable;
import dev.errand.task.Run;
import dev.errand.task.TaskDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the hooks of ended runs: of those that this worker has executed, and of those that ended
 * elsewhere or were never executed. A few at a time, on threads of their own, so that slow hooks
 * keep no run waiting. A run whose worker dies meanwhile has its hooks called again by another.
 *
 * <p>A worker of some queues only may lack the instances of other queues' tasks: it calls the hooks
 * of the tasks whose queue it works on, and of those that it has executed.
 */
final class HookRunner {

  private static final Logger LOG = LoggerFactory.getLogger(HookRunner.class);
  private static final int MOST_AT_ONCE = 8;
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Duration DECLARE_AGAIN = Duration.ofMinutes(30);
  private static final long LONGEST_WAIT_MS = 1000;
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  private final Parts parts;
  private final Set<String> hooked;
  private final Set<String> mine = ConcurrentHashMap.newKeySet();
  private final Loop loop = new Loop("hooks", this::round);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Guarded by the lock.
  private final Set<UUID> active = new HashSet<>();
  private final List<UUID> called = new ArrayList<>();
  private boolean stopping;

  // Of the loop's thread.
  private boolean inDoubt;
  private long declaredAt;
  private long lookedAt;
  private boolean hasLooked;

  private volatile Set<String> declared = Set.of();

  /**
   * What it works with.
   *
   * @param catalog whose hooks there are
   * @param queues the queues that the worker works on; empty for every queue
   * @param table what is to be called
   * @param worker this worker's id
   * @param runs reads runs
   * @param calls calls
   * @param threads where
   * @param timer for the time limit
   */
  record Parts(
      TaskCatalog catalog,
      List<String> queues,
      HookTable table,
      LongSupplier worker,
      Function<List<UUID>, List<Run<?>>> runs,
      HookCalls calls,
      ExecutorService threads,
      Timer timer) {}

  HookRunner(Parts parts) {
    this.parts = parts;
    this.hooked = parts.catalog().tasksWithEndHooks();
    hooked.stream().filter(this::isOfOurQueues).forEach(mine::add);
  }

  private boolean isOfOurQueues(String task) {
    return parts.queues().isEmpty()
        || parts
            .catalog()
            .find(task)
            .filter(known -> parts.queues().contains(known.queue()))
            .isPresent();
  }

  void start() {
    look();
    loop.start();
  }

  /** Whether the end of a run of this task, which was executed here, has to be noted. */
  boolean isHooked(String task) {
    if (hooked.contains(task)) {
      mine.add(task);
      return true;
    }
    return declared.contains(task);
  }

  /** Runs have ended that have hooks. */
  void wake() {
    if (!hooked.isEmpty()) {
      loop.wake();
    }
  }

  private Duration round() {
    look();
    if (mine.isEmpty()) {
      return LOOK_AGAIN;
    }
    try {
      settle();
      if (inDoubt) {
        // What a claim took whose reply was lost would be kept from others for good.
        parts.table().giveBack(parts.worker().getAsLong(), copyOfActive());
        inDoubt = false;
      }
      int room = room();
      if (room > 0) {
        List<UUID> claimed = parts.table().claim(parts.worker().getAsLong(), mine, room);
        call(claimed);
        if (claimed.size() == room) {
          return Duration.ofMillis(LONGEST_WAIT_MS); // woken when there is room
        }
      }
    } catch (RuntimeException e) {
      inDoubt = true;
      throw e;
    }
    return Duration.ofMillis(
        ThreadLocalRandom.current().nextLong(LONGEST_WAIT_MS / 2, LONGEST_WAIT_MS));
  }

  /** Says which ends it wants noted, and looks which ones others want. */
  private void look() {
    long now = System.nanoTime();
    if (!hasLooked || now - declaredAt > DECLARE_AGAIN.toNanos()) {
      if (!hooked.isEmpty()) {
        parts.table().declare(hooked);
      }
      declaredAt = now;
    }
    if (!hasLooked || now - lookedAt > LOOK_AGAIN.toNanos()) {
      declared = Set.copyOf(parts.table().declared());
      lookedAt = now;
    }
    hasLooked = true;
  }

  private void settle() {
    List<UUID> done;
    lock.lock();
    try {
      done = List.copyOf(called);
    } finally {
      lock.unlock();
    }
    if (done.isEmpty()) {
      return;
    }
    parts.table().done(done);
    lock.lock();
    try {
      called.removeAll(done);
      done.forEach(active::remove);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private int room() {
    lock.lock();
    try {
      return stopping ? 0 : MOST_AT_ONCE - active.size();
    } finally {
      lock.unlock();
    }
  }

  private Collection<UUID> copyOfActive() {
    lock.lock();
    try {
      return List.copyOf(active);
    } finally {
      lock.unlock();
    }
  }

  private void call(List<UUID> found) {
    List<UUID> claimed;
    lock.lock();
    try {
      // One that others took for lost is being called here still.
      claimed = found.stream().filter(active::add).toList();
    } finally {
      lock.unlock();
    }
    if (claimed.isEmpty()) {
      return;
    }
    List<Run<?>> runs;
    try {
      runs = parts.runs().apply(claimed);
    } catch (RuntimeException e) {
      forget(claimed);
      throw e;
    }
    Set<UUID> gone = new HashSet<>(claimed);
    for (Run<?> run : runs) {
      gone.remove(run.id());
      TaskDefinition<?, ?> task = parts.catalog().find(run.taskId()).orElseThrow();
      try {
        parts.threads().execute(() -> callAll(run, task));
      } catch (RejectedExecutionException e) {
        forget(List.of(run.id())); // stopping: it goes back
      }
    }
    gone.forEach(this::called);
  }

  private void forget(Collection<UUID> runs) {
    lock.lock();
    try {
      active.removeAll(Set.copyOf(runs));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void called(UUID run) {
    lock.lock();
    try {
      called.add(run);
    } finally {
      lock.unlock();
    }
    loop.wake();
  }

  private void callAll(Run<?> run, TaskDefinition<?, ?> task) {
    Thread thread = Thread.currentThread();
    Interruption interruption = new Interruption(thread);
    Future<?> limit =
        parts
            .timer()
            .after(
                LIMIT,
                () -> {
                  LOG.warn(
                      "The hooks of run {} of task {} have taken {}; they are interrupted.",
                      run.id(),
                      task.id(),
                      LIMIT);
                  interruption.interrupt();
                });
    try {
      parts.calls().ended(run, task);
    } finally {
      limit.cancel(false);
      interruption.end();
      boolean cutShort = isStopping() && thread.isInterrupted();
      Thread.interrupted();
      if (cutShort) {
        forget(List.of(run.id()));
      } else {
        called(run.id());
      }
    }
  }

  private boolean isStopping() {
    lock.lock();
    try {
      return stopping;
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more, waits for what is being called, and leaves the rest to others. */
  void stop(Duration patience) {
    lock.lock();
    try {
      stopping = true;
    } finally {
      lock.unlock();
    }
    parts.threads().shutdown();
    try {
      if (!parts.threads().awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("Hooks are interrupted, as they haven't returned within {}.", patience);
        parts.threads().shutdownNow();
        parts.threads().awaitTermination(1, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      parts.threads().shutdownNow();
      Thread.currentThread().interrupt();
    }
    loop.close();
    if (mine.isEmpty()) {
      return;
    }
    try {
      settle();
      parts.table().giveBack(parts.worker().getAsLong(), List.of());
    } catch (RuntimeException e) {
      LOG.warn("Some hooks go back to others only when this worker's lease is over.", e);
    }
  }
}
