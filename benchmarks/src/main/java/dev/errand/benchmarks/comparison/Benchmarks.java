package dev.errand.benchmarks.comparison;

import dev.errand.benchmarks.Environment;
import dev.errand.benchmarks.Page;
import dev.errand.benchmarks.Server;
import dev.errand.benchmarks.Stopwatch;
import dev.errand.benchmarks.contender.Contender;
import dev.errand.benchmarks.contender.Contenders;
import dev.errand.benchmarks.workload.Metric;
import dev.errand.benchmarks.workload.Pace;
import dev.errand.benchmarks.workload.Workload;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private final Plan plan;
  private final Map<Contender, Pace> paces = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  private Benchmarks(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
    this.contenders =
        contenders().stream().filter(one -> options.wantsContender(one.name())).toList();
    this.plan = new Plan(options, contenders);
  }

  private List<Contender> contenders() {
    List<Contender> all = new ArrayList<>(Contenders.jvm());
    try {
      all.addAll(Contenders.node(options.node()));
    } catch (IOException e) {
      String missing = "WITHOUT Graphile Worker and pg-boss, which need npm: " + e.getMessage();
      notes.add("**" + missing + "**");
      out.println("*** " + missing);
    }
    return all;
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
    long start = System.nanoTime();
    try (Server server = Server.start(options.data())) {
      notes.addAll(0, Environment.describe(server));
      Results results = measure(server);
      notes.add("all of it took %.0f minutes".formatted(Stopwatch.secondsSince(start) / 60));
      String report = new Report(options, results, notes).markdown();
      out.println(report);
      if (page.isPresent()) {
        write(page.get(), report, new Chart(results).svg());
      }
    }
  }

  private void write(Page page, String report, String chart) throws IOException {
    Path file = options.chart().orElseThrow();
    Files.writeString(file, chart);
    page.write(
        "![Errand beside others, each with its best setting]("
            + file.getFileName()
            + ")\n\n"
            + report);
  }

  private Results measure(Server server) throws Exception {
    out.println("Warm-up, whose results are dropped");
    Calibration calibration = new Calibration(server, options);
    for (Contender contender : contenders) {
      Pace pace = calibration.pace(contender);
      paces.put(contender, pace);
      out.printf("  %-40s %s%n", contender.name(), pace);
    }
    Results results = new Results(contenders);
    for (int round = 1; round <= options.rounds(); round++) {
      out.println("Round " + round + " of " + options.rounds());
      List<Contender> order = new ArrayList<>(contenders);
      Collections.rotate(order, -round);
      round(server, order, results);
    }
    return results;
  }

  private void round(Server server, List<Contender> order, Results results) throws Exception {
    for (Plan.Step step : plan.steps()) {
      if (!options.wantsWorkload(step.workload().title())) {
        continue;
      }
      for (Contender contender : order) {
        if (step.takes().test(contender)) {
          System.gc();
          Pace pace = paces.getOrDefault(contender, Pace.UNKNOWN);
          Map<Metric, Double> measured = step.workload().measure(contender, server, pace);
          results.add(contender, measured);
          out.println(line(step.workload(), contender, measured));
        }
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
