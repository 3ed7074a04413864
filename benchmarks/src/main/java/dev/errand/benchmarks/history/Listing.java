package dev.errand.benchmarks.history;

import static dev.errand.task.RunStatus.COMPLETED;
import static dev.errand.task.RunStatus.DELAYED;
import static dev.errand.task.RunStatus.EXECUTING;
import static dev.errand.task.RunStatus.EXPIRED;
import static dev.errand.task.RunStatus.FAILED;
import static dev.errand.task.RunStatus.QUEUED;
import static dev.errand.task.RunStatus.TIMED_OUT;

import dev.errand.Errand;
import dev.errand.manage.RunFilter;
import dev.errand.task.Run;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * How long a page of 100 takes, by filter: the first, and the hundredth. Whatever else the machine
 * does only adds, so that the lowest says more than the median where it isn't idle.
 */
final class Listing {

  private static final int TIMES = 21;
  private static final int DEEP = 100;
  private static final double NANOS_A_MILLI = 1e6;

  private final Errand errand;
  private final PrintStream out;

  Listing(Errand errand, PrintStream out) {
    this.errand = errand;
    this.out = out;
  }

  private static Map<String, Consumer<RunFilter.Builder>> filters(UUID parent, UUID batch) {
    Instant middle = Filling.first().plus(Duration.ofDays(7));
    Map<String, Consumer<RunFilter.Builder>> filters = new LinkedHashMap<>();
    filters.put("none", f -> {});
    filters.put("COMPLETED", f -> f.status(COMPLETED));
    filters.put("FAILED", f -> f.status(FAILED));
    filters.put("TIMED_OUT (0.07 %)", f -> f.status(TIMED_OUT));
    filters.put("EXPIRED (no run)", f -> f.status(EXPIRED));
    filters.put("QUEUED (no run)", f -> f.status(QUEUED));
    filters.put("EXECUTING, DELAYED, FAILED", f -> f.status(EXECUTING, DELAYED, FAILED));
    filters.put("a common task", f -> f.task("task-00"));
    filters.put("a task of the oldest 60 runs", f -> f.task("ancient-task"));
    filters.put("a task without runs", f -> f.task("task-99"));
    filters.put("a queue of its task", f -> f.queue("task-03"));
    filters.put("a queue that tasks share", f -> f.queue("reports"));
    filters.put("a queue without runs", f -> f.queue("nothing"));
    filters.put("a common tag (10 %)", f -> f.tag("web"));
    filters.put("a rare tag (0.02 %)", f -> f.tag("tenant:17"));
    filters.put("a tag of the oldest 60 runs", f -> f.tag("vip"));
    filters.put("a tag without runs", f -> f.tag("nobody"));
    filters.put("a parent", f -> f.parent(parent));
    filters.put("a batch", f -> f.batch(batch));
    filters.put("before a week ago", f -> f.createdBefore(middle));
    filters.put(
        "an hour of a week ago",
        f -> f.createdFrom(middle).createdBefore(middle.plus(Duration.ofHours(1))));
    filters.put("in the future", f -> f.createdFrom(Filling.NOW.plus(Duration.ofDays(1))));
    filters.put("without a worker", RunFilter.Builder::withoutWorker);
    filters.put("COMPLETED, common task", f -> f.status(COMPLETED).task("task-00"));
    filters.put("COMPLETED, task that mostly failed", f -> f.status(COMPLETED).task("task-19"));
    filters.put("COMPLETED, oldest task", f -> f.status(COMPLETED).task("ancient-task"));
    filters.put("FAILED, task", f -> f.status(FAILED).task("task-05"));
    filters.put("FAILED, oldest task", f -> f.status(FAILED).task("ancient-task"));
    filters.put("FAILED, shared queue", f -> f.status(FAILED).queue("reports"));
    filters.put("FAILED, common tag", f -> f.status(FAILED).tag("web"));
    filters.put("FAILED, rare tag", f -> f.status(FAILED).tag("tenant:17"));
    filters.put("FAILED, before a week ago", f -> f.status(FAILED).createdBefore(middle));
    filters.put("task, shared queue", f -> f.task("task-05").queue("reports"));
    filters.put("task, another's queue (no run)", f -> f.task("task-00").queue("task-01"));
    filters.put("task, common tag", f -> f.task("task-05").tag("web"));
    filters.put("task, rare tag", f -> f.task("task-05").tag("tenant:17"));
    filters.put("common task, oldest tag", f -> f.task("task-00").tag("vip"));
    filters.put("two tags", f -> f.tag("web", "tenant:18"));
    filters.put("two tags that exclude each other", f -> f.tag("web", "app"));
    filters.put("task, before a week ago", f -> f.task("task-05").createdBefore(middle));
    filters.put("tag, before a week ago", f -> f.tag("web").createdBefore(middle));
    filters.put("QUEUED, task (no run)", f -> f.status(QUEUED).task("task-00"));
    filters.put("batch, FAILED", f -> f.batch(batch).status(FAILED));
    filters.put("parent, task", f -> f.parent(parent).task("task-00"));
    return filters;
  }

  String measure(UUID parent, UUID batch) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| runs with | first page: runs | lowest, ms | p50, ms | page 100: runs | lowest, ms | p50, ms"
            + " |");
    lines.add("|---|---:|---:|---:|---:|---:|---:|");
    filters(parent, batch)
        .forEach(
            (name, setting) -> {
              RunFilter.Builder builder = RunFilter.builder();
              setting.accept(builder);
              String line = "| " + name + cells(builder.build()) + " |";
              out.println(line);
              lines.add(line);
            });
    return String.join("\n", lines) + "\n";
  }

  private String cells(RunFilter filter) {
    Timed first = time(filter);
    RunFilter page = filter;
    for (int i = 1; i < DEEP; i++) {
      List<Run<?>> runs = errand.runs().list(page);
      if (runs.size() < page.limit()) {
        return String.format(
            Locale.ROOT,
            " | %d | %.1f | %.1f | – | – | –",
            first.runs(),
            first.least(),
            first.p50());
      }
      page = page.toBuilder().after(runs.get(runs.size() - 1).id()).build();
    }
    Timed deep = time(page);
    return String.format(
        Locale.ROOT,
        " | %d | %.1f | %.1f | %d | %.1f | %.1f",
        first.runs(),
        first.least(),
        first.p50(),
        deep.runs(),
        deep.least(),
        deep.p50());
  }

  private record Timed(int runs, double least, double p50) {}

  private Timed time(RunFilter filter) {
    int runs = errand.runs().list(filter).size();
    double[] millis = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      long start = System.nanoTime();
      errand.runs().list(filter);
      millis[i] = (System.nanoTime() - start) / NANOS_A_MILLI;
    }
    Arrays.sort(millis);
    return new Timed(runs, millis[0], millis[TIMES / 2]);
  }

  String counts() {
    double[] millis = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      long start = System.nanoTime();
      errand.runs().counts();
      millis[i] = (System.nanoTime() - start) / NANOS_A_MILLI;
    }
    Arrays.sort(millis);
    return String.format(Locale.ROOT, "lowest %.1f ms, p50 %.1f ms", millis[0], millis[TIMES / 2]);
  }
}
