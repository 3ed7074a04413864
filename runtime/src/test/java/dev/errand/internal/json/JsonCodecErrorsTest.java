package dev.errand.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.errand.internal.json.Samples.Bean;
import dev.errand.internal.json.Samples.Color;
import dev.errand.internal.json.Samples.Failing;
import dev.errand.internal.json.Samples.HasUnknowable;
import dev.errand.internal.json.Samples.Holder;
import dev.errand.internal.json.Samples.Named;
import dev.errand.internal.json.Samples.NoProperties;
import dev.errand.internal.json.Samples.Node;
import dev.errand.internal.json.Samples.Order;
import dev.errand.internal.json.Samples.Outer;
import dev.errand.internal.json.Samples.Page;
import dev.errand.internal.json.Samples.Positive;
import dev.errand.internal.json.Samples.Shape;
import dev.errand.internal.json.Samples.Unconstructible;
import dev.errand.internal.json.Samples.Upload;
import dev.errand.spi.JsonCodec;
import dev.errand.spi.JsonException;
import dev.errand.task.TypeRef;
import java.io.InputStream;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What both codecs say is wrong: word for word the same, whichever Jackson it is. */
@ParameterizedClass
@MethodSource("dev.errand.internal.json.Samples#codecs")
class JsonCodecErrorsTest {

  private static final TypeRef<Upload> UPLOAD = TypeRef.of(Upload.class);
  private static final String SAMPLES = "dev.errand.internal.json.Samples$";

  private final JsonCodec codec;

  JsonCodecErrorsTest(JsonCodec codec) {
    this.codec = codec;
  }

  @Test
  void primitives() {
    reading("{\"name\":\"a\"}", UPLOAD, "width: is missing, and int can't be null");
    reading("{\"width\":null}", UPLOAD, "width: is null, and int can't be");
    reading("null", TypeRef.of(int.class), "is null, and int can't be");
    reading("[1,null]", TypeRef.of(int[].class), "[1]: is null, and int can't be");
    reading("[1,\"x\"]", TypeRef.of(int[].class), "[1]: is text, and can't be read as int");
    TypeRef<Bean> bean = TypeRef.of(Bean.class);
    reading("{\"count\":1}", bean, "active: is missing, and boolean can't be null");
    reading("{\"active\":true}", bean, "count: is missing, and int can't be null");
    reading("{\"count\":null,\"active\":true}", bean, "count: is null, and int can't be");
    TypeRef<Outer> outer = TypeRef.of(Outer.class);
    reading(
        "{\"last\":1,\"in_depth\":1,\"others\":[{\"count\":1,\"active\":true},{\"active\":true}]}",
        outer,
        "others[1].count: is missing, and int can't be null");
    reading(
        "{\"first\":{\"count\":1,\"active\":true},\"in_depth\":1}",
        outer,
        "last: is missing, and int can't be null");
    reading("{\"last\":1}", outer, "in_depth: is missing, and int can't be null");
  }

  @Test
  void wrongTypes() {
    reading("{\"width\":\"1\"}", UPLOAD, "width: is text, and can't be read as int");
    reading("{\"width\":1.5}", UPLOAD, "width: is 1.5, and can't be read as int");
    reading("{\"width\":[1]}", UPLOAD, "width: is a list, and can't be read as int");
    reading("{\"width\":{}}", UPLOAD, "width: is an object, and can't be read as int");
    reading("{\"width\":true}", UPLOAD, "width: is true, and can't be read as int");
    reading("{\"width\":3000000000}", UPLOAD, "width: is a number that int can't hold");
    reading("{\"name\":12}", UPLOAD, "name: is 12, and can't be read as String");
    reading("{\"name\":{}}", UPLOAD, "name: is an object, and can't be read as String");
    reading("[]", UPLOAD, "is a list, and can't be read as Upload");
    reading("\"x\"", UPLOAD, "is text, and can't be read as Upload");
    TypeRef<Order> order = TypeRef.of(Order.class);
    reading("{\"items\":{}}", order, "items: is an object, and can't be read as List");
    reading("{\"items\":[3]}", order, "items[0]: is a number, and can't be read as Item");
    reading(
        "{\"items\":[{},{},{\"price\":\"x\"}]}",
        order,
        "items[2].price: is text, and can't be read as BigDecimal");
    reading(
        "{\"byName\":{\"a.b\":{\"price\":[]}}}",
        order,
        "byName[\"a.b\"].price: is a list, and can't be read as BigDecimal");
    reading(
        "{\"x\":1}",
        TypeRef.mapOf(Integer.class, String.class),
        "has the key \"x\", which can't be read as Integer");
    reading("\"*\"", TypeRef.of(byte[].class), "is no Base64 text");
  }

  @Test
  void enums() {
    TypeRef<List<Color>> colors = TypeRef.listOf(Color.class);
    reading("[\"PURPLE\"]", colors, "[0]: is \"PURPLE\", and must be one of RED, GREEN, blue");
    reading("[\"grass\"]", colors, "[0]: is \"grass\", and must be one of RED, GREEN, blue");
    reading("[1]", colors, "[0]: is 1, and must be one of RED, GREEN, blue");
  }

