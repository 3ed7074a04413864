package dev.errand.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PercentilesTest {

  @Test
  void takesPercentilesByRank() {
    double[] values = {10, 2, 3, 4, 5, 6, 7, 8, 9, 1};

    assertThat(new Percentiles(values).at(50)).isEqualTo(5);
    assertThat(new Percentiles(values).at(95)).isEqualTo(10);
  }

  @Test
  void ofNothingAreNotKnown() {
    assertThat(new Percentiles(new double[0]).at(50)).isNaN();
  }
}
