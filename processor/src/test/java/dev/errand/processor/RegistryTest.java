package dev.errand.processor;

import static dev.errand.processor.Sources.acme;
import static dev.errand.processor.Sources.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import dev.errand.processor.Outcome.Line;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The registry's name, the services file, and both processors' declarations. */
class RegistryTest {

  private static final String SERVICES = "META-INF/services/dev.errand.task.TaskRegistry";
  private static final String RUN = "{\n @Task void run() {}\n}";

  private static String registry(Outcome outcome) {
    return outcome.assertNoErrors().generated().get(SERVICES);
  }

  @Test
  void the_name_depends_on_the_stubs_names_only() {
    String one = registry(TestCompiler.JAVAC.compile(List.of(), List.of(acme("class A " + RUN))));
    String same =
        registry(
            TestCompiler.JAVAC.compile(
                List.of(),
                List.of(acme("class B {\n @Task(id = \"x\") int run(int i) { return i; }\n}"))));
    String other =
        registry(
            TestCompiler.JAVAC.compile(
                List.of(), List.of(acme("class A {\n @Task void walk() {}\n}"))));
    assertThat(one).matches("com\\.acme\\.ErrandRegistry_[0-9a-f]{8}\\n").isEqualTo(same);
    assertThat(other).matches("com\\.acme\\.ErrandRegistry_[0-9a-f]{8}\\n").isNotEqualTo(one);
  }

  @Test
  void it_is_in_the_package_of_the_first_stub() {
    Outcome outcome =
        TestCompiler.JAVAC.compile(
            List.of("-Xlint:all", "-Werror"),
            List.of(
                source("com.zebra", "class A {\n @Task void b() {}\n}"),
                source(
                    "com.ape",
                    "class Z {\n record Hidden(String text) {}\n @Task Hidden b(Hidden hidden) { return hidden; } @Task(id = \"c\") void b2() {}\n}")));
    assertThat(outcome.errors())
        .extracting(Line::text)
        .containsExactlyInAnyOrder(
            Message.DUPLICATE_ID.text("\"b\"", "com.zebra.A.b", "com.ape.Z.b"),
            Message.DUPLICATE_ID.text("\"b\"", "com.ape.Z.b", "com.zebra.A.b"));

    Outcome fine =
        TestCompiler.JAVAC.compile(
            List.of("-Xlint:all", "-Werror"),
            List.of(
                source("com.zebra", "class A {\n @Task(id = \"zebra\") void b() {}\n}"),
                source(
                    "com.ape",
                    "class Z {\n record Hidden(String text) {}\n @Task Hidden b(Hidden hidden) { return hidden; }\n}")));
    assertThat(registry(fine)).startsWith("com.ape.ErrandRegistry_");
  }

  @ParameterizedTest
  @EnumSource
  void a_registry_in_one_package_lists_stubs_with_hidden_types_of_another(TestCompiler compiler) {
    Outcome outcome =
        compiler.compile(
            List.of("-Aerrand.registry=com.zebra.Tasks"),
            List.of(
                source(
                    "com.ape",
                    "class Z {\n record Hidden(String text) {}\n @Task Hidden b(Hidden hidden) { return hidden; }\n}")));
    assertThat(registry(outcome)).isEqualTo("com.zebra.Tasks\n");
  }

  @ParameterizedTest
  @EnumSource
  void the_unnamed_package_works_too(TestCompiler compiler) {
    Outcome outcome =
        compiler.compile(
            List.of(),
            List.of(source("", "class A " + RUN), acme("class B {\n @Task void walk() {}\n}")));
    assertThat(registry(outcome)).matches("ErrandRegistry_[0-9a-f]{8}\\n");
  }

  @ParameterizedTest
  @EnumSource
  void a_named_registry_cant_see_the_unnamed_package(TestCompiler compiler) {
    Outcome outcome =
        compiler.compile(
            List.of("-Aerrand.registry=com.acme.Tasks"), List.of(source("", "class A " + RUN)));
    assertThat(outcome.errors())
        .containsExactly(
            new Line(
                Diagnostic.Kind.ERROR,
                2,
                "-Aerrand.registry=com.acme.Tasks is in a named package, where RunTask of the unnamed"
                    + " package can't be seen. Move the task's class to a package."));
  }

  @ParameterizedTest
  @EnumSource
  void a_registry_whose_name_is_taken_is_reported(TestCompiler compiler) {
    Outcome outcome =
        compiler.compile(List.of("-Aerrand.registry=com.acme.A"), List.of(acme("class A " + RUN)));
    assertThat(outcome.errors())
        .containsExactly(
            new Line(
                Diagnostic.Kind.ERROR,
                2,
                "com.acme.A can't be written: there already is a type of that name."));
  }

