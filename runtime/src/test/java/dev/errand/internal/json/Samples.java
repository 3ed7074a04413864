package dev.errand.internal.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.errand.spi.JsonCodec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Types that tasks may take, and the codecs to write them with. */
final class Samples {

  private Samples() {}

  /** Both codecs, for parameterised tests. */
  static Stream<JsonCodec> codecs() {
    return Stream.of(jackson3(), jackson2());
  }

  static JsonCodec jackson3() {
    return Jackson3Codec.create(Samples.class.getClassLoader());
  }

  static JsonCodec jackson2() {
    return Jackson2Codec.create(Samples.class.getClassLoader());
  }

  enum Color {
    RED,
    GREEN {
      @Override
      public String toString() {
        return "grass";
      }
    },
    @JsonProperty("blue")
    BLUE
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Circle.class, name = "circle"),
    @JsonSubTypes.Type(value = Square.class, name = "square"),
    @JsonSubTypes.Type(value = Nothing.class, name = "nothing")
  })
  sealed interface Shape permits Circle, Square, Nothing {}

  record Circle(double radius) implements Shape {}

  record Square(int side, Optional<String> label) implements Shape {}

  record Nothing() implements Shape {}

  record Page<T>(List<T> items, int total) {}

  record Upload(String name, int width, Optional<String> note) {}

  record Item(String name, BigDecimal price) {}

  record Order(List<Item> items, Map<String, Item> byName) {}

  record Positive(int value) {
    Positive {
      if (value <= 0) {
        throw new IllegalArgumentException("value must be positive");
      }
    }
  }

  record UserId(@JsonValue String value) {}

  interface Unknowable {}

  record HasUnknowable(Unknowable thing) {}

  record Holder(Map<String, Object> values) {}

  record Named(Object value) {}

  static final class Unconstructible {
    private final String name;

    Unconstructible(String name) {
      this.name = name;
    }

    public String getName() {
      return name;
    }
  }

  static final class NoProperties {}

  static final class Failing {
    public String getName() {
      throw new IllegalStateException("no name yet");
    }
  }

  static final class Node {
    public final String name;
    public final List<Node> children = new ArrayList<>();
    public Node parent;

    Node(String name) {
      this.name = name;
    }
  }

  /** A bean, with what Jackson would leave at its default. */
  static final class Bean {
    private int count;
    private String text;
    private Optional<String> note;
    public boolean active;
    public OptionalInt size;

    public int getCount() {
      return count;
    }

    public void setCount(int count) {
      this.count = count;
    }

    public String getText() {
      return text;
    }

    public void setText(String text) {
      this.text = text;
    }

    public Optional<String> getNote() {
      return note;
    }

    public void setNote(Optional<String> note) {
      this.note = note;
    }
  }

  static final class Outer {
    public Bean first;
    public List<Bean> others;
    public int last;

    @JsonUnwrapped(prefix = "in_")
    public Inner inner;
  }

  static final class Inner {
    public int depth;
  }

  /** Everything that a payload may be made of. */
  record Rich(
      String zulu,
      char letter,
      boolean flag,
      byte tiny,
      short small,
      int count,
      long big,
      float third,
      double half,
      double lost,
      Integer boxed,
      Long absent,
      BigInteger huge,
      BigDecimal price,
      BigDecimal exponent,
      byte[] bytes,
      int[] numbers,
      Color color,
      DayOfWeek day,
      Optional<String> note,
      Optional<Item> none,
      OptionalInt size,
      OptionalLong noSize,
      Instant instant,
      LocalDate date,
      LocalTime time,
      LocalDateTime dateTime,
      OffsetDateTime offset,
      ZonedDateTime zoned,
      ZonedDateTime utc,
      Duration duration,
      Period period,
      Year year,
      YearMonth month,
      ZoneId zone,
      Date legacy,
      UUID uuid,
      URI uri,
      Locale locale,
      UserId user,
      Item item,
      List<Item> items,
      List<List<String>> rows,
      Set<String> set,
      Map<String, Integer> map,
      Map<String, Integer> ordered,
      Map<Color, List<Item>> byColor,
      Map<Integer, String> byNumber,
      Page<Shape> page,
      List<Shape> shapes,
      Map<String, Object> any,
      Bean bean) {}

  static Rich rich() {
    Map<String, Integer> ordered = new LinkedHashMap<>();
    ordered.put("zebra", 1);
    ordered.put("ant", 2);
    Map<Color, List<Item>> byColor = new EnumMap<>(Color.class);
    byColor.put(Color.RED, List.of());
    byColor.put(Color.GREEN, List.of(new Item("leaf", new BigDecimal("0.10"))));
    Map<String, Object> any = new LinkedHashMap<>();
    any.put("number", 12);
    any.put("large", 12345678901L);
    any.put("fraction", 0.1);
    any.put("list", List.of("a", true));
    any.put("nested", Map.of("b", 1, "a", Map.of()));
    any.put("nothing", null);
    Bean bean = new Bean();
    bean.setCount(3);
    bean.setText("Grüße, \"世界\" \uD83D\uDE80 \u0000\u001f\u2028</script>");
    bean.setNote(Optional.of("x"));
    bean.active = true;
    bean.size = OptionalInt.of(7);
    return new Rich(
        "z",
        'ß',
        true,
        (byte) -1,
        (short) 300,
        Integer.MIN_VALUE,
        Long.MAX_VALUE,
        1f / 3,
        2.0E-3,
        Double.NaN,
        5,
        null,
        new BigInteger("123456789012345678901234567890"),
        new BigDecimal("19.90"),
        new BigDecimal("1E+20"),
        "bytes?>".getBytes(StandardCharsets.UTF_8),
        new int[] {1, 2},
        Color.BLUE,
        DayOfWeek.MONDAY,
        Optional.of("note"),
        Optional.empty(),
        OptionalInt.of(1),
        OptionalLong.empty(),
        Instant.parse("2026-01-31T12:30:00.123456789Z"),
        LocalDate.of(2026, 1, 31),
        LocalTime.of(12, 30),
        LocalDateTime.of(2026, 1, 31, 12, 30, 1),
        OffsetDateTime.parse("2026-01-31T12:30:00+05:45"),
        ZonedDateTime.of(2026, 1, 31, 12, 30, 0, 0, ZoneId.of("Europe/Berlin")),
        ZonedDateTime.of(2026, 1, 31, 12, 30, 0, 0, ZoneId.of("UTC")),
        Duration.ofMinutes(90).plusMillis(5),
        Period.ofMonths(1),
        Year.of(2026),
        YearMonth.of(2026, 1),
        ZoneId.of("Asia/Kathmandu"),
        Date.from(Instant.parse("2026-01-31T12:30:00.123Z")),
        UUID.fromString("0190d3a1-7e2c-7c1a-8f3e-1f2d3c4b5a69"),
        URI.create("https://example.com/a?b=c"),
        Locale.GERMANY,
        new UserId("u-1"),
        new Item("pen", new BigDecimal("1.5")),
        List.of(new Item("a", BigDecimal.ONE), new Item("b", BigDecimal.TEN)),
        List.of(List.of("a", "b"), List.of()),
        Set.of("x", "y", "z", "w"),
        Map.of("one", 1, "two", 2, "three", 3),
        ordered,
        byColor,
        Map.of(10, "ten", 9, "nine"),
        new Page<>(List.of(new Circle(1.5), new Square(2, Optional.of("s"))), 2),
        List.of(new Square(1, Optional.empty()), new Nothing()),
        any,
        bean);
  }
}
