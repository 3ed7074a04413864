package dev.errand;

import static dev.errand.testing.TestTasks.registry;
import static dev.errand.testing.TestTasks.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.KeyModel.ModelRun;
import dev.errand.internal.store.Database;
import dev.errand.internal.store.DebounceKeys;
import dev.errand.internal.store.IdempotencyKeys;
import dev.errand.internal.store.LaterTable;
import dev.errand.internal.store.ReadyQueue;
import dev.errand.internal.store.RetentionTable;
import dev.errand.internal.store.RunningTable;
import dev.errand.internal.store.Schema;
import dev.errand.internal.store.Span;
import dev.errand.task.Run;
import dev.errand.task.RunHandle;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TriggerOptions;
import dev.errand.testing.Invariants;
import dev.errand.testing.MovingClock;
import dev.errand.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.BeforeTry;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Random sequences of everything that can happen to runs with keys, against a model: each trigger
 * is answered by the run that the model says, every run is where the model has it, and no key has
 * two live runs.
 */
class KeyPropertyTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final List<RunStatus> ENDS =
      List.of(
          RunStatus.COMPLETED,
          RunStatus.COMPLETED,
          RunStatus.FAILED,
          RunStatus.TIMED_OUT,
          RunStatus.CRASHED,
          RunStatus.CANCELED);

  private static @Nullable Fixture fixture;

  /** One database for all tries. */
  private static final class Fixture {
    final HikariDataSource dataSource = TestServer.pool(TestServer.createDatabase(), 4);
    final Jdbi jdbi = Jdbi.create(dataSource);
    final MovingClock clock = new MovingClock();
    final TaskDefinition<String, String> task = text("task", (text, context) -> text);
    final Errand errand =
        Errand.builder()
            .dataSource(dataSource)
            .registry(registry(task))
            .clock(clock)
            .clientOnly()
            .build();
    final Database database = new Database(dataSource, Schema.DEFAULT, clock);
    final LaterTable later = new LaterTable(database);
    final ReadyQueue ready = new ReadyQueue(database);
    final RunningTable running = new RunningTable(database);
    final IdempotencyKeys idempotency = new IdempotencyKeys(database);
    final DebounceKeys debounce = new DebounceKeys(database);
    final RetentionTable retention = new RetentionTable(database);
  }

  @BeforeContainer
  static void open() {
    fixture = new Fixture();
    fixture.errand.start();
  }

  @AfterContainer
  static void close() {
    fixture.errand.close();
    fixture.dataSource.close();
  }

  private final Fixture at = fixture;
  private final Map<UUID, Long> tickets = new HashMap<>();
  private KeyModel model = new KeyModel();
  private Instant zero = Instant.EPOCH;
  private long nextTicket = 1;
  private int nextPayload = 1;

  @BeforeTry
  void clear() {
    at.jdbi.useHandle(
        h ->
            h.execute(
                "TRUNCATE errand.run, errand.ready, errand.later, errand.running, errand.run_end,"
                    + " errand.attempt, errand.cancel_request, errand.idempotency_key,"
                    + " errand.debounce_key, errand.run_tag, errand.uncompleted"));
    model = new KeyModel();
    tickets.clear();
    zero = at.clock.instant();
  }

  /** One thing that happens; what the numbers mean depends on it. */
  record Step(int what, int a, int b, int c) {
    static Step of(int number) {
      return new Step(number % 16, number / 16 % 3, number / 48 % 6, number / 288 % 4);
    }
  }

  @Property(tries = 60)
  void keysDoWhatTheModelSays(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 1151) Integer> numbers) {
    for (int number : numbers) {
      Step step = Step.of(number);
      perform(step);
      compare(step);
    }
    Invariants.check(at.dataSource);
  }

  private void perform(Step step) {
    String key = "key" + step.a;
    switch (step.what) {
      case 0, 1, 2 -> trigger(key, step.b / 2, Duration.ofHours(1 + step.c * 2L), step.b % 2 == 0);
      case 3, 4 -> debounce(key, Duration.ofHours(1 + step.b), step.c);
      case 5, 6 -> tick();
      case 7, 8 ->
          pick(step, run -> run.status == RunStatus.EXECUTING).ifPresent(r -> end(r, step));
      case 9 -> pick(step, run -> run.status == RunStatus.EXECUTING).ifPresent(this::retry);
      case 10 -> pick(step, ModelRun::isLive).ifPresent(this::cancel);
      case 11 ->
          assertThat(at.errand.runs().resetIdempotencyKey("task", key)).isEqualTo(model.reset(key));
      case 12, 13 -> forward(Duration.ofHours(step.b));
      case 14 -> {
        if (step.a == 0) {
          sweep();
        } else {
          pick(step, run -> !run.isLive()).ifPresent(this::remove);
        }
      }
      default -> pick(step, ModelRun::isInLater).ifPresent(run -> reschedule(run, step.b - 1));
    }
  }

  private Optional<ModelRun> pick(Step step, Predicate<ModelRun> which) {
    List<ModelRun> fitting = model.runs.stream().filter(run -> !run.removed).filter(which).toList();
    return fitting.isEmpty()
        ? Optional.empty()
        : Optional.of(fitting.get((step.b * 3 + step.a) % fitting.size()));
  }

  private void trigger(String key, int delayHours, Duration ttl, boolean expires) {
    String payload = "p" + nextPayload++;
    TriggerOptions options =
        TriggerOptions.of(
            o -> {
              o.idempotencyKey(key).idempotencyTtl(ttl).delay(Duration.ofHours(delayHours));
              if (expires) {
                o.ttl(HOUR);
              }
            });
    RunHandle<String> handle = at.errand.trigger(at.task, payload, options);
    Optional<ModelRun> answering = model.answering(key);
    assertThat(handle.isCached()).as("cached").isEqualTo(answering.isPresent());
    if (answering.isPresent()) {
      assertThat(handle.id()).isEqualTo(answering.get().id);
      return;
    }
    ModelRun run = new ModelRun(handle.id(), payload, model.now, expires ? HOUR : null);
    model.stored(run, Duration.ofHours(delayHours));
    model.tookKey(key, run, ttl);
  }

  private void debounce(String key, Duration delay, int maxWaitHours) {
    String payload = "p" + nextPayload++;
    @Nullable Duration maxWait =
        maxWaitHours == 0 ? null : delay.plus(Duration.ofHours(maxWaitHours - 1L));
    TriggerOptions options =
        TriggerOptions.of(
            o -> {
              if (maxWait == null) {
                o.debounce(key, delay);
              } else {
                o.debounce(key, delay, maxWait);
              }
            });
    RunHandle<String> handle = at.errand.trigger(at.task, payload, options);
    Optional<ModelRun> debouncing = model.debouncing(key);
    assertThat(handle.isCached()).as("debounced").isEqualTo(debouncing.isPresent());
    if (debouncing.isPresent()) {
      ModelRun run = debouncing.get();
      assertThat(handle.id()).isEqualTo(run.id);
      run.payload = payload;
      model.movedStart(key, run, delay, maxWait);
      return;
    }
    ModelRun run = new ModelRun(handle.id(), payload, model.now, null);
    model.stored(run, delay);
    model.tookDebounceKey(key, run);
  }

  private void tick() {
    at.later.moveDue(Instant.EPOCH);
    at.ready.expire();
    long ticket = nextTicket++;
    at.ready
        .claim(
            new ReadyQueue.Claimant(1, List.of("task"), List.of(9)),
            new ReadyQueue.Claim("task", List.of(Span.ALL), 500, ticket))
        .forEach(claimed -> tickets.put(claimed.run().id(), ticket));
    model.tick();
  }

  private RunningTable.Claim claim(ModelRun run) {
    return new RunningTable.Claim(run.id, tickets.get(run.id));
  }

  private void end(ModelRun run, Step step) {
    RunStatus status = ENDS.get(step.b);
    at.database.useTransaction(
        handle ->
            at.running.end(
                handle,
                List.of(new RunningTable.Ended(claim(run), status.name(), null, null)),
                false));
    model.end(run, status);
  }

  private void retry(ModelRun run) {
    at.database.useTransaction(
        handle ->
            at.running.retry(
                handle, List.of(new RunningTable.Retried(claim(run), HOUR.toMillis(), "{}"))));
    model.retry(run, HOUR);
  }

  private void cancel(ModelRun run) {
    at.errand.runs().cancel(run.id);
    model.cancel(run);
  }

  private void forward(Duration by) {
    // Never a whole hour after anything, so that nothing depends on milliseconds.
    Duration odd = by.plusMinutes(1).minusMillis(1);
    at.clock.forward(odd);
    model.now = model.now.plus(odd);
  }

  private void sweep() {
    at.idempotency.sweep(1000);
    at.debounce.sweep(1000);
    model.swept();
  }

  private void remove(ModelRun run) {
    UUID before = new UUID(run.id.getMostSignificantBits(), run.id.getLeastSignificantBits() - 1);
    Map<RunStatus, Duration> kept = new EnumMap<>(RunStatus.class);
    ENDS.forEach(status -> kept.put(status, Duration.ZERO));
    kept.put(RunStatus.EXPIRED, Duration.ZERO);
    assertThat(at.retention.remove(kept, before, 1).removed()).isEqualTo(1);
    model.remove(run);
  }

  private void reschedule(ModelRun run, int hours) {
    Duration start = model.now.plus(Duration.ofHours(hours));
    at.errand.runs().reschedule(run.id, zero.plus(start));
    model.reschedule(run, start);
  }

  private void compare(Step step) {
    for (String key : List.of("key0", "key1", "key2")) {
      assertThat(model.liveRuns(key)).as("live runs of %s after %s", key, step).isLessThan(2);
    }
    for (ModelRun run : model.runs) {
      if (run.removed) {
        continue;
      }
      Run<?> stored = at.errand.runs().retrieve(run.id);
      assertThat(stored.status()).as("run %s after %s", run.id, step).isEqualTo(run.status);
      assertThat(stored.payload().text()).isEqualTo("{\"text\":\"" + run.payload + "\"}");
    }
  }
}
