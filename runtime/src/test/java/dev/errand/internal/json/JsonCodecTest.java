package dev.errand.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.internal.json.Samples.Bean;
import dev.errand.internal.json.Samples.Circle;
import dev.errand.internal.json.Samples.Color;
import dev.errand.internal.json.Samples.Nothing;
import dev.errand.internal.json.Samples.Outer;
import dev.errand.internal.json.Samples.Page;
import dev.errand.internal.json.Samples.Rich;
import dev.errand.internal.json.Samples.Shape;
import dev.errand.internal.json.Samples.Square;
import dev.errand.internal.json.Samples.Upload;
import dev.errand.spi.JsonCodec;
import dev.errand.task.TypeRef;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Month;
import java.time.Year;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What both codecs write and read. */
@ParameterizedClass
@MethodSource("dev.errand.internal.json.Samples#codecs")
class JsonCodecTest {

  private final JsonCodec codec;

  JsonCodecTest(JsonCodec codec) {
    this.codec = codec;
  }

  @Test
  void writesTheGoldenFileAndReadsItBack() throws IOException {
    String json = encode(Samples.rich());

    assertThat(json).isEqualTo(golden());
    Rich read = codec.decode(json, TypeRef.of(Rich.class));
    assertThat(read)
        .usingRecursiveComparison()
        .withEqualsForType(Double::equals, Double.class)
        .isEqualTo(Samples.rich());
    assertThat(encode(read)).isEqualTo(json);
  }

  /** The file has a line for each field; what is written has none. */
  private static String golden() throws IOException {
    try (var file = JsonCodecTest.class.getResourceAsStream("/json/rich.json")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\n", "");
    }
  }

  @Test
  void typeArgumentsKeepSubtypesApart() {
    TypeRef<Page<Shape>> pageOfShapes = TypeRef.parameterized(Page.class, TypeRef.of(Shape.class));
    Page<Shape> page = new Page<>(List.of(new Circle(1), new Nothing()), 2);
    List<Shape> shapes = page.items();
    Shape[] array = {new Square(1, Optional.empty())};

    assertThat(codec.decode(codec.encode(page, pageOfShapes), pageOfShapes)).isEqualTo(page);
    assertThat(roundTrip(shapes, TypeRef.listOf(Shape.class))).isEqualTo(shapes);
    assertThat(roundTrip(array, TypeRef.of(Shape[].class))).isEqualTo(array);
    assertThat(roundTrip(array[0], TypeRef.of(Shape.class))).isEqualTo(array[0]);
    assertThat(codec.encode(shapes, TypeRef.listOf(Shape.class)))
        .isEqualTo("[{\"kind\":\"circle\",\"radius\":1.0},{\"kind\":\"nothing\"}]");
  }

  @Test
  void readsEveryKindOfTypeRef() {
    TypeRef<List<Integer>[]> lists = TypeRef.arrayOf(TypeRef.listOf(Integer.class));
    assertThat(codec.decode("[[1],[2,3]]", lists)).containsExactly(List.of(1), List.of(2, 3));
    assertThat(codec.decode("5", TypeRef.of(int.class))).isEqualTo(5);
    assertThat(codec.decode("[1,2]", TypeRef.setOf(Long.class))).isEqualTo(Set.of(1L, 2L));
    assertThat(codec.decode("null", TypeRef.optionalOf(String.class))).isEqualTo(Optional.empty());
    assertThat(codec.decode("null", TypeRef.of(String.class))).isNull();
    assertThat(
            codec.decode(
                "{\"RED\":[\"a\"]}",
                TypeRef.mapOf(TypeRef.of(Color.class), TypeRef.listOf(String.class))))
        .isEqualTo(Map.of(Color.RED, List.of("a")));
  }

  @Test
  void writesNullAtTheRoot() {
    assertThat(codec.encode(null, TypeRef.of(String.class))).isEqualTo("null");
    assertThat(codec.encode(Optional.empty(), TypeRef.optionalOf(String.class))).isEqualTo("null");
  }

  @Test
  void ignoresUnknownFieldsAndFillsAbsentOnes() {
    assertThat(codec.decode("{\"was\":{\"once\":[1]},\"width\":1}", TypeRef.of(Upload.class)))
        .isEqualTo(new Upload(null, 1, Optional.empty()));
  }

  @Test
  void anAbsentOptionalOfABeanIsEmpty() {
    Bean bean = codec.decode("{\"count\":1,\"active\":true}", TypeRef.of(Bean.class));

    assertThat(bean.getNote()).isEmpty();
    assertThat(bean.size).isEqualTo(OptionalInt.empty());
    assertThat(bean.getText()).isNull();
  }

