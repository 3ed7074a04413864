package dev.errand.processor;

import static dev.errand.processor.Sources.acme;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import dev.errand.processor.Outcome.Line;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users with a module descriptor of their own. */
class ModuleTest {

  private static final String SOURCE =
      """
      @SuppressWarnings("exports")
      public class A {
        public A() {}
        @Task public void run(String text) {}
        @OnStart({"run", "of-another-module"}) public void started(String text) {}
      }
      """;

  @TempDir static Path modules;

  /** Errand's classes as modules, which the class path of this test doesn't make of them. */
  @BeforeAll
  static void makeModules() throws IOException {
    String classPath =
        TestCompiler.CLASS_PATH.stream()
            .map(File::getPath)
            .collect(Collectors.joining(File.pathSeparator));
    module("errand.all", "exports dev.errand.annotation; exports dev.errand.task;", classPath);
  }

  private static void module(String name, String directives, String classPath) throws IOException {
    Path directory = Files.createDirectories(modules.resolve(name));
    for (File part : TestCompiler.CLASS_PATH.subList(0, 2)) {
      copyClasses(part.toPath(), directory);
    }
    Path source = modules.resolve("module-info.java");
    Files.writeString(source, "module " + name + " { " + directives + " }");
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", directory.toString(), source.toString());
    assertThat(status).isZero();
  }

  private static void copyClasses(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      try (var archive = java.nio.file.FileSystems.newFileSystem(from)) {
        copyClasses(archive.getPath("/"), to);
      }
      return;
    }
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        String relative = from.relativize(file).toString();
        if (relative.startsWith("dev/errand/annotation/")
            || relative.startsWith("dev/errand/task/")) {
          Path target = to.resolve(relative);
          Files.createDirectories(target.getParent());
          Files.write(target, Files.readAllBytes(file));
        }
      }
    }
  }

  private static Outcome compile(String directives, String... options) {
    List<JavaFileObject> sources =
        List.of(
            acme(SOURCE),
            JavaFileObjects.forSourceString(
                "module-info",
                "/** Mine. */\nmodule my.tasks { requires errand.all; " + directives + " }"));
    List<String> all =
        new ArrayList<>(
            List.of(
                "-Xlint:all,-processing,-requires-automatic,-classfile",
                "--module-path",
                modules.resolve("errand.all").toString()));
    all.addAll(List.of(options));
    return TestCompiler.JAVAC.compile(all, sources);
  }

  @Test
  void a_missing_provides_is_a_warning_that_tells_the_line() {
    Outcome outcome = compile("");
    String registry =
        outcome.generated().get("META-INF/services/dev.errand.task.TaskRegistry").strip();
    assertThat(outcome.lines())
        .containsExactly(
            new Line(
                Diagnostic.Kind.WARNING,
                2,
                "Module my.tasks doesn't provide its tasks, so on the module path no worker finds"
                    + " them. Add to its module-info: provides dev.errand.task.TaskRegistry with "
                    + registry
                    + "; The name changes with the tasks; -Aerrand.registry=… makes it stay."));
  }

  /** Through its command line, since Eclipse's compiler reads no modules through the JDK's API. */
  @Test
  void eclipse_says_it_on_the_same_line(@TempDir Path project) throws IOException {
    Path tasks = Files.createDirectories(project.resolve("src/com/acme")).resolve("A.java");
    Files.writeString(tasks, acme(SOURCE).getCharContent(false));
    Path module = project.resolve("src/module-info.java");
    Files.writeString(module, "/** Mine. */\nmodule my.tasks { requires errand.all; }");
    StringWriter out = new StringWriter();
    BatchCompiler.compile(
        new String[] {
          "--release",
          "17",
          "-Xemacs",
          "-d",
          Files.createDirectories(project.resolve("out")).toString(),
          "-s",
          Files.createDirectories(project.resolve("generated")).toString(),
          "--module-path",
          modules.resolve("errand.all").toString(),
          "-processorpath",
          System.getProperty("java.class.path"),
          "-processor",
          "dev.errand.processor.RegistryProcessor,dev.errand.processor.StubProcessor",
          module.toString(),
          tasks.toString()
        },
        new PrintWriter(out),
        new PrintWriter(out),
        null);
    assertThat(out.toString())
        .contains(
            "module-info.java:2: warning: Module my.tasks doesn't provide its tasks, so on the module"
                + " path no worker finds them. Add to its module-info: provides"
                + " dev.errand.task.TaskRegistry with com.acme.ErrandRegistry_a256e1a6;");
  }

  @Test
  void a_module_that_provides_its_registry_compiles_without_any_warning() {
    Outcome outcome =
        compile(
            "exports com.acme; provides dev.errand.task.TaskRegistry with com.acme.Tasks;",
            "-Aerrand.registry=com.acme.Tasks",
            "-Werror");
    assertThat(outcome.lines()).isEmpty();
    assertThat(outcome.generated().get("com/acme/RunTask.java"))
        .contains("@SuppressWarnings(\"exports\")")
        // neither jakarta.inject nor java.compiler is required here
        .doesNotContain("@Inject")
        .doesNotContain("@Generated");
    assertThat(outcome.generated().get("com/acme/A_ErrandHooks.java"))
        .contains("@SuppressWarnings(\"exports\")");
    assertThat(outcome.generated().get("com/acme/Tasks.java"))
        .contains("@SuppressWarnings(\"exports\")");
  }

  @Test
  void generated_is_there_where_the_module_requires_it() {
    Outcome outcome =
        compile(
            "requires static java.compiler; provides dev.errand.task.TaskRegistry with com.acme.Tasks;",
            "-Aerrand.registry=com.acme.Tasks",
            "-Werror");
    assertThat(outcome.lines()).isEmpty();
    assertThat(outcome.generated().get("com/acme/RunTask.java"))
        .contains("@Generated(\"dev.errand.processor.StubProcessor\")");
  }

  @Test
  void a_hook_of_a_task_that_may_be_another_modules_is_an_error_only_where_a_name_is_near() {
    Outcome outcome =
        TestCompiler.JAVAC.compile(
            List.of("--module-path", modules.resolve("errand.all").toString()),
            List.of(
                acme(SOURCE.replace("\"run\"", "\"runn\"")),
                JavaFileObjects.forSourceString(
                    "module-info", "/** Mine. */\nmodule my.tasks { requires errand.all; }")));
    assertThat(outcome.errors())
        .containsExactly(
            new Line(
                Diagnostic.Kind.ERROR,
                5,
                "@OnStart is for task \"runn\", but there is none. Did you mean \"run\"?"));
  }
}
