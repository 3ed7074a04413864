package dev.errand.internal.worker;

import dev.errand.internal.process.Loop;
import dev.errand.internal.process.Pace;
import dev.errand.internal.registry.TaskCatalog;
import dev.errand.internal.store.ClaimedRun;
import dev.errand.internal.store.Place;
import dev.errand.internal.store.ReadyQueue;
import dev.errand.internal.store.ReadyQueue.Part;
import dev.errand.internal.store.Span;
import dev.errand.spi.WorkerSettings;
import dev.errand.task.TaskDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Claims runs while there is room: from the queues it was told of, and at every poll from all in
 * which runs wait, in turn.
 */
final class Claimer {

  /** From so many queues at once. */
  private static final int MOST_QUEUES = 64;

  private static final Duration SHORTEST_POLL = Duration.ofMillis(50);
  private static final Duration LONGEST_POLL = Duration.ofSeconds(1);
  private static final Duration UNSTARTED = Duration.ofMillis(500);
  private static final Duration WITHOUT_LEASE = Duration.ofMillis(100);

  private final Parts parts;
  private final HotQueues hot;
  private final QueueCursors cursors = new QueueCursors();
  private final Pace discovery = new Pace(Duration.ZERO);
  private final @Nullable List<String> queues;
  private final List<String> taskIds;
  private final List<Integer> maxAttempts;
  private final Loop loop = new Loop("claimer", this::round);

  private volatile long ticketUnderWay;
  private Duration poll = SHORTEST_POLL;
  private long nextPollAt = System.nanoTime();

  /**
   * What it works with.
   *
   * @param settings the worker's
   * @param catalog the tasks that it knows
   * @param ready what it claims from
   * @param lease what allows it to
   * @param places how much room there is
   * @param threads where claimed runs go
   * @param executions where they are known
   * @param execution what each of them works with
   */
  record Parts(
      WorkerSettings settings,
      TaskCatalog catalog,
      ReadyQueue ready,
      Lease lease,
      Places places,
      TaskThreads threads,
      Executions executions,
      ExecutionParts execution) {}

  Claimer(Parts parts) {
    this.parts = parts;
    this.queues = parts.settings().queues().isEmpty() ? null : parts.settings().queues();
    this.hot = new HotQueues(queues == null ? null : new HashSet<>(queues));
    List<TaskDefinition<?, ?>> tasks = List.copyOf(parts.catalog().tasks());
    this.taskIds = tasks.stream().<String>map(TaskDefinition::id).toList();
    this.maxAttempts = tasks.stream().map(task -> task.retry().maxAttempts()).toList();
  }

  void start() {
    loop.start();
  }

  void stop() {
    loop.close();
  }

  /** There is more room. */
  void wake() {
    loop.wake();
  }

  /** Runs have become ready. */
  void ready(Collection<String> readyQueues) {
    if (hot.add(readyQueues)) {
      loop.wake();
    }
  }

  /** The tickets of claims that may be committed without this worker knowing yet. */
  Set<Long> ticketsUnderWay() {
    long ticket = ticketUnderWay;
    return ticket == 0 ? Set.of() : Set.of(ticket);
  }

