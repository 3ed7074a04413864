package dev.errand.internal.worker;

import dev.errand.internal.json.TaskErrors;
import dev.errand.internal.process.RunNotice;
import dev.errand.internal.store.ClaimedRun;
import dev.errand.internal.store.RunningTable.Claim;
import dev.errand.spi.RunEvent;
import dev.errand.spi.RunListener;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TaskError;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt of a claimed run: calls the method, and hands on what is to be recorded, once. Can be
 * told to stop from any thread; an interruption never reaches another run on the same thread.
 */
final class Execution implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Execution.class);

  private final ClaimedRun run;
  private final TaskDefinition<?, ?> task;
  private final ExecutionParts parts;
  private final Claim claim;
  private final long claimedAt = System.nanoTime();
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by the lock.
  private @Nullable Thread thread;
  private boolean handedOn;
  private @Nullable Future<?> timeLimit;

  private volatile @Nullable StopReason stopReason;

  Execution(ClaimedRun run, TaskDefinition<?, ?> task, ExecutionParts parts) {
    this.run = run;
    this.task = task;
    this.parts = parts;
    this.claim = new Claim(run.id(), run.ticket());
  }

  ClaimedRun claimedRun() {
    return run;
  }

  Claim claim() {
    return claim;
  }

  long claimedAtNanos() {
    return claimedAt;
  }

  boolean isStopped() {
    return stopReason != null;
  }

  boolean isStopped(StopReason reason) {
    return stopReason == reason;
  }

  /** Whether what is to be recorded is known already. */
  boolean isHandedOn() {
    lock.lock();
    try {
      return handedOn;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void run() {
    if (!begin()) {
      return;
    }
    Outcome outcome;
    RunContext context = new RunContext(run, this, parts);
    try {
      tell(RunListener::onAttemptStarted, RunStatus.EXECUTING, Optional.empty());
      @Nullable String output = new MethodCall(task, run, parts).invoke(context);
      outcome = returned(output);
    } catch (Throwable e) {
      outcome = threw(e);
    } finally {
      end();
    }
    context.notes().flush();
    tell(RunListener::onAttemptEnded, outcome.status(), outcome.failure());
    handOn(outcome);
  }

  /** Lets go of a run that couldn't be executed: as if the worker had died. */
  void abandon() {
    end();
    handOn(new Outcome.Lose(claim));
  }

  private boolean begin() {
    lock.lock();
    try {
      if (handedOn) {
        return false;
      }
      if (stopReason != null) {
        handedOn = true;
      } else {
        thread = Thread.currentThread();
        maxDuration()
            .ifPresent(
                limit -> timeLimit = parts.timer().after(limit, () -> stop(StopReason.TIMED_OUT)));
        return true;
      }
    } finally {
      lock.unlock();
    }
    parts.sink().accept(this, unstarted());
    return false;
  }

  private Optional<Duration> maxDuration() {
    return Optional.ofNullable(run.maxDurationMillis())
        .map(Duration::ofMillis)
        .or(task::maxDuration);
  }

  private void end() {
    lock.lock();
    try {
      thread = null;
      if (timeLimit != null) {
        timeLimit.cancel(false);
      }
    } finally {
      lock.unlock();
    }
    // From here on nobody interrupts this thread for this run; forget what came late.
    Thread.interrupted();
  }

  /** Has the execution stop; the first reason counts, but a lost run is lost. */
  void stop(StopReason reason) {
    lock.lock();
    try {
      if (reason.overrides(stopReason)) {
        stopReason = reason;
      }
      if (thread != null) {
        thread.interrupt();
        if (reason == StopReason.CANCELED || reason == StopReason.TIMED_OUT) {
          parts.timer().later(parts.settings().cancelGrace(), this::graceEnded);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void graceEnded() {
    lock.lock();
    try {
      if (thread == null || handedOn) {
        return;
      }
      LOG.warn(
          "Run {} of task {} was interrupted {} ago and hasn't returned; its end is recorded now,"
              + " and its thread \"{}\" keeps a place until it does.",
          run.id(),
          task.id(),
          parts.settings().cancelGrace(),
          thread.getName());
    } finally {
      lock.unlock();
    }
    handOn(stopped());
  }

  private void handOn(Outcome outcome) {
    lock.lock();
    try {
      if (handedOn) {
        return;
      }
      handedOn = true;
    } finally {
      lock.unlock();
    }
    parts.sink().accept(this, outcome);
  }

  /** What is to be recorded if the method was never called. */
  private Outcome unstarted() {
    return stopReason == StopReason.CANCELED ? stopped() : new Outcome.GiveBack(claim);
  }

  private Outcome returned(@Nullable String output) {
    StopReason reason = stopReason;
    return reason == StopReason.CANCELED || reason == StopReason.TIMED_OUT
        ? stopped()
        : new Outcome.End(claim, RunStatus.COMPLETED, output, null);
  }

  private Outcome threw(Throwable e) {
    StopReason reason = stopReason;
    if (reason == StopReason.CANCELED || reason == StopReason.TIMED_OUT) {
      return stopped();
    }
    if (reason != null && !MethodCall.rulesOutRetry(task, e)) {
      return new Outcome.Lose(claim);
    }
    TaskError error = TaskErrors.of(e);
    int maxAttempts = run.maxAttempts() != null ? run.maxAttempts() : task.retry().maxAttempts();
    if (run.attempt() >= maxAttempts || MethodCall.rulesOutRetry(task, e)) {
      LOG.warn("Run {} of task {} failed in attempt {}: {}", run.id(), task, run.attempt(), error);
      return new Outcome.End(claim, RunStatus.FAILED, null, error);
    }
    long delay = task.retry().delay(run.attempt(), parts.random()).toMillis();
    LOG.info(
        "Attempt {} of {} of run {} of task {} failed; the next is in {} ms: {}",
        run.attempt(),
        maxAttempts,
        run.id(),
        task.id(),
        delay,
        error);
    return new Outcome.Retry(claim, delay, error);
  }

  private Outcome stopped() {
    return stopReason == StopReason.CANCELED
        ? new Outcome.End(claim, RunStatus.CANCELED, null, null)
        : new Outcome.End(
            claim,
            RunStatus.TIMED_OUT,
            null,
            TaskError.of(
                "dev.errand.TimedOut",
                "The attempt took longer than its maxDuration of "
                    + maxDuration().orElse(Duration.ZERO)
                    + " and was interrupted."));
  }

  private void tell(
      BiConsumer<RunListener, RunEvent> what, RunStatus status, Optional<TaskError> error) {
    if (!parts.listeners().isEmpty()) {
      parts
          .listeners()
          .tell(
              what, new RunNotice(run.id(), run.task(), run.queue(), run.attempt(), status, error));
    }
  }
}
