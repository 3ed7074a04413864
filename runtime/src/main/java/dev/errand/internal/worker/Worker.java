package dev.errand.internal.worker;

import dev.errand.internal.json.Codecs;
import dev.errand.internal.manage.StoredRuns;
import dev.errand.internal.process.Listeners;
import dev.errand.internal.process.Loop;
import dev.errand.internal.process.RunEnds;
import dev.errand.internal.process.RunNotice;
import dev.errand.internal.process.ThreadState;
import dev.errand.internal.process.WorkSignal;
import dev.errand.internal.registry.TaskCatalog;
import dev.errand.internal.store.ClaimedRun;
import dev.errand.internal.store.Database;
import dev.errand.internal.store.HookTable;
import dev.errand.internal.store.MetadataTable;
import dev.errand.internal.store.ReadyQueue;
import dev.errand.internal.store.RunningTable;
import dev.errand.internal.store.RunningTable.Claim;
import dev.errand.internal.store.WakeChannel.Message;
import dev.errand.internal.store.WorkerTable;
import dev.errand.internal.trigger.LocalWorker;
import dev.errand.internal.validation.PayloadChecks;
import dev.errand.spi.InstanceResolver;
import dev.errand.spi.RunListener;
import dev.errand.spi.WorkerSettings;
import dev.errand.task.TaskClient;
import dev.errand.task.TaskDefinition;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Executes runs in this process: claims while there is room, calls, records. */
public final class Worker {

  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final Duration LEASE_WATCH = Duration.ofMillis(100);
  private static final Duration LAST_FLUSH = Duration.ofSeconds(10);
  private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(5);

  private final Parts parts;
  private final Lease lease;
  private final Places places;
  private final TaskThreads threads;
  private final Executions executions = new Executions();
  private final Timer timer = new Timer("timer");
  // Notes go to the database, which may block; time limits must not wait for that.
  private final Timer notes = new Timer("notes");
  private final Loop leaseWatch = new Loop("lease-watch", this::watchLease);
  private final HookCalls hookCalls;
  private final HookRunner hooks;
  private final Completions completions;
  private final Claimer claimer;
  private final LocalStart localStart;
  private final Heartbeat heartbeat;
  private final Listener listener;

  /**
   * What a worker works with.
   *
   * @param settings how it works
   * @param database where runs are
   * @param catalog the tasks that it knows
   * @param codecs how payloads become arguments, and results outputs
   * @param checks whether payloads satisfy their constraints
   * @param instances where instances come from
   * @param client what stubs use inside a task
   * @param runs what hooks are told of
   * @param surroundings what else goes on in this process
   */
  public record Parts(
      WorkerSettings settings,
      Database database,
      TaskCatalog catalog,
      Codecs codecs,
      PayloadChecks checks,
      InstanceResolver instances,
      TaskClient client,
      StoredRuns runs,
      Surroundings surroundings) {}

  /**
   * What else goes on in the worker's process.
   *
   * @param threads what threads have open
   * @param ends who waits for ends
   * @param signal who is told of ready runs
   * @param listeners who is told of everything
   * @param dueIn is told in how many milliseconds a run becomes due
   */
  public record Surroundings(
      ThreadState threads,
      RunEnds ends,
      WorkSignal signal,
      Listeners listeners,
      LongConsumer dueIn) {}

  /** With its parts; nothing runs yet. */
  public Worker(Parts parts) {
    this.parts = parts;
    WorkerSettings settings = parts.settings();
    Database database = parts.database();
    RunningTable running = new RunningTable(database);
    this.lease = new Lease(settings.lease());
    this.places = new Places(settings.concurrency());
    this.threads = new TaskThreads(ThreadFactories.forTasks(settings.virtualThreads()), places);
    HookTable hookTable = new HookTable(database);
    this.hookCalls =
        new HookCalls(
            parts.catalog(), parts.codecs(), parts.instances(), parts.client(), hookTable);
    this.hooks =
        new HookRunner(
            new HookRunner.Parts(
                parts.catalog(),
                settings.queues(),
                hookTable,
                lease::worker,
                parts.runs()::find,
                hookCalls,
                ThreadFactories.forTasks(settings.virtualThreads()),
                timer));
    this.completions =
        new Completions(database, running, parts.codecs().errors(), this::isHooked, this::settled);
    ExecutionParts executionParts = executionParts();
    this.claimer =
        new Claimer(
            new Claimer.Parts(
                settings,
                parts.catalog(),
                new ReadyQueue(database),
                lease,
                places,
                threads,
                executions,
                executionParts));
    this.localStart =
        new LocalStart(
            new LocalStart.Parts(
                settings.queues(),
                parts.catalog(),
                lease,
                places,
                threads,
                executions,
                executionParts,
                claimer::claimedUpTo));
    this.heartbeat =
        new Heartbeat(
            new Heartbeat.Parts(
                database,
                new WorkerTable(database.schema()),
                running,
                lease,
                self(),
                executions,
                this::ticketsUnderWay,
                claim -> completions.add(new Outcome.GiveBack(claim))));
    this.listener = new Listener(database, this::heard);
  }

  private ExecutionParts executionParts() {
    return new ExecutionParts(
        parts.settings(),
        parts.codecs(),
        parts.checks(),
        new MetadataTable(parts.database()),
        parts.instances(),
        parts.client(),
        parts.surroundings().threads(),
        hookCalls,
        new Parking(places, threads, this::moreRoom),
        parts.surroundings().listeners(),
        timer,
        notes,
        () -> ThreadLocalRandom.current().nextLong(),
        (execution, outcome) -> completions.add(outcome));
  }

