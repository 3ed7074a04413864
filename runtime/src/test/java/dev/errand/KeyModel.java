package dev.errand;

import dev.errand.task.RunStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What keys should do, as simply as it can be said: one thread, no database, times from zero. */
final class KeyModel {

  static final Set<RunStatus> FAILURES =
      EnumSet.of(RunStatus.FAILED, RunStatus.CRASHED, RunStatus.TIMED_OUT, RunStatus.EXPIRED);

  /** A run and all that is to be known of it. */
  static final class ModelRun {
    final UUID id;
    String payload;
    @Nullable Duration ttl;
    RunStatus status = RunStatus.QUEUED;
    Duration dueAt;
    int attempts;
    boolean cancelRequested;
    boolean removed;
    String key = "";
    Duration keptUntil = Duration.ZERO;

    ModelRun(UUID id, String payload, Duration dueAt, @Nullable Duration ttl) {
      this.id = id;
      this.payload = payload;
      this.dueAt = dueAt;
      this.ttl = ttl;
    }

    boolean isLive() {
      return !status.isFinal();
    }

    boolean isInLater() {
      return status == RunStatus.DELAYED || (status == RunStatus.QUEUED && waitsForAttempt);
    }

    private boolean waitsForAttempt;
  }

  private record Taken(ModelRun run, Duration expiresAt) {}

  private record Debounced(ModelRun run, Duration firstAt) {}

  final List<ModelRun> runs = new ArrayList<>();
  Duration now = Duration.ZERO;
  private final Map<String, Taken> taken = new HashMap<>();
  private final Map<String, Debounced> debounced = new HashMap<>();

  /** The run that has to answer, if it isn't a new one. */
  Optional<ModelRun> answering(String key) {
    return Optional.ofNullable(taken.get(key))
        .filter(entry -> entry.expiresAt.compareTo(now) > 0)
        .map(Taken::run)
        .filter(run -> !FAILURES.contains(run.status));
  }

  /** The delayed run that has to take the trigger in, if there is one. */
  Optional<ModelRun> debouncing(String key) {
    return Optional.ofNullable(debounced.get(key))
        .map(Debounced::run)
        .filter(run -> run.status == RunStatus.DELAYED);
  }

  void stored(ModelRun run, Duration delay) {
    run.dueAt = now.plus(delay);
    run.status = delay.isZero() ? RunStatus.QUEUED : RunStatus.DELAYED;
    runs.add(run);
  }

  void tookKey(String key, ModelRun run, Duration ttl) {
    taken.put(key, new Taken(run, now.plus(ttl)));
    run.key = key;
    run.keptUntil = now.plus(ttl);
  }

  void tookDebounceKey(String key, ModelRun run) {
    debounced.put(key, new Debounced(run, now));
  }

  void movedStart(String key, ModelRun run, Duration delay, @Nullable Duration maxWait) {
    Debounced entry = debounced.get(key);
    Duration start = now.plus(delay);
    if (maxWait != null && entry != null && entry.firstAt.plus(maxWait).compareTo(start) < 0) {
      start = entry.firstAt.plus(maxWait);
    }
    run.dueAt = start.compareTo(now) < 0 ? now : start;
  }

  boolean reset(String key) {
    Taken entry = taken.remove(key);
    if (entry != null) {
      entry.run.keptUntil = now;
    }
    return entry != null;
  }

  /**
   * How many live runs have an idempotency key that neither was reset nor has lived long enough.
   */
  long liveRuns(String key) {
    return runs.stream()
        .filter(run -> run.key.equals(key) && run.isLive() && run.keptUntil.compareTo(now) > 0)
        .count();
  }

  /** What has lived long enough may be gone. */
  void swept() {
    taken.values().removeIf(entry -> entry.expiresAt.compareTo(now) <= 0);
  }

  void cancel(ModelRun run) {
    if (run.status == RunStatus.EXECUTING) {
      run.cancelRequested = true;
    } else if (run.isLive()) {
      run.status = RunStatus.CANCELED;
    }
  }

  /** Runs become due, expire, and are claimed. */
  void tick() {
    for (ModelRun run : runs) {
      if (run.isInLater() && run.dueAt.compareTo(now) <= 0) {
        run.status = RunStatus.QUEUED;
        run.waitsForAttempt = false;
      }
      if (run.status == RunStatus.QUEUED && !run.waitsForAttempt) {
        boolean expires =
            run.attempts == 0 && run.ttl != null && run.dueAt.plus(run.ttl).compareTo(now) <= 0;
        run.status = expires ? RunStatus.EXPIRED : RunStatus.EXECUTING;
        run.attempts += expires ? 0 : 1;
      }
    }
  }

  void end(ModelRun run, RunStatus status) {
    run.status = status;
  }

  void retry(ModelRun run, Duration delay) {
    if (run.cancelRequested) {
      run.status = RunStatus.CANCELED;
    } else {
      run.status = RunStatus.QUEUED;
      run.waitsForAttempt = true;
      run.dueAt = now.plus(delay);
    }
  }

  void reschedule(ModelRun run, Duration at) {
    run.dueAt = at.compareTo(now) < 0 ? now : at;
  }

  void remove(ModelRun run) {
    run.removed = true;
    if (FAILURES.contains(run.status)) {
      taken.values().removeIf(entry -> entry.run == run);
    }
  }
}
