package dev.errand.processor;

import static dev.errand.processor.Sources.acme;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.io.File;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Types that look as if JSON couldn't hold them, but that somebody knows how to write. */
class JsonAcceptedTest {

  private static final String TYPES =
      """
      class Types {
        @com.fasterxml.jackson.databind.annotation.JsonSerialize(using = Object2.class)
        static class Written extends Thread {}
        static abstract class Object2 extends com.fasterxml.jackson.databind.JsonSerializer<Written> {}
        @tools.jackson.databind.annotation.JsonDeserialize(as = Impl.class)
        interface Read { void run(); }
        static class Impl implements Read { public void run() {} }
        record Valued(Runnable action) { @com.fasterxml.jackson.annotation.JsonValue public String name() { return ""; } }
        static class Ignoring {
          @JsonIgnore public java.io.InputStream in;
          private transient java.io.InputStream skipped;
          private java.io.InputStream hidden;
          static java.io.InputStream shared;
          @JsonIgnore public Thread getThread() { return null; }
          java.io.Reader getPackagePrivate() { return null; }
          public java.io.Reader reader() { return null; }
          public void getNothing() {}
          private void setHidden(String a, String b) {}
        }
        @JsonIgnoreProperties({"in", "out"}) record Left(java.io.InputStream in, java.io.OutputStream out, int n) {}
        record Property(@com.fasterxml.jackson.databind.annotation.JsonSerialize(using = Object2.class) Thread thread) {}
        interface HasId { String getId(); }
        interface Several { String name(); int size(); }
        static abstract class Abstract { public abstract Runnable action(); }
        record Abstracts(HasId id, Several several, Abstract made, Object any, Comparable<String> c, CharSequence text) {}
        @JsonTypeInfo(use = JsonTypeInfo.Id.NAME) sealed interface Shape permits Circle {}
        record Circle(int radius) implements Shape {}
        @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION) sealed static abstract class Base permits Sub {}
        static final class Sub extends Base { public int a; }
        record Tree(List<Tree> trees, Grown<String> grown) {}
        record Grown<T>(T item, Grown<List<T>> more) {}
        static class Unmade { private Unmade(Thread thread) {} public Thread getThread() { return null; } }
        record Raw(Page page) {}
        record Page<T>(T item) {}
        static class Rows extends ArrayList<Rows> {}
        static class Failure extends Exception {}
        enum Op implements Runnable { GO { public void run() {} } }
        @JsonIgnoreType static class Skipped { public Thread thread; }
        record WithSkipped(Skipped skipped, int n) {}
        record Time(java.time.temporal.TemporalAmount amount, java.nio.file.Path path, File2 file) {}
        static class File2 extends java.io.File { File2() { super(""); } }
        record Guava(com.google.common.collect.ImmutableList<String> list, com.google.common.collect.Multimap<String, Integer> map,
            com.google.common.collect.ImmutableMap<String, Integer> im, com.google.common.base.Optional<String> o) {}
        record Json(com.fasterxml.jackson.databind.JsonNode two, tools.jackson.databind.node.ObjectNode three) {}
        class Uploading { public record Nested(int n) {} }
      }
      """;

  private static List<File> classPath() {
    List<File> path = new ArrayList<>(TestCompiler.CLASS_PATH);
    path.add(
        new File(
            URI.create(
                ImmutableList.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString())));
    return path;
  }

  private static Outcome compile(TestCompiler compiler, List<String> options, String parameter)
      throws Exception {
    return compiler.run(
        options,
        List.of(
            acme("import com.fasterxml.jackson.annotation.*;\n" + TYPES),
            acme("class Tasks {\n @Task void run(" + parameter + ") {}\n}")),
        List.of(new RegistryProcessor(), new StubProcessor()),
        classPath());
  }

  private static final List<String> PARAMETERS =
      List.of(
          "Types.Written w",
          "Types.Read r",
          "Types.Valued v",
          "Types.Ignoring i",
          "Types.Left l",
          "Types.Property p",
          "Types.Abstracts a",
          "Types.Shape s",
          "Types.Circle c",
          "Types.Base b",
          "Types.Tree t",
          "Types.Unmade u",
          "Types.Raw r",
          "Types.Rows rows",
          "Types.Failure f",
          "Types.Op op",
          "Types.WithSkipped s",
          "Types.Time t",
          "Types.Guava g",
          "Types.Json j",
          "Types.Uploading.Nested n",
          "Object any",
          "Map<String, Object> map",
          "List<?> anything",
          "com.google.common.collect.ImmutableSet<Integer> set",
          "Comparable<Integer> c",
          "TaskContext context",
          "byte[] bytes",
          "java.sql.Timestamp at",
          "Map.Entry<String, Integer> e");

  @ParameterizedTest
  @EnumSource
  void these_are_accepted(TestCompiler compiler) throws Exception {
    StringBuilder tasks = new StringBuilder("class All {\n");
    for (int i = 0; i < PARAMETERS.size(); i++) {
      tasks.append("@Task void task" + i + "(" + PARAMETERS.get(i) + ") {}\n");
    }
    Outcome outcome =
        compiler.run(
            List.of("--release", "17"),
            List.of(
                acme("import com.fasterxml.jackson.annotation.*;\n" + TYPES), acme(tasks + "}")),
            List.of(new RegistryProcessor(), new StubProcessor()),
            classPath());
    assertThat(outcome.errors()).isEmpty();
  }

  @Test
  void an_open_handle_is_not() throws Exception {
    assertThat(compile(TestCompiler.JAVAC, List.of(), "org.jdbi.v3.core.Handle handle").errors())
        .extracting(Outcome.Line::text)
        .singleElement()
        .asString()
        .startsWith("Parameter handle of task method run is an org.jdbi.v3.core.Handle, which");
  }

  @Test
  void unchecked_believes_every_type_and_says_nothing_of_it() throws Exception {
    Outcome outcome =
        compile(
            TestCompiler.JAVAC,
            List.of("-Aerrand.json=unchecked"),
            "java.io.InputStream in, int number");

    assertThat(outcome.errors()).isEmpty();
    assertThat(outcome.generated().get("com/acme/RunTask.java"))
        .contains(
            "\\\"properties\\\":{\\\"in\\\":{},\\\"number\\\":{}},\\\"required\\\":[\\\"number\\\"]");
  }

  @ParameterizedTest
  @EnumSource
  void a_type_that_is_generated_inside_a_payload_is_waited_for(TestCompiler compiler) {
    Outcome outcome =
        compiler.compile(
            List.of(),
            List.of(
                acme(
                    "class Orders {\n record Order(Line line) {}\n @Task void ship(Order order) {}\n}")),
            new Generator(
                java.util.Map.entry(
                    "com.acme.Line", "package com.acme; public record Line(int amount) {}")));
    assertThat(outcome.assertNoErrors().generated().get("com/acme/ShipTask.java"))
        .contains("amount");
  }

  @Test
  void a_type_that_never_comes_inside_a_payload_is_named_with_its_path() {
    Outcome outcome =
        TestCompiler.JAVAC.compile(
            List.of(),
            List.of(
                acme(
                    "class Orders {\n record Order(Line line) {}\n @Task void ship(Order order) {}\n}")));
    assertThat(outcome.errors())
        .anyMatch(
            line ->
                line.line() == 3
                    && line.text()
                        .startsWith(
                            "Property line of parameter order of task method ship can't be"
                                + " resolved: there is no Line."));
  }
}
