package dev.errand.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.spi.JsonCodec;
import dev.errand.task.TaskError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.errand.internal.json.Samples#codecs")
class ErrorCodecTest {

  private final ErrorCodec codec;

  ErrorCodecTest(JsonCodec json) {
    this.codec = new ErrorCodec(json);
  }

  @Test
  void writesAndReadsAnError() {
    TaskError error =
        TaskError.of("A", "a")
            .withStackTrace("x\ny")
            .withCause(TaskError.of("B", "").withStackTrace("z"));

    assertThat(codec.encode(error))
        .isEqualTo(
            "{\"type\":\"A\",\"message\":\"a\",\"stackTrace\":\"x\\ny\","
                + "\"cause\":{\"type\":\"B\",\"message\":\"\",\"stackTrace\":\"z\"}}");
    assertThat(codec.decode(codec.encode(error))).isEqualTo(error);
    assertThat(codec.decode("{}")).isEqualTo(TaskError.of("", ""));
  }

  @Test
  void writesAnException() {
    Exception exception = new IllegalStateException("no\u0000\uD800", new Exception("why"));

    TaskError error = codec.decode(codec.encode(exception));

    assertThat(error.type()).isEqualTo("java.lang.IllegalStateException");
    assertThat(error.message()).isEqualTo("no\uFFFD\uFFFD");
    assertThat(error.stackTrace())
        .startsWith("dev.errand.internal.json.ErrorCodecTest.writesAnException(");
    assertThat(error.cause().orElseThrow().message()).isEqualTo("why");
    assertThat(error.cause().orElseThrow().stackTrace())
        .matches("… \\d+ more|(?s)dev.*… \\d+ more");
    assertThat(codec.encode(exception)).doesNotContain("\\u0000");
  }
}
