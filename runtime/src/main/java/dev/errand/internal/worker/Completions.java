package dev.errand.internal.worker;

import dev.errand.internal.json.ErrorCodec;
import dev.errand.internal.process.Loop;
import dev.errand.internal.store.Database;
import dev.errand.internal.store.DatabaseException;
import dev.errand.internal.store.RunningTable;
import dev.errand.internal.store.RunningTable.Claim;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskError;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records outcomes in batches: whatever has gathered while the last commit was under way goes with
 * the next. While the database is away outcomes wait; they are recorded when it is back, if the run
 * is still this worker's.
 */
final class Completions {

  private static final Logger LOG = LoggerFactory.getLogger(Completions.class);
  private static final int MOST = 500;
  private static final String REFUSED = "dev.errand.OutcomeRefused";
  private static final Duration IDLE = Duration.ofSeconds(60);
  private static final String INTERRUPTED =
      "The worker interrupted the run: it shut down, or was about to lose its lease.";

  /** Is told what has been recorded; the run is no longer held then. */
  interface Recorded {
    /**
     * These outcomes are settled.
     *
     * @param done the ones that are in the database now
     * @param discarded the ones whose run had been taken from this worker, or that had been
     *     recorded before
     * @param readyQueues where runs have become ready again
     */
    void settled(List<Outcome> done, List<Outcome> discarded, Set<String> readyQueues);
  }

  private final Database database;
  private final RunningTable running;
  private final ErrorCodec errors;
  private final Predicate<Claim> isHooked;
  private final Recorded recorded;
  private final Loop loop = new Loop("completions", this::round);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition empty = lock.newCondition();
  private final Deque<Outcome> waiting = new ArrayDeque<>();
  private List<Outcome> batch = List.of();
  private boolean inDoubt;

  /**
   * Not started yet.
   *
   * @param isHooked whether there may be hooks to be called when the claimed run has ended
   */
  Completions(
      Database database,
      RunningTable running,
      ErrorCodec errors,
      Predicate<Claim> isHooked,
      Recorded recorded) {
    this.database = database;
    this.running = running;
    this.errors = errors;
    this.isHooked = isHooked;
    this.recorded = recorded;
  }

  void start() {
    loop.start();
  }

  void stop() {
    loop.close();
  }

  void add(Outcome outcome) {
    boolean first;
    lock.lock();
    try {
      first = waiting.isEmpty();
      waiting.add(outcome);
    } finally {
      lock.unlock();
    }
    if (first) {
      loop.wake();
    }
  }

