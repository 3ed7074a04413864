package dev.errand.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.internal.json.Samples.NoProperties;
import dev.errand.spi.JsonCodec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.errand.internal.json.Samples#codecs")
class MetadataCodecTest {

  private final MetadataCodec codec;

  MetadataCodecTest(JsonCodec json) {
    this.codec = new MetadataCodec(json);
  }

  @Test
  void writesAndReads() {
    Map<String, Object> metadata =
        Map.of("done", 3, "ratio", 0.5, "log", List.of("a", "b"), "by", Map.of("x", true));

    assertThat(codec.encode(metadata))
        .isEqualTo("{\"by\":{\"x\":true},\"done\":3,\"log\":[\"a\",\"b\"],\"ratio\":0.5}");
    assertThat(codec.decode(codec.encode(metadata))).isEqualTo(metadata);
    assertThat(codec.decode("{\"none\":null}")).containsEntry("none", null);
    assertThat(codec.decode(null)).isEmpty();
    assertThatThrownBy(() -> codec.decode("{}").put("a", 1))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void namesWhatCannotBeWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.encode(Map.of("log", List.of(new NoProperties()))))
        .withMessage(
            "The metadata can't be written as JSON: field log[0]: %s can't be written, since it has no"
                + " properties",
            NoProperties.class.getTypeName());
  }
}
