package dev.errand.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.benchmarks.Server;
import dev.errand.benchmarks.contender.Contender;
import dev.errand.benchmarks.contender.Contenders;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each workload, with few runs: the checks are what is tested, and that all of it works. */
class WorkloadsTest {

  private static final Pace PACE = new Pace(100, 100);
  private static final List<Contender> CONTENDERS = Contenders.jvm();

  private static Server server;

  @BeforeAll
  static void start() throws Exception {
    server = Server.start(Path.of("target", "postgresql-test"));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  static List<Contender> oursAndOneMore() {
    return CONTENDERS.stream()
        .filter(
            one ->
                one.setting().equals("the limit")
                    || one.setting().equals("defaults")
                    || one.setting().startsWith("20 threads, limits"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("oursAndOneMore")
  void measuresBacklogs(Contender contender) throws Exception {
    assertThat(new Draining(200).measure(contender, server, PACE))
        .containsKeys(Metric.BULK, Metric.DRAIN, Metric.DRAIN_WAL)
        .containsEntry(Metric.DRAIN_RUNS, 200.0);
    assertMeasured(new LargeBacklog(1200), contender, Metric.LARGE);
    assertMeasured(new BesideDelayed(100, 1100), contender, Metric.DELAYED);
    assertMeasured(new RealWork(100), contender, Metric.REAL);
  }

  @ParameterizedTest
  @MethodSource("oursAndOneMore")
  void measuresLiveLoad(Contender contender) throws Exception {
    assertMeasured(new SingleTriggers(160), contender, Metric.TRIGGER);
    assertMeasured(new MixedLoad(160), contender, Metric.MIXED);
    assertMeasured(new HalfLoad(0.5, 160), contender, Metric.LOAD_P99);
    assertMeasured(new IdleLatency(5), contender, Metric.IDLE_P50);
  }

  @Test
  void measuresProcesses() throws Exception {
    Contender errand = oursAndOneMore().get(1);

    assertMeasured(new SeveralProcesses(200), errand, Metric.PROCESSES);
    assertMeasured(new StartUp(), errand, Metric.START_MIGRATING);
    assertMeasured(new Memory(), errand, Metric.MEMORY_EXECUTING);
  }

  private static void assertMeasured(Workload workload, Contender contender, Metric metric)
      throws Exception {
    Map<Metric, Double> measured = workload.measure(contender, server, PACE);

    assertThat(measured).containsKey(metric);
    assertThat(measured.get(metric)).isPositive();
  }
}
