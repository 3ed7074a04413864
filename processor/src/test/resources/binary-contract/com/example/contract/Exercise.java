package com.example.contract;

import com.example.contract.Parameters.Line;
import com.example.contract.Parameters.Order;
import com.example.contract.Parameters.Size;
import com.example.contract.Policies.Job;
import com.example.contract.Policies.Tenant;
import dev.errand.task.BatchItem;
import dev.errand.task.Run;
import dev.errand.task.RunHandle;
import dev.errand.task.StubFactory;
import dev.errand.task.TaskClient;
import dev.errand.task.TaskError;
import dev.errand.task.TaskRegistry;
import dev.errand.task.TriggerOptions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * Triggers every task of this library, on the current client, and says what went otherwise than it
 * should. As a function it makes the instances that tasks are called on.
 */
public final class Exercise implements Callable<List<String>>, Function<Class<?>, Object> {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Line LINE = new Line("pen", 3);
  private static final Order ORDER =
      new Order("o1", Size.LARGE, List.of(LINE), Optional.of("note"));

  private final List<String> differences = new ArrayList<>();

  @Override
  public Object apply(Class<?> type) {
    return Implementations.of(type);
  }

  @Override
  public List<String> call() throws InterruptedException {
    hooks();
    parameters();
    outputs();
    instances();
    policies();
    family();
    batches();
    stubs();
    failures();
    return differences;
  }

  private void check(String what, Object expected, Object actual) {
    if (!Objects.deepEquals(expected, actual)) {
      differences.add(what + ": expected " + expected + ", but was " + actual);
    }
  }

  private void output(Object expected, RunHandle<?> handle) {
    Run<?> run = handle.await(SOON);
    Object actual =
        run.output().isPresent()
            ? run.output().get()
            : run.error().map(TaskError::toString).orElse(null);
    check(run.taskId(), expected, actual);
  }

  private void parameters() {
    output("none", NoneTask.trigger());
    output("o1LARGE3note", InlineRecordTask.trigger(ORDER));
    output("pen", InlineMapTask.trigger(Map.of("a", List.of(LINE))));
    output("o12", ListAloneTask.trigger(List.of(ORDER, ORDER)));
    output(
        "true12x345.56.5",
        PrimitivesTask.trigger(true, (byte) 1, (short) 2, 'x', 3, 4L, 5.5f, 6.5));
    UUID id = new UUID(1, 2);
    output(
        "t7" + "1.50" + id + "2020-01-02T03:04:05ZPT1MSMALLo1",
        ValuesTask.trigger(
            "t",
            7,
            new BigDecimal("1.50"),
            id,
            Instant.parse("2020-01-02T03:04:05Z"),
            Duration.ofMinutes(1),
            Size.SMALL,
            Optional.of(ORDER)));
    output(
        "[a][1]o12[[b]]",
        CollectionsTask.trigger(
            List.of("a"), Set.of(1), Map.of("x", ORDER), List.of(1, 2), List.of(List.of("b"))));
    @SuppressWarnings({"unchecked", "rawtypes"})
    List<String>[] lists = new List[] {List.of("c")};
    output(
        "[1, 2][[a], [b]][[c]]2",
        ArraysTask.trigger(new int[] {1, 2}, new String[][] {{"a"}, {"b"}}, lists, ORDER, ORDER));
    output("[a, b]", VarargsAloneTask.trigger("a", "b"));
    output("f[[c]]", GenericVarargsTask.trigger("f", lists));
    output("textsuppliedtrue1", SuppliedTask.trigger("text"));
    output("int 1", OverloadedTask.trigger(1));
    output("Integer 2", OverloadedBoxedTask.trigger(2));
  }

  private void outputs() {
    output(null, NothingTask.trigger("text"));
    output(2, NumberTask.trigger(1));
    output(new Line("pen", 1), LineTask.trigger("pen"));
    output(Map.of("a", List.of(new Line("pen", 1))), LinesTask.trigger("pen"));
    output(new long[] {1, 1}, ArrayTask.trigger(1));
    output(List.of(5), LaterTask.trigger(5));
    output(null, LaterNothingTask.trigger());
  }

