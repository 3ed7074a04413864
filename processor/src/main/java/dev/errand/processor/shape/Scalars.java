package dev.errand.processor.shape;

import dev.errand.processor.shape.Shape.Numeric;
import dev.errand.processor.shape.Shape.Text;
import dev.errand.processor.shape.Shape.Truth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types that become one text, one number, or true and false. */
final class Scalars {

  private static final Shape TEXT = new Text(Map.of());
  private static final Shape DATE_TIME = new Text(Map.of("format", "date-time"));
  private static final Map<String, Shape> BY_NAME = new HashMap<>();

  static {
    put(whole("int32", Byte.MIN_VALUE, 255), "byte", "java.lang.Byte"); // read as unsigned too
    put(whole("int32", Short.MIN_VALUE, Short.MAX_VALUE), "short", "java.lang.Short");
    put(
        whole("int32", Integer.MIN_VALUE, Integer.MAX_VALUE),
        "int",
        "java.lang.Integer",
        "java.util.OptionalInt",
        "java.util.concurrent.atomic.AtomicInteger");
    put(
        whole("int64", Long.MIN_VALUE, Long.MAX_VALUE),
        "long",
        "java.lang.Long",
        "java.util.OptionalLong",
        "java.util.concurrent.atomic.AtomicLong");
    put(new Numeric(true, false, Map.of()), "java.math.BigInteger");
    put(new Numeric(false, true, Map.of("format", "float")), "float", "java.lang.Float");
    put(
        new Numeric(false, true, Map.of("format", "double")),
        "double",
        "java.lang.Double",
        "java.util.OptionalDouble");
    put(new Numeric(false, false, Map.of()), "java.math.BigDecimal");
    put(new Numeric(false, true, Map.of()), "java.lang.Number");
    put(new Truth(), "boolean", "java.lang.Boolean", "java.util.concurrent.atomic.AtomicBoolean");
    put(new Text(Map.of("maxLength", 1)), "char", "java.lang.Character");
    put(new Text(Map.of("contentEncoding", "base64")), "java.nio.ByteBuffer");
    put(new Text(Map.of("format", "uuid")), "java.util.UUID");
    put(new Text(Map.of("format", "date")), "java.time.LocalDate");
    put(
        DATE_TIME,
        "java.time.Instant",
        "java.time.OffsetDateTime",
        "java.util.Date",
        "java.util.Calendar",
        "java.util.GregorianCalendar",
        "java.sql.Date",
        "java.sql.Timestamp");
    put(
        TEXT,
        "java.lang.CharSequence",
        "java.lang.String",
        "java.lang.StringBuffer",
        "java.lang.StringBuilder",
        "java.io.File",
        "java.net.Inet4Address",
        "java.net.Inet6Address",
        "java.net.InetAddress",
        "java.net.InetSocketAddress",
        "java.net.URI",
        "java.net.URL",
        "java.nio.charset.Charset",
        "java.nio.file.Path",
        "java.sql.Time",
        "java.time.Duration",
        "java.time.LocalDateTime",
        "java.time.LocalTime",
        "java.time.MonthDay",
        "java.time.OffsetTime",
        "java.time.Period",
        "java.time.Year",
        "java.time.YearMonth",
        "java.time.ZoneId",
        "java.time.ZoneOffset",
        "java.time.ZonedDateTime",
        "java.util.Currency",
        "java.util.Locale",
        "java.util.TimeZone",
        "java.util.regex.Pattern");
  }

  private Scalars() {}

  private static void put(Shape shape, String... names) {
    List.of(names).forEach(name -> BY_NAME.put(name, shape));
  }

  private static Shape whole(String format, long least, long greatest) {
    Map<String, Object> keywords = new LinkedHashMap<>();
    keywords.put("format", format);
    keywords.put("minimum", least);
    keywords.put("maximum", greatest);
    return new Numeric(true, false, keywords);
  }

  /** The shape of a primitive or of a class by its qualified name; null if it is none of these. */
  static @Nullable Shape of(String name) {
    return BY_NAME.get(name);
  }

  static Shape text() {
    return TEXT;
  }

  static Shape base64() {
    return new Text(Map.of("contentEncoding", "base64"));
  }
}
