package dev.errand.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PayloadTest {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @Test
  void smallOnesHaveAboutTwoHundredBytes() {
    assertThat(bytes(Payload.of(0, Payload.Size.SMALL))).hasSizeBetween(190, 210);
    assertThat(bytes(Payload.of(999_999, Payload.Size.SMALL))).hasSizeBetween(190, 210);
  }

  @Test
  void largeOnesHaveAboutTwoThousandBytes() {
    assertThat(bytes(Payload.of(0, Payload.Size.LARGE))).hasSizeBetween(1950, 2050);
  }

  private static byte[] bytes(Payload payload) {
    return MAPPER.writeValueAsBytes(payload);
  }
}