  private void instances() {
    output("sent m;", SendTask.trigger("m"));
    output("sent m;sent m;", SendTwiceTask.trigger("m"));
    output("Dear text", FillTask.trigger("text"));
    output("overridden text", OverriddenTask.trigger("text"));
  }

  private void policies() {
    output("acme2", LimitedTask.trigger(new Job(Tenant.of("acme"), 1)));
    output("acme2", LimitedTask.trigger(new Job(Tenant.of("acme"), 2)));
    output("tenant1", KeyedTask.trigger("tenant", 1));
    output("yearly", YearlyTask.trigger());
    RunHandle<Void> elsewhere =
        ElsewhereTask.with(options -> options.delay(Duration.ofHours(1))).trigger(Map.of());
    elsewhere.cancel();
    check("elsewhere", "CANCELED", elsewhere.await(SOON).status().name());
    check("settings", "contract", LimitedTask.DEFINITION.queue());
  }

  private void family() {
    output("p21121a1", ParentTask.trigger("p"));
  }

  private void batches() {
    check("batch", List.of(2, 3), outputs(NumberTask.batchTrigger(List.of(1, 2)).await(SOON)));
    check(
        "batch of payloads",
        List.of("a1", "b2"),
        outputs(
            OrderedTask.batchTrigger(
                    List.of(new OrderedTask.Payload("a", 1), new OrderedTask.Payload("b", 2)))
                .await(SOON)));
    check(
        "batch of items",
        List.of("none", "none"),
        outputs(
            NoneTask.batchTriggerItems(
                    Arrays.asList(
                        BatchItem.of(null), BatchItem.of(null, options -> options.tags("tag"))))
                .await(SOON)));
  }

  private static <T> List<T> outputs(List<Run<T>> runs) {
    return runs.stream().map(run -> run.output().orElse(null)).toList();
  }

  private void stubs() {
    Run<Integer> tagged =
        NumberTask.with(options -> options.tags("a").priority(3)).trigger(1).await(SOON);
    check("tags", Set.of("a"), tagged.tags());
    TriggerOptions none = TriggerOptions.none();
    output(2, NumberTask.on(TaskClient.current()).with(none).trigger(1));
    output(2, NumberTask.with(none).on(TaskClient.current()).with(options -> {}).trigger(1));
    output(2, NumberTask.handle(tagged.id()));
    check("id", "number", NumberTask.ID);
    int made = 0;
    for (TaskRegistry registry :
        ServiceLoader.load(TaskRegistry.class, getClass().getClassLoader())) {
      check("contract", 1, registry.contract());
      check("a stub a task", registry.tasks().size(), registry.stubs().size());
      for (StubFactory<?> factory : registry.stubs()) {
        if (factory.create(TaskClient.current()) instanceof NumberTask.Stub stub) {
          output(3, stub.trigger(2));
          made++;
        }
      }
    }
    check("made", 1, made);
  }

  private void failures() {
    Run<Void> failed =
        NothingTask.with(options -> options.maxAttempts(1)).trigger("").await(SOON);
    check("failed", "FAILED", failed.status().name());
    check("error", "java.io.IOException: empty", failed.error().orElseThrow().toString());
    Run<String> aborted = LimitedTask.trigger(new Job(Tenant.of("acme"), -1)).await(SOON);
    check("aborted", "FAILED", aborted.status().name());
    check("attempts of aborted", 1, aborted.attempt());
  }

  private void hooks() throws InterruptedException {
    check(
        "hooks",
        List.of(
            "started o1EXECUTINGfalse",
            "succeeded pen51",
            "failed whytrue5",
            "ended EXECUTING",
            "ended EXECUTING",
            "ended with pen",
            "starting mail",
            "FAILURE com.example.contract.Hooks.failed[hooked]: A hook's own failure."),
        HookExercise.call(getClass().getClassLoader()));
    HookCalls.clear();
    output(
        List.of(LINE), HookedTask.trigger(ORDER, 5, false, "tag"));
    check(
        "called by the worker",
        Set.of(
            "started o1EXECUTINGtrue", "succeeded pen51", "ended COMPLETED", "ended with pen"),
        HookCalls.await(4));
  }
}