  /** One that isn't held any more may have been recorded in doubt. */
  private boolean isHooked(Claim claim) {
    Execution execution = executions.find(claim);
    return execution == null || hooks.isHooked(execution.claimedRun().task());
  }

  private Set<Long> ticketsUnderWay() {
    Set<Long> tickets = new HashSet<>(claimer.ticketsUnderWay());
    tickets.addAll(localStart.ticketsUnderWay());
    return tickets;
  }

  private void moreRoom() {
    claimer.wake();
  }

  private WorkerTable.NewWorker self() {
    WorkerSettings settings = parts.settings();
    return new WorkerTable.NewWorker(
        settings.name(),
        settings.concurrency(),
        parts.catalog().tasks().stream().<String>map(TaskDefinition::id).toList(),
        settings.queues().isEmpty() ? null : settings.queues(),
        settings.lease());
  }

  /** Begins a lease, and to claim. */
  public void start() throws SQLException {
    heartbeat.start();
    hooks.start();
    leaseWatch.start();
    completions.start();
    listener.start();
    claimer.start();
    localStart.start();
    LOG.info(
        "Worker {} ({}) started: {} tasks, {} places, {}.",
        lease.worker(),
        parts.settings().name(),
        parts.catalog().tasks().size(),
        parts.settings().concurrency(),
        parts.settings().queues().isEmpty()
            ? "every queue"
            : "queues " + String.join(", ", parts.settings().queues()));
  }

  /** The worker's id; another after its lease was lost. */
  public long id() {
    return lease.worker();
  }

  /** Whether the lease has been kept long enough to judge others'. */
  public boolean mayJudgeOthers() {
    return lease.mayJudgeOthers();
  }

  /** Whether the lease is held and not about to run out. */
  public boolean isHealthy() {
    return lease.isFresh();
  }

  /** Starts what this process triggers. */
  public LocalWorker localStart() {
    return localStart;
  }

  /** How many runs it holds. */
  public int held() {
    return executions.size();
  }

  /** Runs have become ready in these queues. */
  public void ready(Collection<String> queues) {
    claimer.ready(queues);
  }

  /** Somebody wants this run to stop. */
  public void canceled(UUID run) {
    executions.cancel(run);
  }

  private void heard(Message message) {
    claimer.ready(message.queues());
    message.canceled().forEach(executions::cancel);
  }

  /** A worker that is cut off must not outlive its lease. */
  private Duration watchLease() {
    if (lease.isHeld() && !lease.isFresh() && !executions.isEmpty()) {
      List<Execution> stopping =
          executions.all().stream().filter(execution -> !execution.isStopped()).toList();
      if (!stopping.isEmpty()) {
        LOG.warn(
            "Worker {} hasn't renewed its lease for two thirds of {}; it interrupts {} runs, which"
                + " others may soon take.",
            lease.worker(),
            lease.length(),
            stopping.size());
        stopping.forEach(execution -> execution.stop(StopReason.LEASE));
      }
    }
    return LEASE_WATCH;
  }

  /**
   * Stops: claims no more, gives back what hasn't started, waits for what runs, interrupts the
   * rest, records everything, and leaves.
   */
  public void stop() {
    localStart.stop();
    claimer.stop();
    claimer.giveBack(Duration.ZERO);
    if (!executions.awaitEmpty(parts.settings().shutdownTimeout())) {
      LOG.warn(
          "{} runs are interrupted, as they haven't ended within the shutdown timeout of {}.",
          executions.size(),
          parts.settings().shutdownTimeout());
      executions.stopAll(StopReason.SHUTDOWN);
      executions.awaitEmpty(AFTER_INTERRUPT);
    }
    if (!completions.awaitEmpty(LAST_FLUSH)) {
      LOG.warn("Not every outcome could be recorded; the runs go back when the lease runs out.");
    }
    completions.stop();
    hooks.stop(parts.settings().shutdownTimeout());
    listener.stop();
    leaseWatch.close();
    timer.close();
    notes.close();
    heartbeat.leave();
    threads.close(Duration.ofMillis(100));
    LOG.info("Worker {} ({}) stopped.", lease.worker(), parts.settings().name());
  }

  private void settled(List<Outcome> done, List<Outcome> discarded, Set<String> readyQueues) {
    Map<Outcome, ClaimedRun> held = new LinkedHashMap<>();
    int left = 0;
    for (Outcome outcome : done) {
      Execution execution = executions.remove(outcome.claim());
      if (execution != null) {
        left++;
        held.put(outcome, execution.claimedRun());
      }
    }
    for (Outcome outcome : discarded) {
      if (executions.remove(outcome.claim()) != null) {
        left++;
      }
    }
    places.left(left);
    claimer.wake();
    held.forEach((outcome, run) -> tellRecorded(run, outcome));
    if (held.values().stream().anyMatch(run -> hooks.isHooked(run.task()))) {
      hooks.wake();
    }
    for (Outcome outcome : done) {
      if (outcome instanceof Outcome.Retry retry) {
        parts.surroundings().dueIn().accept(retry.delayMillis());
      }
    }
    parts
        .surroundings()
        .ends()
        .ended(done.stream().map(outcome -> outcome.claim().runId()).toList());
    if (!readyQueues.isEmpty()) {
      parts.surroundings().signal().ready(readyQueues);
    }
  }

  private void tellRecorded(ClaimedRun run, Outcome outcome) {
    Listeners listeners = parts.surroundings().listeners();
    if (listeners.isEmpty()) {
      return;
    }
    listeners.tell(
        RunListener::onRecorded,
        new RunNotice(
            run.id(), run.task(), run.queue(), run.attempt(), outcome.status(), outcome.failure()));
  }
}
