package dev.errand;

import static dev.errand.testing.TestTasks.registry;
import static dev.errand.testing.TestTasks.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.task.HookDefinition;
import dev.errand.task.HookKind;
import dev.errand.task.RetryPolicy;
import dev.errand.task.Run;
import dev.errand.task.RunHandle;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskClient;
import dev.errand.task.TaskContext;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TaskError;
import dev.errand.task.TriggerOptions;
import dev.errand.task.TypeRef;
import dev.errand.testing.Invariants;
import dev.errand.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Methods that are called when runs start and end, however and wherever they do. */
class HookTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String URL = TestServer.createDatabase();

  /** What a hook was called with. */
  private record Called(
      HookKind kind, String text, @Nullable String output, RunStatus status, String error) {}

  private final HikariDataSource dataSource = TestServer.pool(URL, 12);
  private final LinkedBlockingQueue<Called> calls = new LinkedBlockingQueue<>();
  private final List<Errand> open = new ArrayList<>();
  private final CountDownLatch never = new CountDownLatch(1);

  private final TaskDefinition<String, String> task =
      text(
          "task",
          (text, context) -> {
            if (text.equals("bad")) {
              throw new IllegalStateException("it is bad");
            }
            if (text.equals("slow")) {
              never.await();
            }
            return text + "!";
          },
          settings -> settings.retry(RetryPolicy.builder().maxAttempts(1).build()));

  @AfterEach
  void close() {
    open.forEach(Errand::close);
    Invariants.check(dataSource);
    dataSource.close();
  }

  private HookDefinition hook(HookKind kind) {
    HookDefinition.Builder hook =
        HookDefinition.builder(kind)
            .source("tests." + kind)
            .tasks("task")
            .parameter("text", TypeRef.of(String.class));
    boolean takesOutput = kind == HookKind.SUCCESS || kind == HookKind.COMPLETE;
    if (takesOutput) {
      hook.parameter("output", TypeRef.of(String.class));
    }
    return hook.staticMethod(
            call -> {
              TaskError error = call.error();
              calls.add(
                  new Called(
                      kind,
                      call.<String>argument(0),
                      takesOutput ? call.<@Nullable String>argument(1) : null,
                      call.status(),
                      error == null ? "" : error.message()));
            })
        .build();
  }

  private static HookDefinition hook(HookKind kind, HookDefinition.StaticMethod method) {
    return HookDefinition.builder(kind)
        .source("tests.Hooks.method")
        .tasks("task")
        .staticMethod(method)
        .build();
  }

  private Errand start(HookDefinition... hooks) {
    return start(
        Errand.builder().worker(w -> w.lease(Duration.ofSeconds(1)).concurrency(4)), hooks);
  }

  private Errand start(ErrandBuilder builder, HookDefinition... hooks) {
    Errand errand =
        builder.dataSource(dataSource).registry(registry(List.of(task), List.of(hooks))).build();
    errand.start();
    open.add(errand);
    return errand;
  }

  private HookDefinition[] all() {
    return java.util.Arrays.stream(HookKind.values())
        .map(this::hook)
        .toArray(HookDefinition[]::new);
  }

  private List<Called> called(int count) throws InterruptedException {
    List<Called> found = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Called next = calls.poll(SOON.toSeconds(), TimeUnit.SECONDS);
      assertThat(next).as("call %s of %s, after %s", i + 1, count, found).isNotNull();
      found.add(next);
    }
    return found;
  }

  private void awaitNoneDue() {
    Awaitility.await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(count("SELECT count(*) FROM errand.hook")).isZero());
  }

  private long count(String sql) {
    return Jdbi.create(dataSource)
        .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  private RunHandle<String> trigger(Errand errand, String text) {
    return errand.trigger(task, text, TriggerOptions.none());
  }

  @Test
  void aSuccessCallsStartSuccessAndComplete() throws Exception {
    Errand errand = start(all());
    trigger(errand, "good").await(SOON);
    assertThat(called(3))
        .containsExactlyInAnyOrder(
            new Called(HookKind.START, "good", null, RunStatus.EXECUTING, ""),
            new Called(HookKind.SUCCESS, "good", "good!", RunStatus.COMPLETED, ""),
            new Called(HookKind.COMPLETE, "good", "good!", RunStatus.COMPLETED, ""));
    awaitNoneDue();
    assertThat(calls).isEmpty();
  }

  @Test
  void aFailureCallsFailureAndComplete() throws Exception {
    Errand errand = start(all());
    trigger(errand, "bad").await(SOON);
    assertThat(called(3))
        .containsExactlyInAnyOrder(
            new Called(HookKind.START, "bad", null, RunStatus.EXECUTING, ""),
            new Called(HookKind.FAILURE, "bad", null, RunStatus.FAILED, "it is bad"),
            new Called(HookKind.COMPLETE, "bad", null, RunStatus.FAILED, "it is bad"));
  }

  @Test
  void aRunThatIsCanceledWhileItExecutesCallsCancelAndComplete() throws Exception {
    Errand errand = start(all());
    RunHandle<String> run = trigger(errand, "slow");
    assertThat(called(1).get(0).kind()).isEqualTo(HookKind.START);
    run.cancel();
    assertThat(called(2))
        .containsExactlyInAnyOrder(
            new Called(HookKind.CANCEL, "slow", null, RunStatus.CANCELED, ""),
            new Called(HookKind.COMPLETE, "slow", null, RunStatus.CANCELED, ""));
  }

  @Test
  void aRunThatTimesOutCallsFailureAndComplete() throws Exception {
    Errand errand = start(all());
    errand.trigger(
        task, "slow", TriggerOptions.builder().maxDuration(Duration.ofMillis(50)).build());
    assertThat(called(3))
        .extracting(Called::kind, Called::status)
        .contains(
            org.assertj.core.groups.Tuple.tuple(HookKind.FAILURE, RunStatus.TIMED_OUT),
            org.assertj.core.groups.Tuple.tuple(HookKind.COMPLETE, RunStatus.TIMED_OUT));
  }

  @Test
  void runsThatNeverStartedHaveTheirHooksCalledToo() throws Exception {
    start(all()).close(); // a worker with the hooks has been there
    Errand client = start(Errand.builder().clientOnly());
    RunHandle<String> queued = trigger(client, "queued");
    RunHandle<String> delayed =
        client.trigger(
            task, "delayed", TriggerOptions.builder().delay(Duration.ofHours(1)).build());
    client.trigger(task, "late", TriggerOptions.builder().ttl(Duration.ofMillis(1)).build());
    RunHandle<String> crashed = trigger(client, "crashed");
    queued.cancel();
    delayed.cancel();
    Jdbi.create(dataSource)
        .useHandle(
            handle ->
                handle.execute(
                    "WITH taken AS (DELETE FROM errand.ready WHERE run_id = ? RETURNING run_id)"
                        + " INSERT INTO errand.running (run_id, ticket, worker_id, since, attempt,"
                        + " max_attempts) SELECT run_id, 1, 0, now(), 1, 1 FROM taken",
                    crashed.id()));
    client.close();

    Errand errand = start(all());
    assertThat(called(8))
        .extracting(Called::kind, Called::text, Called::status)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(HookKind.CANCEL, "queued", RunStatus.CANCELED),
            org.assertj.core.groups.Tuple.tuple(HookKind.COMPLETE, "queued", RunStatus.CANCELED),
            org.assertj.core.groups.Tuple.tuple(HookKind.CANCEL, "delayed", RunStatus.CANCELED),
            org.assertj.core.groups.Tuple.tuple(HookKind.COMPLETE, "delayed", RunStatus.CANCELED),
            org.assertj.core.groups.Tuple.tuple(HookKind.FAILURE, "late", RunStatus.EXPIRED),
            org.assertj.core.groups.Tuple.tuple(HookKind.COMPLETE, "late", RunStatus.EXPIRED),
            org.assertj.core.groups.Tuple.tuple(HookKind.FAILURE, "crashed", RunStatus.CRASHED),
            org.assertj.core.groups.Tuple.tuple(HookKind.COMPLETE, "crashed", RunStatus.CRASHED));
    assertThat(errand.runs().retrieve(crashed.id()).status()).isEqualTo(RunStatus.CRASHED);
    awaitNoneDue();
    assertThat(calls).isEmpty();
  }

  @Test
  void aWorkerWithoutTheHooksLeavesThemToOneThatHasThem() throws Exception {
    ErrandBuilder onlyHooks =
        Errand.builder().worker(w -> w.lease(Duration.ofSeconds(1)).queues("task"));
    start(onlyHooks, hook(HookKind.SUCCESS));
    Errand executing =
        start(Errand.builder().worker(w -> w.lease(Duration.ofSeconds(1)).queues("other")));
    TriggerOptions inAnotherQueue = TriggerOptions.of(options -> options.queue("other"));
    executing.trigger(task, "good", inAnotherQueue).await(SOON);
    assertThat(called(1))
        .containsExactly(new Called(HookKind.SUCCESS, "good", "good!", RunStatus.COMPLETED, ""));
  }

  @Test
  void aWorkerOfOtherQueuesCallsHooksOnlyOfTasksThatItHasExecuted() throws Exception {
    Errand other =
        start(
            Errand.builder().worker(w -> w.lease(Duration.ofSeconds(1)).queues("other")),
            hook(HookKind.SUCCESS),
            hook(HookKind.CANCEL));
    trigger(other, "queued").cancel();
    TriggerOptions inOther = TriggerOptions.of(options -> options.queue("other"));
    other.trigger(task, "good", inOther).await(SOON);
    assertThat(called(2)).extracting(Called::text).containsExactlyInAnyOrder("good", "queued");
  }

  @Test
  void whatAHookThrowsIsShownOnTheRunAndChangesNothingElse() throws Exception {
    CountDownLatch completed = new CountDownLatch(1);
    Errand errand =
        start(
            hook(
                HookKind.START,
                call -> {
                  throw new java.io.IOException("at the start");
                }),
            hook(
                HookKind.SUCCESS,
                call -> {
                  throw new AssertionError("at the end");
                }),
            hook(HookKind.COMPLETE, call -> completed.countDown()));
    RunHandle<String> run = trigger(errand, "good");
    assertThat(run.await(SOON).output()).contains("good!");
    assertThat(completed.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    awaitNoneDue();
    Run<String> ended = run.retrieve();
    assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(ended.attempt()).isEqualTo(1);
    assertThat(ended.error()).isEmpty();
    assertThat(ended.hookFailures())
        .extracting(failure -> failure.hook() + ": " + failure.error().message())
        .containsExactly(
            "START hook tests.Hooks.method: at the start",
            "SUCCESS hook tests.Hooks.method: at the end");
    assertThat(ended.hookFailures().get(0).error().type()).isEqualTo("java.io.IOException");
  }

  @Test
  void aHookKnowsItsRunAndMayTriggerOthers() throws Exception {
    LinkedBlockingQueue<Object> seen = new LinkedBlockingQueue<>();
    HookDefinition hook =
        hook(
            HookKind.COMPLETE,
            call -> {
              TaskContext context = TaskContext.current();
              if (context.tags().contains("first")) {
                seen.add(context.runId());
                seen.add(context.metadata().all());
                seen.add(TaskClient.current().trigger(task, "second", TriggerOptions.none()).id());
                context.metadata().set("a", 1);
              }
            });
    Errand errand = start(hook);
    RunHandle<String> run =
        errand.trigger(
            task,
            "first",
            TriggerOptions.builder().tags("first").metadata(java.util.Map.of("k", "v")).build());
    assertThat(seen.poll(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(run.id());
    assertThat(seen.poll(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(java.util.Map.of("k", "v"));
    UUID second = (UUID) seen.poll(SOON.toSeconds(), TimeUnit.SECONDS);
    assertThat(errand.handle(task, second).await(SOON).output()).contains("second!");
    awaitNoneDue();
    assertThat(run.retrieve().hookFailures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.error().message()).contains("has ended"));
  }

  @Test
  void hooksThatAShutdownCutsShortAreCalledAgainElsewhere() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    Errand first =
        start(
            Errand.builder()
                .worker(w -> w.lease(Duration.ofSeconds(1)).shutdownTimeout(Duration.ZERO)),
            hook(
                HookKind.SUCCESS,
                call -> {
                  began.countDown();
                  never.await();
                }));
    trigger(first, "good").await(SOON);
    assertThat(began.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    first.close();
    start(hook(HookKind.SUCCESS));
    assertThat(called(1).get(0).text()).isEqualTo("good");
    awaitNoneDue();
  }

  @Test
  void hooksOfAWorkerThatIsGoneAreCalledAgain() throws Exception {
    start(hook(HookKind.CANCEL)).close(); // a worker with the hook has been there
    try (Errand client = start(Errand.builder().clientOnly())) {
      trigger(client, "queued").cancel();
    }
    Jdbi.create(dataSource)
        .useHandle(
            handle -> assertThat(handle.execute("UPDATE errand.hook SET worker_id = 0")).isOne());
    start(hook(HookKind.CANCEL));
    assertThat(called(1).get(0).text()).isEqualTo("queued");
    awaitNoneDue();
  }

  @Test
  void aRunThatIsTakenFromASlowHookIsNotCalledTwiceByTheSameWorker() throws Exception {
    CountDownLatch began = new CountDownLatch(2);
    Errand errand =
        start(
            hook(
                HookKind.SUCCESS,
                call -> {
                  began.countDown();
                  never.await();
                }));
    trigger(errand, "good").await(SOON);
    Awaitility.await().atMost(SOON).until(() -> began.getCount() == 1);
    Jdbi.create(dataSource)
        .useHandle(handle -> handle.execute("UPDATE errand.hook SET worker_id = NULL"));
    Awaitility.await()
        .atMost(SOON)
        .until(() -> count("SELECT count(*) FROM errand.hook WHERE worker_id IS NOT NULL") == 1);
    never.countDown();
    awaitNoneDue();
    assertThat(began.getCount()).isEqualTo(1);
  }

  @Test
  void manyHooksAreAllCalledOnce() throws Exception {
    Errand errand = start(hook(HookKind.SUCCESS));
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      texts.add("n" + i);
      trigger(errand, "n" + i);
    }
    assertThat(called(500)).extracting(Called::text).containsExactlyInAnyOrderElementsOf(texts);
    awaitNoneDue();
    assertThat(calls).isEmpty();
  }

  @Test
  void aHookThatDoesNotFitItsTaskStopsTheStart() {
    HookDefinition hook =
        HookDefinition.builder(HookKind.FAILURE)
            .source("tests.Hooks.failed")
            .tasks("task")
            .parameter("upload", TypeRef.of(String.class))
            .staticMethod(call -> {})
            .build();
    assertThatThrownBy(() -> start(hook))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Parameter upload of the FAILURE hook tests.Hooks.failed")
        .hasMessageContaining("task (tests.task)")
        .hasMessageContaining("which has text");
  }
}