  /** Waits until everything is recorded; false if the time ran out. */
  boolean awaitEmpty(Duration timeout) {
    long left = timeout.toNanos();
    lock.lock();
    try {
      while (!waiting.isEmpty() || !batch.isEmpty()) {
        if (left <= 0) {
          return false;
        }
        left = empty.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private Duration round() {
    if (batch.isEmpty() && !nextBatch()) {
      return IDLE;
    }
    // If this fails the batch is kept and tried again: it may even have been committed.
    try {
      record(batch);
    } catch (RuntimeException e) {
      inDoubt = true;
      throw e;
    }
    inDoubt = false;
    lock.lock();
    try {
      batch = List.of();
      empty.signalAll();
    } finally {
      lock.unlock();
    }
    return Duration.ZERO;
  }

  private boolean nextBatch() {
    lock.lock();
    try {
      List<Outcome> next = new ArrayList<>(Math.min(MOST, waiting.size()));
      while (!waiting.isEmpty() && next.size() < MOST) {
        next.add(waiting.remove());
      }
      batch = next;
      return !next.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Records all; one at fault is found by halving, so that it doesn't hold the others. */
  private void record(List<Outcome> outcomes) {
    Flush flush;
    try {
      flush = flush(outcomes);
    } catch (RuntimeException e) {
      if (!DatabaseException.isOfTheData(e)) {
        throw e;
      }
      if (outcomes.size() > 1) {
        int half = outcomes.size() / 2;
        record(outcomes.subList(0, half));
        record(outcomes.subList(half, outcomes.size()));
      } else if (DatabaseException.isDuplicate(e)) {
        forget(outcomes.get(0), e);
      } else {
        recordRefused(outcomes.get(0), e);
      }
      return;
    }
    List<Outcome> done = new ArrayList<>(outcomes.size());
    List<Outcome> discarded = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (flush.done.contains(outcome.claim().runId())) {
        done.add(outcome);
      } else {
        discarded.add(outcome);
        if (!inDoubt) {
          LOG.warn(
              "Run {} was no longer this worker's when its outcome was to be recorded, so the"
                  + " outcome is discarded: {}",
              outcome.claim().runId(),
              outcome.getClass().getSimpleName());
        }
      }
    }
    recorded.settled(done, discarded, flush.readyQueues);
  }

  /** A run ends once; nothing but a change by hand leads here. */
  private void forget(Outcome outcome, RuntimeException e) {
    LOG.error(
        "Run {} has ended before, so this outcome is discarded: {}",
        outcome.claim().runId(),
        outcome.getClass().getSimpleName(),
        e);
    database.<RuntimeException>useTransaction(handle -> running.forget(handle, outcome.claim()));
    recorded.settled(List.of(), List.of(outcome), Set.of());
  }

  /** What the database won't take is recorded without what it stumbled over. */
  private void recordRefused(Outcome outcome, RuntimeException e) {
    String reason = DatabaseException.reason(e);
    LOG.error("The outcome of run {} can't be stored.", outcome.claim().runId(), e);
    TaskError error = TaskError.of(REFUSED, "The outcome couldn't be stored: " + reason);
    Outcome replacement = new Outcome.End(outcome.claim(), RunStatus.FAILED, null, error);
    if (outcome.failure().map(TaskError::type).filter(REFUSED::equals).isPresent()) {
      recorded.settled(List.of(), List.of(outcome), Set.of());
    } else {
      record(List.of(replacement));
    }
  }

  private static final class Flush {
    private final Set<UUID> done = new HashSet<>();
    private final Set<String> readyQueues = new HashSet<>();
  }

  private Flush flush(List<Outcome> outcomes) {
    List<RunningTable.Ended> ends = new ArrayList<>();
    List<RunningTable.Retried> retries = new ArrayList<>();
    List<Claim> givenBack = new ArrayList<>();
    List<Claim> lost = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.End end) {
        ends.add(
            new RunningTable.Ended(
                end.claim(), end.status().name(), end.output(), encoded(end.error())));
      } else if (outcome instanceof Outcome.Retry retry) {
        retries.add(
            new RunningTable.Retried(
                retry.claim(), retry.delayMillis(), errors.encode(retry.error())));
      } else if (outcome instanceof Outcome.GiveBack back) {
        givenBack.add(back.claim());
      } else if (outcome instanceof Outcome.Lose lose) {
        lost.add(lose.claim());
      }
    }
    boolean withHooks = ends.stream().anyMatch(ended -> isHooked.test(ended.claim()));
    Flush flush = new Flush();
    if (retries.isEmpty() && givenBack.isEmpty() && lost.isEmpty()) {
      // The usual case is one statement, and so one way there and back.
      flush.done.addAll(database.single(handle -> running.end(handle, ends, withHooks)));
      return flush;
    }
    database.useTransaction(
        handle -> {
          if (!ends.isEmpty()) {
            flush.done.addAll(running.end(handle, ends, withHooks));
          }
          if (!retries.isEmpty()) {
            flush.done.addAll(running.retry(handle, retries));
          }
          if (!givenBack.isEmpty()) {
            running
                .giveBack(handle, givenBack)
                .forEach(
                    back -> {
                      flush.done.add(back.runId());
                      flush.readyQueues.add(back.queue());
                    });
          }
          if (!lost.isEmpty()) {
            running
                .lose(handle, lost, INTERRUPTED)
                .forEach(
                    run -> {
                      flush.done.add(run.runId());
                      flush.readyQueues.add(run.queue());
                    });
          }
        });
    return flush;
  }

  private @Nullable String encoded(@Nullable TaskError error) {
    return error == null ? null : errors.encode(error);
  }
}
