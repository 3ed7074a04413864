package dev.errand.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "é", "世界", "\uD83D\uDE80", "a\u07FF\u0800\uFFFF\uD83D\uDE80z"})
  void countsUtf8(String text) {
    assertThat(JsonText.utf8Length(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void writesUnpairedSurrogatesAsEscapes() {
    assertThat(JsonText.storable("\"\uD800\"")).isEqualTo("\"\\ud800\"");
    assertThat(JsonText.storable("\"\uDC00a\uD83D\uD83D\uDE80\uDE80\""))
        .isEqualTo("\"\\udc00a\\ud83d\uD83D\uDE80\\ude80\"");
    assertThat(JsonText.storable("{\"\uD800\\\"\" : \"\uD800\"}"))
        .isEqualTo("{\"\uFFFD\\\"\" : \"\\ud800\"}");
    assertThat(JsonText.storable("\"\uD83D\uDE80\"")).isEqualTo("\"\uD83D\uDE80\"");
  }

  @Test
  void replacesWhatPostgresqlHasNoTextFor() {
    assertThat(JsonText.plain("a\u0000\uD800b\uD83D\uDE80"))
        .isEqualTo("a\uFFFD\uFFFDb\uD83D\uDE80");
    assertThat(JsonText.plain("plain")).isSameAs("plain");
  }

  @Test
  void quotes() {
    assertThat(JsonText.quote("a\"\\\n\uD800é")).isEqualTo("\"a\\\"\\\\\\u000a\\ud800é\"");
  }
}
