package dev.errand.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.benchmarks.contender.Contender;
import dev.errand.benchmarks.contender.Contenders;
import dev.errand.benchmarks.contender.DbSchedulerContender;
import dev.errand.benchmarks.contender.ErrandContender;
import dev.errand.benchmarks.contender.LimitContender;
import dev.errand.benchmarks.workload.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {

  private final List<Contender> contenders = Contenders.jvm();
  private final Contender limit = first(LimitContender.LIBRARY);
  private final Contender defaults = first(ErrandContender.LIBRARY);
  private final Contender larger =
      contenders.stream().filter(one -> one.setting().equals("concurrency 64")).findFirst().get();
  private final Contender other = first(DbSchedulerContender.LIBRARY);
  private final Results results = new Results(contenders);

  private Contender first(String library) {
    return contenders.stream().filter(one -> one.library().equals(library)).findFirst().get();
  }

  private void add(Contender contender, Metric metric, double... values) {
    for (double value : values) {
      results.add(contender, Map.of(metric, value));
    }
  }

  private String markdown() {
    return new Report(Options.parse("rounds=3"), results, List.of("a machine")).markdown();
  }

  @Test
  void showsMediansAndTheirSpread() {
    add(defaults, Metric.DRAIN, 100, 30_000, 200);

    assertThat(markdown())
        .contains("Medians of 3 rounds;")
        .contains("| Errand, defaults | – | 200 (100–30,000) | – | – | – | – |\n")
        .contains("- a machine\n")
        .doesNotContain("Quartz, ");
  }

  @Test
  void showsTheBestSettingOfEachLibrary() {
    add(defaults, Metric.DRAIN, 100, 300, 200);
    add(larger, Metric.DRAIN, 400, 300, 500);
    add(defaults, Metric.IDLE_P50, 1);
    add(larger, Metric.IDLE_P50, 2);

    assertThat(markdown()).contains("| Errand | – | 400 | – | 1.00 | – | – | – |\n");
    assertThat(results.best(ErrandContender.LIBRARY, Metric.DRAIN)).isEqualTo(Optional.of(larger));
  }

  @Test
  void saysWhichClaimsAreMet() {
    add(limit, Metric.DRAIN, 100_000);
    add(defaults, Metric.DRAIN, 50_000);
    add(larger, Metric.DRAIN, 60_000);
    add(other, Metric.DRAIN, 10_000);
    add(defaults, Metric.LOAD_P99, 24.9);
    add(defaults, Metric.IDLE_P50, 1);
    add(defaults, Metric.IDLE_P99, 2);
    add(limit, Metric.IDLE_P50, 2);

    assertThat(markdown())
        .contains(
            "| drain ÷ drain of the limit | ≥ 0.60 × | 0.50 × | 0.60 × | with another setting |\n")
        .contains("| drain ÷ db-scheduler's | ≥ 7.00 × | 5.00 × | 6.00 × | **no** |\n")
        .contains("| drain ÷ Graphile Worker's | ≥ 2.00 × | – | – | not measured |\n")
        .contains("| latency at half load, p99 | ≤ 25.0 ms | 24.9 ms | 24.9 ms | yes |\n")
        .contains(
            "| idle latency from call, p50 ÷ the hand-written loop's"
                + " | ≤ 1.00 × | 0.50 × | 0.50 × | yes |\n");
  }

  @Test
  void saysSoIfTheMachineWasNotIdle() {
    add(defaults, Metric.OTHERS, 0.5);

    assertThat(markdown())
        .contains("took at most 50 % of the processors", "**the machine was not idle**");
  }

  @Test
  void saysSoIfItWasDoneInAHurry() {
    String markdown = new Report(Options.parse("quick"), results, List.of()).markdown();

    assertThat(markdown).startsWith("Medians of 1 rounds, **measured in a hurry**;");
  }
}
