package dev.errand.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** The formula of the design, computed a second way. */
class RetryPolicyTest {

  @Test
  void withoutJitterDelaysGrowToTheLongest() {
    RetryPolicy policy =
        RetryPolicy.builder()
            .minTimeout(Duration.ofSeconds(1))
            .maxTimeout(Duration.ofSeconds(10))
            .factor(3)
            .randomize(false)
            .build();
    Random random = new Random(1);
    assertThat(policy.delay(1, random)).isEqualTo(Duration.ofSeconds(1));
    assertThat(policy.delay(2, random)).isEqualTo(Duration.ofSeconds(3));
    assertThat(policy.delay(3, random)).isEqualTo(Duration.ofSeconds(9));
    assertThat(policy.delay(4, random)).isEqualTo(Duration.ofSeconds(10));
    assertThat(policy.delay(10_000, random)).isEqualTo(Duration.ofSeconds(10));
  }

  @Property
  void withJitterDelaysStayBetweenTheirBounds(
      @ForAll @LongRange(max = 3_600_000) long min,
      @ForAll @LongRange(max = 3_600_000) long more,
      @ForAll @DoubleRange(min = 1, max = 10) double factor,
      @ForAll @IntRange(min = 1, max = 50) int failed,
      @ForAll long seed) {
    RetryPolicy policy =
        RetryPolicy.builder()
            .minTimeout(Duration.ofMillis(min))
            .maxTimeout(Duration.ofMillis(min + more))
            .factor(factor)
            .build();
    double d = min;
    for (int i = 1; i < failed; i++) {
      d = Math.min(d * factor, (double) min + more);
    }
    double upper = Math.min(2 * d, (double) min + more);
    double lower = Math.min(d, upper / 2);
    double delay = policy.delay(failed, new Random(seed)).toNanos() / 1e6;
    assertThat(delay).isBetween(lower - 1, upper + 1);
  }

  @Test
  void theCapKeepsItsJitter() {
    RetryPolicy policy = RetryPolicy.standard();
    Random random = new Random(7);
    assertThat(
            java.util.stream.Stream.generate(() -> policy.delay(20, random)).limit(200).distinct())
        .hasSizeGreaterThan(100)
        .allMatch(delay -> delay.compareTo(Duration.ofSeconds(30)) >= 0)
        .allMatch(delay -> delay.compareTo(Duration.ofSeconds(60)) <= 0);
  }

  @Test
  void boundsAreChecked() {
    assertThatThrownBy(() -> RetryPolicy.builder().maxAttempts(0)).hasMessageContaining("1 to");
    assertThatThrownBy(() -> RetryPolicy.builder().factor(0.5)).hasMessageContaining("1 to");
    assertThatThrownBy(() -> RetryPolicy.builder().minTimeout(Duration.ofDays(1)).build())
        .hasMessageContaining("longer than maxTimeout");
  }
}
