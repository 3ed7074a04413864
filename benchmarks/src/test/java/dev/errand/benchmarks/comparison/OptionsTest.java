package dev.errand.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void inAHurryLessIsMeasured() {
    Options quick = Options.parse("quick", "runs=7");

    assertThat(quick.rounds()).isOne();
    assertThat(quick.runs()).isEqualTo(7);
    assertThat(quick.large()).isLessThan(Options.parse().large());
  }

  @Test
  void thePictureStandsBesideThePage() {
    assertThat(Options.parse("report=docs/performance.md").chart())
        .contains(Path.of("docs/performance.svg"));
    assertThat(Options.parse().chart()).isEmpty();
  }

  @Test
  void severalMayBeWanted() {
    Options options = Options.parse("only=Errand, defaults|limit", "workload=drain");

    assertThat(options.wantsContender("Errand, defaults")).isTrue();
    assertThat(options.wantsContender("Hand-written JDBC, the limit")).isTrue();
    assertThat(options.wantsContender("Errand, concurrency 64")).isFalse();
    assertThat(options.wantsWorkload("half load")).isFalse();
    assertThat(Options.parse().wantsWorkload("half load")).isTrue();
  }

  @Test
  void saysWhichOptionsThereAre() {
    assertThatThrownBy(() -> Options.parse("run=5"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"run=5\" is no option", "rounds, runs");
  }

  @Test
  void refusesWhatIsNoNumber() {
    Options options = Options.parse("runs=many");

    assertThatThrownBy(options::runs)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("runs=many");
  }
}
