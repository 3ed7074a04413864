package dev.errand.internal.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunIdsTest {

  @Test
  void anIdBeginsWithItsTimeAndSaysItsVersion() {
    UUID id = new RunIds(() -> Instant.parse("2026-01-02T03:04:05.678Z")).next();
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16)
        .isEqualTo(Instant.parse("2026-01-02T03:04:05.678Z").toEpochMilli());
  }

  @Test
  void idsGrowAlsoWithinAMillisecondAndWhenTheClockStepsBack() {
    Deque<Instant> times =
        new ArrayDeque<>(
            List.of(Instant.ofEpochMilli(5000), Instant.ofEpochMilli(4000), Instant.EPOCH));
    RunIds ids = new RunIds(() -> times.size() > 1 ? times.remove() : times.element());
    String before = "";
    Set<UUID> all = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      UUID id = ids.next();
      assertThat(id.toString()).isGreaterThan(before);
      assertThat(all.add(id)).isTrue();
      before = id.toString();
    }
  }
}