  @Test
  void times() {
    reading(
        "\"2026-13-01\"",
        TypeRef.of(LocalDate.class),
        "is \"2026-13-01\", and can't be read as LocalDate (such as 2026-01-31)");
    reading(
        "\"\"",
        TypeRef.of(LocalDate.class),
        "is \"\", and can't be read as LocalDate (such as 2026-01-31)");
    reading(
        "\"soon\"",
        TypeRef.of(Instant.class),
        "is \"soon\", and can't be read as Instant (such as 2026-01-31T12:30:00Z)");
    reading(
        "\"1h\"",
        TypeRef.of(Duration.class),
        "is \"1h\", and can't be read as Duration (such as PT1H30M)");
    reading(
        "\"" + "x".repeat(200) + "\"",
        TypeRef.of(UUID.class),
        "is \""
            + "x".repeat(80)
            + "…\", and can't be read as UUID (such as 0190d3a1-7e2c-7c1a-8f3e-1f2d3c4b5a69)");
  }

  @Test
  void construction() {
    reading(
        "{\"name\":\"x\"}",
        TypeRef.of(Unconstructible.class),
        "can't be read, since "
            + SAMPLES
            + "Unconstructible is no record and has neither a constructor without parameters nor a"
            + " @JsonCreator");
    reading(
        "{\"thing\":{}}",
        TypeRef.of(HasUnknowable.class),
        "thing: can't be read, since "
            + SAMPLES
            + "Unknowable is abstract and its subtypes aren't told apart; @JsonTypeInfo and"
            + " @JsonSubTypes do that");
    reading(
        "[{\"value\":1},{\"value\":-1}]",
        TypeRef.listOf(Positive.class),
        "[1]: was refused by Positive: value must be positive");
    TypeRef<List<Shape>> shapes = TypeRef.listOf(Shape.class);
    reading(
        "[{\"kind\":\"cone\"}]", shapes, "[0]: is the subtype \"cone\", which Shape doesn't have");
    reading("[{}]", shapes, "[0]: doesn't say which subtype of Shape it is");
    reading("[[]]", shapes, "[0]: can't be read as Shape");
    reading("[{\"kind\":\"circle\"}]", shapes, "[0].radius: is missing, and double can't be null");
  }

  @Test
  void noJson() {
    for (String json : List.of("", "{", "nope", "{} x", "{} {}", "{a:1}", "{\"a\":NaN}")) {
      reading(json, TypeRef.of(Holder.class), "is no valid JSON");
    }
    reading("[\"a]", TypeRef.listOf(String.class), "[0]: is no valid JSON");
  }

  @Test
  void limitsOfReading() {
    String deep = "[".repeat(600) + "]".repeat(600);
    reading(deep, TypeRef.of(Object.class), "is nested deeper than 500 levels");
    reading(
        "{\"value\":" + deep + "}",
        TypeRef.of(Named.class),
        "value: is nested deeper than 500 levels");
    assertThat(
            catchThrowableOfType(
                JsonException.class,
                () -> codec.decode("1".repeat(20_000), TypeRef.of(BigInteger.class))))
        .hasMessageContaining("20000");
  }

  @Test
  void aTypeWithTheWrongNumberOfArguments() {
    TypeRef<Page<String>> type =
        TypeRef.parameterized(Page.class, TypeRef.of(String.class), TypeRef.of(String.class));
    assertThat(catchThrowableOfType(JsonException.class, () -> codec.decode("{}", type)))
        .hasMessageContaining("2 type parameters");
  }

  @Test
  void unwritable() {
    writing(
        new NoProperties(), SAMPLES + "NoProperties can't be written, since it has no properties");
    writing(
        new Holder(Map.of("a b", List.of(1, new NoProperties()))),
        "values[\"a b\"][1]: "
            + SAMPLES
            + "NoProperties can't be written, since it has no properties");
    InputStream stream = InputStream.nullInputStream();
    writing(
        new Named(stream),
        "value: "
            + stream.getClass().getTypeName()
            + " can't be written, since it has no properties");
    writing(
        new Named(List.of(new Failing())),
        "value[0].name: can't be written: java.lang.IllegalStateException: no name yet");
  }

  @Test
  void recursion() {
    Node parent = new Node("parent");
    Node child = new Node("child");
    parent.children.add(child);
    child.parent = parent;
    writing(parent, "children[0].parent: leads back to the same Node, without end");
    writing(
        new Named(parent), "value.children[0].parent: leads back to the same Node, without end");
    Object deep = "x";
    for (int i = 0; i < 600; i++) {
      deep = List.of(deep);
    }
    writing(deep, "[0]".repeat(16) + "…: is nested deeper than 500 levels");
  }

  private void reading(String json, TypeRef<?> type, String message) {
    check(catchThrowableOfType(JsonException.class, () -> codec.decode(json, type)), message);
  }

  private void writing(Object value, String message) {
    check(
        catchThrowableOfType(
            JsonException.class, () -> codec.encode(value, TypeRef.of(value.getClass()))),
        message);
  }

  private static void check(JsonException exception, String message) {
    assertThat(exception).hasMessage(message);
    assertThat(exception.path().isEmpty() ? "" : exception.path() + ": ")
        .isEqualTo(message.substring(0, message.length() - exception.reason().length()));
  }
}
