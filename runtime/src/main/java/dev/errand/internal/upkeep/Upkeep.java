package dev.errand.internal.upkeep;

import dev.errand.internal.process.Loop;
import dev.errand.internal.process.Pace;
import dev.errand.internal.process.RunEnds;
import dev.errand.internal.process.WorkSignal;
import dev.errand.internal.store.CancelRequests;
import dev.errand.internal.store.Database;
import dev.errand.internal.store.DebounceKeys;
import dev.errand.internal.store.HookTable;
import dev.errand.internal.store.IdempotencyKeys;
import dev.errand.internal.store.ReadyQueue;
import dev.errand.internal.store.RunningTable;
import dev.errand.internal.store.RunningTable.Lost;
import dev.errand.internal.store.TableUpkeep;
import dev.errand.internal.store.WorkerTable;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one worker at a time does for all: returns dead workers' runs, ends what has waited past its
 * time to live, sweeps up after cancels, vacuums, warns of tasks that nobody knows. Harmless when
 * two do it.
 */
public final class Upkeep {

  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int UNKNOWN_EVERY = 5;
  private static final int SWEEP = 1000;
  private static final int MOST_SWEEPS = 20;
  private static final String DEAD =
      "The worker that executed the run died, or lost contact with the database for longer than its"
          + " lease.";

  private final Parts parts;
  private final Vacuum vacuum;
  private final Loop loop = new Loop("upkeep", this::round);
  // It reads all claims, and what vacuum hasn't removed of earlier ones.
  private final Pace reaping = new Pace(Duration.ZERO);
  private final Set<String> warnedOf = new HashSet<>();
  private long rounds;
  private volatile boolean isMine;

  /**
   * What it works with.
   *
   * @param database where everything is
   * @param workers leases and the duty
   * @param running claims
   * @param ready what waits
   * @param cancels who wants what to stop
   * @param hooks what is to be called for ended runs
   * @param idempotency keys that have lived long enough
   * @param debounce keys of runs that have become due
   * @param tables what is vacuumed
   * @param self who does it
   * @param signal who is told of ready runs
   * @param ends who waits for ends
   */
  public record Parts(
      Database database,
      WorkerTable workers,
      RunningTable running,
      ReadyQueue ready,
      CancelRequests cancels,
      HookTable hooks,
      IdempotencyKeys idempotency,
      DebounceKeys debounce,
      TableUpkeep tables,
      Self self,
      WorkSignal signal,
      RunEnds ends) {}

  /**
   * The worker that looks after the whole.
   *
   * @param id its id
   * @param mayJudge whether its own lease has been kept long enough to judge others'
   * @param lease how long a lease is
   */
  public record Self(LongSupplier id, BooleanSupplier mayJudge, Duration lease) {}

  /** With its parts. */
  public Upkeep(Parts parts) {
    this.parts = parts;
    this.vacuum = new Vacuum(parts.tables(), this::isMine);
  }

  /** Starts. */
  public void start() {
    loop.start();
    vacuum.start();
  }

  /** Stops. */
  public void stop() {
    vacuum.stop();
    loop.close();
  }

  /** Whether this worker looked after the whole when it last asked. */
  public boolean isMine() {
    return isMine;
  }

  private Duration round() {
    isMine =
        parts
            .database()
            .single(
                handle ->
                    parts
                        .workers()
                        .takeDuty(handle, parts.self().id().getAsLong(), parts.self().lease()));
    if (!isMine) {
      return parts.self().lease().dividedBy(3);
    }
    if (parts.self().mayJudge().getAsBoolean()) {
      reap();
    }
    parts.ends().ended(parts.ready().expire());
    List<UUID> canceled =
        parts.database().<List<UUID>, RuntimeException>transaction(parts.cancels()::sweep);
    parts.ends().ended(canceled);
    sweep(parts.idempotency()::sweep);
    sweep(parts.debounce()::sweep);
    if (++rounds % UNKNOWN_EVERY == 0) {
      warnOfUnknownTasks();
      parts.database().<RuntimeException>useTransaction(parts.hooks()::sweep);
    }
    return EVERY;
  }

  /** Removes a little at a time, and no more than a round has room for. */
  private static void sweep(IntUnaryOperator sweepUpTo) {
    for (int i = 0; i < MOST_SWEEPS && sweepUpTo.applyAsInt(SWEEP) == SWEEP; i++) {
      // There is more.
    }
  }

  private void reap() {
    List<WorkerTable.Expired> dead =
        parts
            .database()
            .single(handle -> parts.workers().removeExpired(handle, parts.self().id().getAsLong()));
    dead.forEach(
        worker ->
            LOG.warn("Worker {} ({}) is dead: its lease has run out.", worker.id(), worker.name()));
    if (dead.isEmpty() && !reaping.isDue()) {
      return;
    }
    reaping.begin();
    List<Lost> lost = parts.database().single(handle -> parts.running().reap(handle, DEAD));
    reaping.end();
    if (lost.isEmpty()) {
      return;
    }
    LOG.warn("{} runs of dead workers were returned.", lost.size());
    parts.signal().ready(lost.stream().map(Lost::queue).distinct().toList());
    parts.ends().ended(lost.stream().map(Lost::runId).toList());
  }

  private void warnOfUnknownTasks() {
    for (String task : parts.ready().unknownTasks()) {
      if (warnedOf.add(task)) {
        LOG.warn(
            "Runs of task \"{}\" are queued, but no live worker knows such a task. Deploy its code,"
                + " or cancel the runs; runs().list(RunFilter.builder().withoutWorker().build())"
                + " shows them.",
            task);
      }
    }
  }
}
