package dev.errand.benchmarks.comparison;

import dev.errand.benchmarks.Environment;
import dev.errand.benchmarks.Page;
import dev.errand.benchmarks.Server;
import dev.errand.benchmarks.contender.Contender;
import dev.errand.benchmarks.contender.Contenders;
import dev.errand.benchmarks.workload.Draining;
import dev.errand.benchmarks.workload.IdleLatency;
import dev.errand.benchmarks.workload.Metric;
import dev.errand.benchmarks.workload.Pace;
import dev.errand.benchmarks.workload.SingleTriggers;
import dev.errand.benchmarks.workload.Workload;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
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
  private final Map<Contender, Pace> paces = new LinkedHashMap<>();

  private Benchmarks(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
    this.contenders =
        Contenders.all().stream().filter(one -> options.wantsContender(one.name())).toList();
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
    Calibration calibration = new Calibration(server, options);
    for (Contender contender : contenders) {
      Pace pace = calibration.pace(contender);
      paces.put(contender, pace);
      out.printf("  %-40s %s%n", contender.name(), pace);
    }
    List<String> environment = Environment.describe(server);
    Results results = new Results(contenders);
    for (int round = 1; round <= options.rounds(); round++) {
      out.println("Round " + round + " of " + options.rounds());
      List<Contender> order = new ArrayList<>(contenders);
      Collections.rotate(order, -round);
      round(server, order, results);
    }
    return new Report(options, results, environment).markdown();
  }

  private List<Workload> workloads() {
    return List.of(
        new IdleLatency(options.samples()),
        new Draining(options.runs()),
        new SingleTriggers(options.triggers()));
  }

  private void round(Server server, List<Contender> order, Results results) throws Exception {
    for (Workload workload : workloads()) {
      if (!options.wantsWorkload(workload.title())) {
        continue;
      }
      for (Contender contender : order) {
        System.gc();
        Map<Metric, Double> measured =
            workload.measure(contender, server, paces.getOrDefault(contender, Pace.UNKNOWN));
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
                "; ", "  %-15s %-40s ".formatted(workload.title(), contender.name()), ""));
  }
}
