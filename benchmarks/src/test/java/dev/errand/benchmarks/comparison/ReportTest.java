package dev.errand.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.benchmarks.contender.Contender;
import dev.errand.benchmarks.contender.DbSchedulerContender;
import dev.errand.benchmarks.contender.ErrandContender;
import dev.errand.benchmarks.workload.Metric;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {

  @Test
  void comparesTheMediansOfTheBestSettings() {
    Contender defaults = new ErrandContender(ErrandContender.DEFAULT_CONCURRENCY);
    Contender larger = new ErrandContender(64);
    Contender other = new DbSchedulerContender(new DbSchedulerContender.Polling(20, 4.0, 20.0));
    Results results = new Results(List.of(defaults, larger, other));
    List.of(100.0, 300.0, 200.0).forEach(rate -> add(results, defaults, rate, 1.0));
    List.of(400.0, 300.0, 500.0).forEach(rate -> add(results, larger, rate, 2.0));
    List.of(100.0, 100.0, 50.0).forEach(rate -> add(results, other, rate, 4.0));

    String markdown =
        new Report(Options.parse("rounds=3", "runs=1000"), results, List.of("a machine"))
            .markdown();

    assertThat(markdown)
        .contains(
            "| trigger → start on an idle system, p50, ms | 1.00 (1.00–1.00) | 1.00 (1.00–1.00)"
                + " | 4.00 (4.00–4.00) | 4.0 × | 4.0 × |")
        .contains(
            "| drain of 1,000 stored runs by one process, runs/s | 200 (100–300) | 400 (300–500)"
                + " | 100 (50–100) | 2.0 × | 4.0 × |")
        .contains("| 16 threads triggering singly, runs/s | – | – | – | – | – |")
        .contains("- a machine\n");
  }

  private static void add(Results results, Contender contender, double rate, double latency) {
    results.add(contender, Map.of(Metric.DRAIN, rate, Metric.IDLE_P50, latency));
  }

  @Test
  void saysSoIfTheMachineWasNotIdle() {
    Contender errand = new ErrandContender(ErrandContender.DEFAULT_CONCURRENCY);
    Results results = new Results(List.of(errand));
    results.add(errand, Map.of(Metric.OTHERS, 0.5));

    assertThat(new Report(Options.parse(), results, List.of()).markdown())
        .contains("took at most 50 % of the processors", "**the machine was not idle**");
  }
}
