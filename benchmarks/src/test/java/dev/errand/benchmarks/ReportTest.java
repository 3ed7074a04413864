package dev.errand.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

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
    results.add(contender, Map.of(Metric.DRAIN, rate, Metric.LATENCY_P50, latency));
  }

  @Test
  void saysSoIfTheMachineWasNotIdle() {
    Contender errand = new ErrandContender(ErrandContender.DEFAULT_CONCURRENCY);
    Results results = new Results(List.of(errand));
    results.add(errand, Map.of(Metric.OTHERS, 0.5));

    assertThat(new Report(Options.parse(), results, List.of()).markdown())
        .contains("took at most 50 % of the processors", "**the machine was not idle**");
  }

  @Test
  void replacesOnlyWhatStandsBetweenTheMarkers(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("performance.md");
    Files.writeString(
        file, "before\n<!-- measured: begin -->\nold\n<!-- measured: end -->\nafter\n");

    new Page(file, "measured").write("new\n");

    assertThat(file)
        .hasContent("before\n<!-- measured: begin -->\n\nnew\n\n<!-- measured: end -->\nafter\n");
  }

  @Test
  void refusesAPageWithoutMarkers(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("performance.md"), "text");

    assertThatThrownBy(() -> new Page(file, "measured").requireMarkers())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lacks the lines <!-- measured: begin -->");
  }

  @Test
  void takesPercentilesByRank() {
    double[] sorted = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

    assertThat(Latency.percentile(sorted, 50)).isEqualTo(5);
    assertThat(Latency.percentile(sorted, 95)).isEqualTo(10);
  }

  @Test
  void payloadsHaveAboutTwoHundredBytes() {
    JsonMapper mapper = JsonMapper.builder().build();

    assertThat(mapper.writeValueAsBytes(Payload.of(0))).hasSizeBetween(190, 210);
    assertThat(mapper.writeValueAsBytes(Payload.of(49_999))).hasSizeBetween(190, 210);
  }
}
