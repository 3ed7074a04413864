package dev.errand.processor;

import static dev.errand.processor.Sources.acme;
import static dev.errand.processor.Sources.source;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which single parameters are themselves the stored object, and which may have their own name. */
class InlineRuleTest {

  private static final String TYPES =
      """
      public class Types {
        public record Component(String component) {}
        public static class Getter { public String getURL() { return ""; } }
        public static class Sub extends Getter {}
        public static class Is { public boolean isOpen() { return true; } }
        public static class Setter { public void setText(String text) {} }
        public static class Field { public int field; int other; public static int constant; }
        public record Property(@JsonProperty("named") String name) {}
        public record Alias(@JsonAlias({"a", "alias"}) String name) {}
        public static class Creator { public Creator(@JsonProperty("made") int i) {} }
        public static class Any { @JsonAnySetter public void set(String k, Object v) {} }
        public record Value(@JsonValue String value) {}
        public static class ValueMethod { @JsonValue public String text() { return ""; } }
        public static class ValueSub extends ValueMethod {}
        public record NoValue(@JsonValue(false) String text) {}
        public enum Letter { A }
        public sealed interface Shape {}
        public record Circle(int radius) implements Shape {}
        public static abstract class Base {}
        public static abstract class Names extends AbstractList<String> {}
        public static abstract class Amount extends Number {}
        public static class MyMap extends HashMap<String, String> {}
        public record Page<T>(List<T> items) {}
      }
      """;

  private static String annotation(String name, String member) {
    return "public @interface " + name + " { " + member + " }";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Types.Component component | inline true
          Types.Component other     | inline false
          Types.Getter url          | inline true
          Types.Sub url             | inline true
          Types.Is open             | inline true
          Types.Setter text         | inline true
          Types.Field field         | inline true
          Types.Field other         | inline false
          Types.Field constant      | inline false
          Types.Property named      | inline true
          Types.Alias alias         | inline true
          Types.Creator made        | inline true
          Types.Any anything        | inline true
          Types.Value value         | no
          Types.ValueMethod value   | no
          Types.ValueSub value      | no
          Types.NoValue value       | inline false
          Types.Letter letter       | no
          Types.Shape shape         | inline true
          Types.Circle shape        | inline false
          Types.Base base           | inline true
          Types.Names names         | no
          Types.Amount amount       | no
          Types.MyMap map           | inline true
          Types.Page<String> items  | inline true
          Types.Page<String> page   | inline false
          Map<String,Integer> map   | inline true
          java.time.Instant instant | no
          Object any                | no
          List<Types.Circle> list   | no
          Types.Circle[] array      | no
          int number                | no
          Optional<String> text     | no
          """)
  void a_single_parameter(String parameter, String expected) {
    Outcome outcome =
        TestCompiler.JAVAC
            .compile(
                List.of("-Aerrand.json=unchecked"),
                List.of(
                    acme(
                        "import com.fasterxml.jackson.annotation.*; import com.fasterxml.jackson.annotation.JsonValue;\n"
                            + TYPES),
                    acme("class A {\n @Task void run(" + parameter + ") {}\n}"),
                    jackson("JsonValue", "boolean value() default true;"),
                    jackson("JsonProperty", "String value();"),
                    jackson("JsonAlias", "String[] value();"),
                    jackson("JsonAnySetter", "")))
            .assertNoErrors();
    String name = parameter.substring(parameter.lastIndexOf(' ') + 1);
    String stub = outcome.generated().get("com/acme/RunTask.java");
    if (expected.equals("no")) {
      assertThat(stub).contains(".parameter(\"" + name + "\", ");
    } else {
      assertThat(stub)
          .containsPattern(
              "\\.inlineParameter\\(\"" + name + "\", .*, " + expected.split(" ")[1] + "\\)\\n");
    }
  }

  private static javax.tools.JavaFileObject jackson(String name, String member) {
    return source("com.fasterxml.jackson.annotation", annotation(name, member));
  }
}