  private Duration round() {
    giveBack(UNSTARTED);
    if (!parts.lease().isFresh()) {
      return WITHOUT_LEASE;
    }
    int room = parts.places().room();
    if (room == 0) {
      return parts.threads().hasWaiting() ? UNSTARTED : LONGEST_POLL;
    }
    int most = Math.min(MOST_QUEUES, room);
    List<String> turn = hot.next(most);
    if (turn.isEmpty()) {
      Duration untilPoll = Duration.ofNanos(nextPollAt - System.nanoTime());
      if (!untilPoll.isNegative() && !untilPoll.isZero()) {
        return parts.threads().hasWaiting() ? min(untilPoll, UNSTARTED) : untilPoll;
      }
      poll();
      turn = hot.next(most);
      if (turn.isEmpty()) {
        return Duration.ofNanos(Math.max(0, nextPollAt - System.nanoTime()));
      }
    }
    claim(turn, Math.min(ReadyQueue.MOST, room));
    return Duration.ZERO;
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private void poll() {
    hot.add(withRuns());
    // A claim that finds something sets it back; runs that nobody here knows don't.
    poll = min(poll.multipliedBy(2), LONGEST_POLL);
    long nanos = poll.toNanos();
    nextPollAt = System.nanoTime() + ThreadLocalRandom.current().nextLong(nanos / 2, nanos + 1);
  }

  /** Looks through all queues where that is cheap, otherwise from where they have been claimed. */
  private List<String> withRuns() {
    if (!discovery.isDue()) {
      return cursors.isEmpty() ? List.of() : parts.ready().nonEmpty(cursors.parts());
    }
    discovery.begin();
    try {
      return queues == null
          ? parts.ready().nonEmpty()
          : parts.ready().nonEmpty(queues.stream().map(name -> new Part(name, Span.ALL)).toList());
    } finally {
      discovery.end();
    }
  }

  /** The place from which a queue is claimed; for any thread. */
  Place claimedUpTo(String queue) {
    return cursors.first(queue);
  }

  /** Takes from several queues at once, an equal share of each: a commit for each would be dear. */
  private void claim(List<String> turn, int limit) {
    long ticket = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    ReadyQueue.Claimant claimant =
        new ReadyQueue.Claimant(parts.lease().worker(), taskIds, maxAttempts);
    int each = Math.max(1, limit / turn.size());
    List<Part> where = new ArrayList<>();
    for (String queue : turn) {
      cursors.of(queue).begin().forEach(span -> where.add(new Part(queue, span)));
    }
    ticketUnderWay = ticket;
    try {
      List<ReadyQueue.Claimed> claimed =
          parts.ready().claim(claimant, new ReadyQueue.Claim(where, each, limit, ticket));
      note(turn, claimed, each, claimed.size() == limit);
      if (!claimed.isEmpty()) {
        poll = SHORTEST_POLL;
        accept(claimed.stream().map(ReadyQueue.Claimed::run).toList());
      }
    } finally {
      ticketUnderWay = 0;
    }
  }

  /** Where there may be more has another turn, behind the others. */
  private void note(List<String> turn, List<ReadyQueue.Claimed> claimed, int each, boolean full) {
    Map<String, List<Place>> places = new HashMap<>();
    for (ReadyQueue.Claimed one : claimed) {
      places.computeIfAbsent(one.run().queue(), name -> new ArrayList<>()).add(one.place());
    }
    List<String> more = new ArrayList<>();
    for (String queue : turn) {
      List<Place> found = places.getOrDefault(queue, List.of());
      boolean mayHaveMore = full || found.size() >= each;
      QueueCursor cursor = cursors.of(queue);
      cursor.claimed(found, mayHaveMore);
      cursors.moved(queue, cursor);
      if (mayHaveMore) {
        more.add(queue);
      }
    }
    hot.add(more);
  }

  private void accept(List<ClaimedRun> claimed) {
    List<Execution> executions = new ArrayList<>(claimed.size());
    for (ClaimedRun run : claimed) {
      TaskDefinition<?, ?> task = parts.catalog().find(run.task()).orElseThrow();
      executions.add(new Execution(run, task, parts.execution()));
    }
    parts.places().claimed(executions.size());
    parts.executions().add(executions);
    parts.threads().submit(executions);
  }

  /** Gives back what has waited for a thread this long, so that other workers can run it. */
  void giveBack(Duration waited) {
    for (Execution execution : parts.threads().removeWaiting(waited)) {
      execution.stop(StopReason.SHUTDOWN);
      execution.run(); // it never begins: what was stopped before is handed on as given back
    }
  }
}