  @Test
  void beansWithinBeansHaveTheirOwnFields() {
    String bean = "{\"count\":1,\"active\":true}";
    Outer outer =
        codec.decode(
            "{\"first\":%s,\"others\":[%s,%s],\"last\":2,\"in_depth\":3}"
                .formatted(bean, bean, bean),
            TypeRef.of(Outer.class));

    assertThat(outer.others).hasSize(2);
    assertThat(outer.last).isEqualTo(2);
    assertThat(outer.inner.depth).isEqualTo(3);
  }

  @Test
  void ordersWhatHasNoOrder() {
    Map<String, Integer> linked = new LinkedHashMap<>();
    linked.put("z", 1);
    linked.put("a", 2);

    assertThat(encode(Map.of("c", 3, "a", 1, "b", 2))).isEqualTo("{\"a\":1,\"b\":2,\"c\":3}");
    assertThat(encode(new HashMap<>(Map.of("b", Set.of(3, 1, 2), "a", Set.of()))))
        .isEqualTo("{\"a\":[],\"b\":[1,2,3]}");
    assertThat(encode(linked)).isEqualTo("{\"z\":1,\"a\":2}");
    assertThat(encode(new LinkedHashSet<>(List.of("y", "x")))).isEqualTo("[\"y\",\"x\"]");
    assertThat(encode(Set.of(Color.BLUE, Color.GREEN, Color.RED)))
        .isEqualTo("[\"RED\",\"GREEN\",\"blue\"]");
    assertThat(encode(new Bean())).startsWith("{\"active\":").endsWith(",\"text\":null}");
    assertThat(encode(new Upload("n", 1, Optional.empty())))
        .isEqualTo("{\"name\":\"n\",\"width\":1,\"note\":null}");
  }

  @Test
  void writesAsTextWhatTheJacksonsWriteDifferently() {
    assertThat(encode(Month.MAY)).isEqualTo("\"MAY\"");
    assertThat(encode(Year.of(2026))).isEqualTo("\"2026\"");
    assertThat(encode(Locale.forLanguageTag("zh-Hant-TW"))).isEqualTo("\"zh-Hant-TW\"");
    assertThat(encode(new java.sql.Date(1))).isEqualTo("\"1970-01-01T00:00:00.001Z\"");
    assertThat(encode(new StandardNames()))
        .isEqualTo("{\"URL\":\"u\",\"aName\":\"n\",\"ready\":true}");
    for (Object value :
        List.of(
            Month.MAY,
            Year.of(2026),
            Locale.forLanguageTag("zh-Hant-TW"),
            Locale.ROOT,
            java.sql.Date.valueOf("2026-01-31"))) {
      assertThat(roundTrip(value, TypeRef.of(value.getClass()))).isEqualTo(value);
    }
  }

  static final class StandardNames {
    public String getURL() {
      return "u";
    }

    public String getaName() {
      return "n";
    }

    public boolean isReady() {
      return true;
    }
  }

  @Test
  void keepsNumbers() {
    BigInteger key = BigInteger.ONE.shiftLeft(8192);
    assertThat(roundTrip(key, TypeRef.of(BigInteger.class))).isEqualTo(key);
    assertThat(roundTrip(new BigDecimal("1.10"), TypeRef.of(BigDecimal.class)))
        .isEqualTo(new BigDecimal("1.10"));
    double[] doubles = {2e23, -0.0, Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY};
    assertThat(codec.encode(doubles, TypeRef.of(double[].class)))
        .isEqualTo("[2.0E23,-0.0,4.9E-324,\"NaN\",\"-Infinity\"]");
    assertThat(roundTrip(doubles, TypeRef.of(double[].class))).isEqualTo(doubles);
  }

  @Test
  void keepsTextThatNeitherUtf8NorPostgresqlLike() {
    String text = "a\u0000b\uD800c\uDC00d\uD83D\uDE80";
    assertThat(codec.decode(JsonText.storable(encode(text)), TypeRef.of(String.class)))
        .isEqualTo(text);
    String large = "x".repeat(30_000_000);
    assertThat(roundTrip(large, TypeRef.of(String.class))).isEqualTo(large);
  }

  @Test
  void writesNoClassNames() {
    assertThat(encode(Map.of("value", List.of(new Upload("a", 1, Optional.empty())))))
        .isEqualTo("{\"value\":[{\"name\":\"a\",\"width\":1,\"note\":null}]}");
  }

  @Test
  void cutsFields() {
    assertThat(codec.fields(" { \"a\" : [1, {\"b\":\"}\"}] , \"c\":\"x\" } "))
        .containsExactly(Map.entry("a", "[1, {\"b\":\"}\"}]"), Map.entry("c", "\"x\""));
  }

  private String encode(Object value) {
    return codec.encode(value, TypeRef.of(value.getClass()));
  }

  @SuppressWarnings("unchecked")
  private <T> T roundTrip(T value, TypeRef<? extends T> type) {
    return (T) codec.decode(codec.encode(value, type), type);
  }
}
