package dev.errand.benchmarks;

import dev.errand.benchmarks.DbSchedulerContender.Polling;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Measures how Errand and others store, start and drain runs: on one server, each time in a new
 * database, all contenders in turn in every round. Prints the result and writes it into a page.
 */
public final class Benchmarks {

  private final Options options;
  private final PrintStream out;
  private final List<Contender> contenders;

  private Benchmarks(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
    this.contenders =
        contenders().stream().filter(one -> options.wantsContender(name(one))).toList();
  }

  /** Errand with its defaults comes first; db-scheduler as its own page on performance sets it. */
  private static List<Contender> contenders() {
    return List.of(
        new ErrandContender(ErrandContender.DEFAULT_CONCURRENCY),
        new ErrandContender(64),
        new ErrandContender(256),
        new DbSchedulerContender(new Polling(20, 4.0, 20.0)),
        new DbSchedulerContender(new Polling(50, 0.5, 4.0)),
        new DbSchedulerContender(new Polling(100, 2.0, 6.0)));
  }

  /** Measures; see {@code Options} for the arguments. */
  public static void main(String[] args) throws Exception {
    new Benchmarks(Options.parse(args), System.out).run();
  }

  private void run() throws Exception {
    Optional<Page> page = options.report().map(file -> new Page(file, "measured"));
    if (page.isPresent()) {
      page.get().requireMarkers();
    }
    try (Server server = Server.start(options.data())) {
      String report = measure(server);
      out.println(report);
      if (page.isPresent()) {
        page.get().write(report);
      }
    }
  }

  private String measure(Server server) throws Exception {
    out.println("Warm-up, whose results are dropped");
    round(server, warmUp(), contenders, new Results(contenders));
    List<String> environment = Environment.describe(server);
    Results results = new Results(contenders);
    for (int round = 1; round <= options.rounds(); round++) {
      out.println("Round " + round + " of " + options.rounds());
      List<Contender> order = new ArrayList<>(contenders);
      Collections.rotate(order, -round);
      round(server, workloads(), order, results);
    }
    return new Report(options, results, environment).markdown();
  }

  private List<Workload> workloads() {
    return List.of(
        new Latency(options.samples()),
        new Draining(options.runs()),
        new SingleTriggers(options.triggers()));
  }

  /** The compiler has to see as much of everything as it does later; waiting tells it nothing. */
  private List<Workload> warmUp() {
    return List.of(
        new Latency(Math.min(50, options.samples())),
        new Draining(options.runs()),
        new SingleTriggers(options.triggers()));
  }

  private static String name(Contender contender) {
    return contender.library() + ", " + contender.setting();
  }

  private void round(
      Server server, List<Workload> workloads, List<Contender> order, Results results)
      throws Exception {
    for (Workload workload : workloads) {
      if (!options.wantsWorkload(workload.title())) {
        continue;
      }
      for (Contender contender : order) {
        System.gc();
        Map<Metric, Double> measured = workload.measure(contender, server);
        results.add(contender, measured);
        out.println(line(workload, contender, measured));
      }
    }
  }

  private static String line(Workload workload, Contender contender, Map<Metric, Double> measured) {
    return measured.entrySet().stream()
        .map(entry -> entry.getKey().title() + ": " + entry.getKey().format(entry.getValue()))
        .collect(
            Collectors.joining(
                "; ", "  %-15s %-40s ".formatted(workload.title(), name(contender)), ""));
  }
}
