package dev.errand.processor;

import static dev.errand.processor.Sources.acme;
import static dev.errand.processor.Sources.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.task.HookDefinition;
import dev.errand.task.TaskRegistry;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Hooks whose tasks, or types, come from elsewhere: another jar, another processor, class files.
 */
class HookCompilationTest {

  private static final String SERVICES = "META-INF/services/dev.errand.task.TaskRegistry";
  private static final JavaFileObject AUDIT =
      acme("class Audit {\n @OnComplete(\"acme/Run:1\") static void audit() {}\n}");

  private static Outcome compile(TestCompiler compiler, Path jar, JavaFileObject... sources)
      throws IOException {
    List<File> classPath = new ArrayList<>(TestCompiler.CLASS_PATH);
    classPath.add(jar.toFile());
    return compiler.run(
        List.of("--release", "17"),
        List.of(sources),
        List.of(new RegistryProcessor(), new StubProcessor()),
        classPath);
  }

  @ParameterizedTest
  @EnumSource
  void a_task_of_another_jar_is_known_by_its_resource(TestCompiler compiler, @TempDir Path jar)
      throws IOException {
    assertThat(compile(compiler, jar, AUDIT).errors())
        .extracting(Outcome.Line::text)
        .containsExactly(
            "@OnComplete is for task \"acme/Run:1\", but there is none. Write the id of a task of"
                + " this compilation or of a jar on its class path.");

    Path resource = jar.resolve(TaskResource.path("acme/Run:1"));
    Files.createDirectories(resource.getParent());
    Files.writeString(resource, "{}");
    Outcome outcome = compile(compiler, jar, AUDIT).assertNoErrors();
    TaskRegistry registry =
        ServiceLoader.load(TaskRegistry.class, outcome.classLoader()).findFirst().orElseThrow();
    assertThat(registry.tasks()).isEmpty();
    assertThat(registry.stubs()).isEmpty();
    assertThat(registry.hooks())
        .extracting(HookDefinition::source)
        .containsExactly("com.acme.Audit.audit");
  }

  /** As in a build that compiles only what changed. */
  @Test
  void a_task_that_was_compiled_before_is_known_by_its_resource(@TempDir Path directory)
      throws IOException {
    assertThat(compileInto(directory)).isFalse();
    Path resource = directory.resolve(TaskResource.path("acme/Run:1"));
    Files.createDirectories(resource.getParent());
    Files.writeString(resource, "{}");
    assertThat(compileInto(directory)).isTrue();
  }

  private static boolean compileInto(Path directory) {
    List<String> classPath = TestCompiler.CLASS_PATH.stream().map(File::getPath).toList();
    JavaCompiler.CompilationTask task =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                Writer.nullWriter(),
                null,
                null,
                List.of(
                    "-cp", String.join(File.pathSeparator, classPath), "-d", directory.toString()),
                null,
                List.of(AUDIT));
    task.setProcessors(List.of(new RegistryProcessor(), new StubProcessor()));
    return task.call();
  }

  @ParameterizedTest
  @EnumSource
  void a_task_with_a_missing_type_is_not_the_hooks_mistake(TestCompiler compiler) {
    Outcome outcome =
        compiler.compile(
            List.of(),
            List.of(
                acme(
                    "class A {\n @Task Missing run(Missing text) { return null; }\n"
                        + " @OnComplete void ended(String text, Integer output) {}\n}")));
    assertThat(outcome.errors()).isNotEmpty().noneMatch(line -> line.text().contains("hook"));
  }

  @Test
  void resources_of_ids_that_differ_have_names_that_differ() {
    assertThat(TaskResource.path("process-upload_1.x"))
        .isEqualTo("META-INF/errand/process-upload_1.x.json");
    assertThat(TaskResource.path("acme/Run:1")).isEqualTo("META-INF/errand/acme~2f~52un~3a1.json");
    assertThat(TaskResource.path("..")).isEqualTo("META-INF/errand/~2e..json");
    assertThat(
            List.of("a/b", "a:b", "A:b", "a-b", "a.b", "A".repeat(200), "A".repeat(199) + "B")
                .stream()
                .map(TaskResource::path)
                .map(path -> path.toLowerCase(java.util.Locale.ROOT)))
        .doesNotHaveDuplicates()
        .allMatch(path -> path.length() < 250);
  }

  @ParameterizedTest
  @EnumSource
  void a_generated_type_is_waited_for(TestCompiler compiler) {
    Outcome outcome =
        compiler.compile(
            List.of(),
            List.of(
                acme(
                    """
                    class Orders {
                      @Task void ship(Order order) {}
                      @OnStart void fine() {}
                      @OnFailure(Names.SHIP) void failed(Order order) {}
                    }
                    """)),
            new Generator(
                Map.entry("com.acme.Order", "package com.acme; public record Order(int i) {}"),
                Map.entry(
                    "com.acme.Names",
                    "package com.acme; class Names { static final String SHIP = \"ship\"; }")));
    outcome.assertNoErrors();
    assertThat(outcome.generated().get("com/acme/Orders_ErrandHooks.java"))
        .contains("TypeRef.of(Order.class)", ".tasks(\"ship\")", "target.fine()");
  }

  @ParameterizedTest
  @EnumSource
  void a_task_that_another_processor_brings_later_is_known(TestCompiler compiler) {
    Outcome outcome =
        compiler.compile(
            List.of(),
            List.of(acme("class Audit {\n @OnStart(\"late\") static void started(int i) {}\n}")),
            new Generator(
                Map.entry("com.acme.Other", "package com.acme; class Other {}"),
                Map.entry(
                    "com.acme.Late",
                    "package com.acme; class Late { @dev.errand.annotation.Task void late(int i) {} }")));
    assertThat(outcome.assertNoErrors().generated().get(SERVICES).lines()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void a_type_that_never_comes_is_reported_once(TestCompiler compiler) {
    Outcome outcome =
        compiler.compile(
            List.of(),
            List.of(
                acme(
                    """
                    class Orders {
                      @Task void ship() {}
                      @OnStart(Names.SHIP)
                      void started(
                          Missing order) {}
                    }
                    """)));
    assertThat(outcome.errors())
        .filteredOn(line -> line.text().contains("hook method started"))
        .extracting(Outcome.Line::line)
        .containsExactlyInAnyOrder(3L, 5L);
  }

  /** As Gradle does with what needs no compiling again. */
  @Test
  void hooks_of_class_files_are_listed_and_left_alone(@TempDir Path directory) throws IOException {
    Outcome before =
        TestCompiler.JAVAC.compile(
            List.of(),
            List.of(
                acme("class A {\n @Task void run(String text) {}\n}"),
                source(
                    "org.other",
                    "class B {\n @OnStart(\"run\") static void started(String text) {}\n}")));
    for (Map.Entry<String, byte[]> file : before.assertNoErrors().files().entrySet()) {
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
                List.of("com.acme.A", "org.other.B"),
                null);
    task.setProcessors(List.of(new RegistryProcessor(), new StubProcessor()));
    assertThat(task.call()).isTrue();
    String registry = Files.readString(directory.resolve(SERVICES)).strip();
    assertThat(registry).isEqualTo(before.generated().get(SERVICES).strip());
    assertThat(directory.resolve(registry.replace('.', '/') + ".java"))
        .content()
        .contains("RunTask.DEFINITION", "B_ErrandHooks.hooks()");
    assertThat(directory.resolve("org/other/B_ErrandHooks.java")).doesNotExist();
  }
}
