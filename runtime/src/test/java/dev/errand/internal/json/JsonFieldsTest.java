package dev.errand.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.spi.JsonException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {

  @Test
  void keepsTheTextOfValues() {
    assertThat(
            JsonFields.of(
                """
                { "text" : "a\\"}, \\\\" , "object":{ "x" : ["]", {}] },
                  "list":[ 1 , [2]],"number":-1.50e+3, "yes" :true,"nothing": null }
                """))
        .containsExactly(
            Map.entry("text", "\"a\\\"}, \\\\\""),
            Map.entry("object", "{ \"x\" : [\"]\", {}] }"),
            Map.entry("list", "[ 1 , [2]]"),
            Map.entry("number", "-1.50e+3"),
            Map.entry("yes", "true"),
            Map.entry("nothing", "null"));
  }

  @Test
  void unescapesNames() {
    assertThat(JsonFields.of("{\"a\\u0062\\n\\\"\\/\":1}")).containsOnlyKeys("ab\n\"/");
  }

  @Test
  void ofTwoByOneNameTheLastCounts() {
    assertThat(JsonFields.of("{\"a\":1,\"b\":2,\"a\":3}"))
        .containsExactlyInAnyOrderEntriesOf(Map.of("a", "3", "b", "2"));
  }

  @Test
  void ofAnEmptyObject() {
    assertThat(JsonFields.of(" { } ")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"",
        "{\"a",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{\"a\" 1}",
        "{\"a\":}",
        "{\"a\":[1}",
        "{\"a\":{\"b\":\"}",
        "{\"a\":1 2}",
        "{a:1}",
        "{} {}",
        "{\"\\u00\":1}",
        "{\"\\uzzzz\":1}",
        "{\"a\\"
      })
  void refusesWhatIsNoJson(String json) {
    assertThatThrownBy(() -> JsonFields.of(json))
        .isInstanceOf(JsonException.class)
        .hasMessage("is no valid JSON");
  }

  @Test
  void refusesWhatIsNoObject() {
    assertThatThrownBy(() -> JsonFields.of(" [1]")).hasMessage("is a list, and no JSON object");
    assertThatThrownBy(() -> JsonFields.of("\"x\"")).hasMessage("is text, and no JSON object");
    assertThatThrownBy(() -> JsonFields.of("null")).hasMessage("is null, and no JSON object");
    assertThatThrownBy(() -> JsonFields.of("true"))
        .hasMessage("is true or false, and no JSON object");
    assertThatThrownBy(() -> JsonFields.of("12")).hasMessage("is a number, and no JSON object");
    assertThatThrownBy(() -> JsonFields.of("")).hasMessage("is empty, and no JSON object");
  }
}
