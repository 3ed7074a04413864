package dev.errand.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

  private final Pace pace = new Pace(1234, 617);

  @Test
  void asksForWhatTakesSoLong() {
    assertThat(pace.drained(4, 50_000)).isEqualTo(4900);
    assertThat(pace.triggered(2, 50_000)).isEqualTo(1200);
  }

  @Test
  void asksNeverForMoreThanTheMost() {
    assertThat(pace.drained(4, 300)).isEqualTo(300);
  }

  @Test
  void triggeringAndExecutingTakeTheirTimesTogether() {
    assertThat(new Pace(1000, 1000).mixed(2, 50_000)).isEqualTo(1000);
  }
}
