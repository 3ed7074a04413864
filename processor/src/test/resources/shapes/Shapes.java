package com.acme;

import com.fasterxml.jackson.annotation.*;
import dev.errand.annotation.Task;
import java.math.*;
import java.net.URI;
import java.time.*;
import java.util.*;
import java.util.concurrent.atomic.*;

public class Shapes {

  public enum Color { RED, GREEN { @Override public String toString() { return "grass"; } }, @JsonProperty("blue") BLUE }

  public record Scalars(
      boolean truth, byte tiny, short small, int number, long large, float single, double twice,
      char letter, Boolean boxedTruth, Byte boxedTiny, Integer boxed, Long boxedLarge, Double boxedTwice,
      Character boxedLetter, String text, BigInteger whole, BigDecimal exact, UUID id, URI uri, Color color) {}

  public record Times(
      Instant instant, LocalDate date, LocalDateTime local, LocalTime time, OffsetDateTime offset,
      ZonedDateTime zoned, Duration duration, Period period, Year year, YearMonth month,
      MonthDay monthDay, ZoneId zone, DayOfWeek weekday, Month named, Date old) {}

  public record Several(
      List<String> names, Set<Integer> numbers, Map<String, Long> counts, Map<Color, String> byColor,
      Map<Integer, Scalars> byNumber, List<List<Double>> matrix, int[] ints, String[] texts, byte[] bytes,
      char[] letters, long[][] grid, Collection<Color> colors, Iterable<String> iterable, Deque<String> deque,
      SortedMap<String, Integer> sorted, EnumMap<Color, Integer> enums, ArrayList<Boolean> truths) {}

  public record Absent(
      Optional<String> text, Optional<Scalars> nested, OptionalInt number, OptionalLong large,
      OptionalDouble twice, AtomicInteger counter, AtomicBoolean flag, AtomicReference<String> held,
      List<Optional<Integer>> inside) {}

  public record Tree(String name, List<Tree> children, Map<String, Tree> byName, Tree parent) {}

  public record Page<T>(List<T> items, T first, int total) {}

  public record Renamed(
      @JsonProperty("other_name") String name, @JsonProperty(required = true) String asked,
      @JsonIgnore String left, @JsonInclude(JsonInclude.Include.NON_NULL) String quiet, int plain) {
    public String getExtra() { return "more"; }
    public Boolean isDone() { return true; }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({@JsonSubTypes.Type(value = Circle.class, name = "circle"), @JsonSubTypes.Type(Square.class),
      @JsonSubTypes.Type(Group.class)})
  public sealed interface Form permits Circle, Square, Group {}
  public record Circle(double radius) implements Form {}
  @JsonTypeName("box") public record Square(int side, Optional<String> label) implements Form {}
  public record Group(List<Form> forms) implements Form {}
  public record Drawing(Form form, Circle circle, List<Form> all) {}

  public static class Bean {
    private int count;
    private String name;
    private String readOnly = "x";
    private boolean done;
    private List<String> tags = new ArrayList<>();
    private String URL;
    private transient int skipped;
    @JsonProperty private long hidden;
    @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) private String secret;
    @JsonProperty(access = JsonProperty.Access.READ_ONLY) public Integer derived;
    public double weight;
    public static int counter;
    String packagePrivate;
    public int getCount() { return count; }
    public void setCount(int count) { this.count = count; }
    public String getName() { return name; }
    void setName(String name) { this.name = name; }
    public String getReadOnly() { return readOnly; }
    public boolean isDone() { return done; }
    public List<String> getTags() { return tags; }
    public String getURL() { return URL; }
    public void setURL(String URL) { this.URL = URL; }
    public String fluent() { return "no"; }
    public void setOnlySet(Integer value) {}
  }

  public static class Sub extends Bean {
    public Color color;
    @Override public String getName() { return super.getName(); }
  }

  public static class Made {
    private final int size;
    private final String label;
    @JsonCreator public Made(@JsonProperty("size") int size, @JsonProperty("label") String label) { this.size = size; this.label = label; }
    public int getSize() { return size; }
    public String getLabel() { return label; }
  }

  public static class Skipping {
    @JsonSetter(nulls = Nulls.SKIP) public int size = 7;
    @JsonIgnoreProperties("x") public int kept;
    public final Integer constant = 3;
  }

  @JsonIgnoreProperties({"b"})
  public record Partly(int a, Integer b) {}

  public static class Others {
    public int known;
    private final Map<String, Integer> rest = new TreeMap<>();
    @JsonAnyGetter public Map<String, Integer> rest() { return rest; }
    @JsonAnySetter public void put(String name, Integer value) { rest.put(name, value); }
  }

  public static class Names extends ArrayList<String> {}
  public static class Registry extends TreeMap<String, Registry> {}
  public record Holder(Names names, Registry registry) {}

  @Task static void scalars(Scalars scalars) {}
  @Task static void times(Times times) {}
  @Task static void several(Several several) {}
  @Task static void absent(Absent absent) {}
  @Task static void tree(Tree tree) {}
  @Task static void pages(Page<Page<Integer>> page, Page<String> texts) {}
  @Task static void renamed(Renamed renamed) {}
  @Task static void drawing(Drawing drawing) {}
  @Task static void form(Form form) {}
  @Task static void bean(Bean bean) {}
  @Task static void sub(Sub sub) {}
  @Task static void made(Made made) {}
  @Task static void skipping(Skipping skipping) {}
  @Task static void partly(Partly partly) {}
  @Task static void others(Others others) {}
  @Task static void holder(Holder holder) {}
  @Task static void map(Map<String, List<Integer>> map) {}
  @Task static void one(int number) {}
  @Task static void list(List<Color> colors) {}
  @Task static void nothing() {}
  @Task static Drawing givesDrawing() { return null; }
  @Task static Page<Scalars> givesPage() { return null; }
  @Task static Bean givesBean() { return null; }
  @Task static Absent givesAbsent() { return null; }
  @Task static List<Form> givesForms() { return null; }
  @Task static Map<Color, Times> givesMap() { return null; }
  @Task static Color givesColor() { return null; }
  @Task static long[] givesNumbers() { return null; }
  @Task static void many(int number, String text, Optional<Integer> maybe, long[] numbers, Bean bean, Color color, Integer boxed) {}
}