  @Test
  void without_tasks_nothing_is_written() {
    assertThat(TestCompiler.JAVAC.compile(List.of(), List.of(acme("class A {}"))).generated())
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void errors_of_all_methods_are_reported_and_none_hides_another(TestCompiler compiler) {
    Outcome outcome =
        compiler.compile(
            List.of(),
            List.of(
                acme(
                    """
                    abstract class A {
                      @Task(id = "a b", maxDuration = "x") private <T> void one(T hashCode) {}
                      @Task(priority = 99999, queue = " ") @Retry(factor = 0) abstract void two();
                    }
                    """)));
    assertThat(outcome.errors()).hasSize(9);
  }

  /** Users' code refers to stubs; its compiler is to speak of the mistake, not of those. */
  @ParameterizedTest
  @EnumSource
  void a_mistake_that_leaves_the_stub_possible_is_the_only_error(TestCompiler compiler) {
    Outcome outcome =
        compiler.compile(
            List.of(),
            List.of(
                acme(
                    """
                    class Uploads {
                      @Task(id = "a b") void badId() {}
                      @Task(maxDuration = "x") void badDuration() {}
                      @Task @Retry(abortOn = Hidden.class) void hidden() {}
                      @Task @Idempotent(key = "b") void badKey(String a) {}
                      @Task void stream(java.io.InputStream in) {}
                      @Task @Cron("x") void badCron() {}
                      private static class Hidden extends Error {}
                    }
                    """),
                acme(
                    """
                    class Caller {
                      BadIdTask.Stub badId;
                      BadDurationTask.Stub badDuration;
                      HiddenTask.Stub hidden;
                      BadKeyTask.Stub badKey;
                      StreamTask.Stub stream;
                      BadCronTask.Stub badCron;
                      void call() {
                        BadIdTask.trigger();
                        BadKeyTask.trigger("a");
                        stream.trigger(null);
                      }
                    }
                    """)));
    assertThat(outcome.errors()).hasSize(6).noneMatch(line -> line.text().contains("Stub"));
    assertThat(outcome.generated().keySet()).noneMatch(path -> path.startsWith("META-INF/"));
  }

  @ParameterizedTest
  @EnumSource
  void without_the_runtime_it_says_so(TestCompiler compiler) throws IOException {
    Outcome outcome =
        compiler.run(
            List.of(),
            List.of(
                JavaFileObjects.forSourceString(
                    "A", "class A {\n @dev.errand.annotation.Task\n void run() {} \n}")),
            List.of(new RegistryProcessor(), new StubProcessor()),
            List.of(TestCompiler.CLASS_PATH.get(0)));
    assertThat(outcome.errors())
        .containsExactly(
            new Line(
                Diagnostic.Kind.ERROR,
                3,
                "The code generated for task method run needs dev.errand.task.TaskDefinition, which"
                    + " isn't visible here. Add errand-runtime to the class path."));
  }

  /** As Gradle does with what needs no compiling again. */
  @Test
  void tasks_of_class_files_are_listed_and_their_stubs_left_alone(@TempDir Path directory)
      throws IOException {
    Outcome before =
        TestCompiler.JAVAC.compile(
            List.of(), List.of(acme("class A {\n @Task void run(String text) {}\n}")));
    for (Map.Entry<String, byte[]> file : before.files().entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      if (file.getKey().endsWith(".class") && !file.getKey().contains("Registry")) {
        Files.write(path, file.getValue());
      }
    }
    List<String> classPath = new ArrayList<>(List.of(directory.toString()));
    TestCompiler.CLASS_PATH.forEach(file -> classPath.add(file.getPath()));
    JavaCompiler.CompilationTask task =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                null,
                null,
                null,
                List.of(
                    "-cp",
                    String.join(File.pathSeparator, classPath),
                    "-proc:only",
                    "-d",
                    directory.toString()),
                List.of("com.acme.A"),
                null);
    task.setProcessors(List.of(new RegistryProcessor(), new StubProcessor()));
    assertThat(task.call()).isTrue();
    String registry = Files.readString(directory.resolve(SERVICES)).strip();
    assertThat(registry).isEqualTo(registry(before).strip());
    assertThat(directory.resolve(registry.replace('.', '/') + ".java"))
        .content()
        .contains("RunTask.DEFINITION");
    assertThat(directory.resolve("com/acme/RunTask.java")).doesNotExist();
  }

  @Test
  void gradle_is_told_which_processor_is_of_which_kind() throws IOException {
    assertThat(resource("META-INF/gradle/incremental.annotation.processors"))
        .containsOnly(
            Map.entry(StubProcessor.class.getName(), "isolating"),
            Map.entry(RegistryProcessor.class.getName(), "aggregating"),
            Map.entry(VocabularyClaims.class.getName(), "isolating"),
            Map.entry(WrittenClaims.class.getName(), "isolating"));
  }

  @Test
  void those_that_write_look_at_our_annotations_only() {
    assertThat(new StubProcessor().getSupportedAnnotationTypes())
        .allMatch(name -> name.startsWith("dev.errand.annotation."));
    assertThat(new RegistryProcessor().getSupportedAnnotationTypes())
        .containsExactlyInAnyOrder(
            "dev.errand.annotation.Task",
            "dev.errand.annotation.OnStart",
            "dev.errand.annotation.OnSuccess",
            "dev.errand.annotation.OnFailure",
            "dev.errand.annotation.OnComplete",
            "dev.errand.annotation.OnCancel");
  }

  private static Map<String, String> resource(String path) throws IOException {
    Map<String, String> lines = new TreeMap<>();
    for (URL url : Collections.list(StubProcessor.class.getClassLoader().getResources(path))) {
      try (InputStream in = url.openStream()) {
        for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
          if (line.startsWith("dev.errand.")) {
            lines.put(line.substring(0, line.indexOf(',')), line.substring(line.indexOf(',') + 1));
          }
        }
      }
    }
    return lines;
  }
}
