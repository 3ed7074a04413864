package dev.errand.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Builds that compile only what changed. As Gradle does it: what an isolating processor made of a
 * changed source is deleted, all that an aggregating one made is deleted, the changed sources are
 * compiled, and all other annotated classes are named to the compiler, which reads them as class
 * files.
 */
class IncrementalTest {

  private static final String SERVICES = "META-INF/services/dev.errand.task.TaskRegistry";
  private static final String BODY =
      """
      package com.acme;
      import dev.errand.annotation.Task;
      /** Tasks. */
      public class %s {
        /**
         * Does it.
         *
         * @param text what is done
         */
        @Task public String %s(String text, int count) { return text; }
        @Task public void %sAll() {}
      }
      """;

  @TempDir Path project;

  @BeforeEach
  void writeSources() throws IOException {
    source("Mails", BODY.formatted("Mails", "mail", "mail"));
    source("Reports", BODY.formatted("Reports", "print", "print"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-g", "-parameters"})
  void a_changed_body_changes_nothing_that_is_generated(String option) throws IOException {
    javac(List.of("Mails", "Reports"), List.of(), option);
    Map<String, String> before = output();

    source("Mails", Files.readString(file("Mails")).replace("return text", "return text + 1"));
    changed("MailTask", "MailAllTask");
    javac(List.of("Mails"), List.of("com.acme.Reports"), option);

    assertThat(withoutComments(output())).isEqualTo(withoutComments(before));
    assertThat(output().get("com/acme/MailTask.java"))
        .isEqualTo(before.get("com/acme/MailTask.java"));
    assertThat(output().get("com/acme/MailAllTask.java"))
        .isEqualTo(before.get("com/acme/MailAllTask.java"));
    assertThat(output().get(registry() + ".java")).isEqualTo(before.get(registry() + ".java"));
  }

  @Test
  void the_stub_of_a_class_that_did_not_change_is_left_alone() throws IOException {
    javac(List.of("Mails", "Reports"), List.of());
    Files.delete(out("com/acme/PrintTask.java"));
    changed("MailTask", "MailAllTask");

    javac(List.of("Mails"), List.of("com.acme.Reports"));

    assertThat(out("com/acme/PrintTask.java")).doesNotExist();
    assertThat(registryText()).contains("MailTask", "MailAllTask", "PrintTask", "PrintAllTask");
  }

  @Test
  void a_task_that_goes_away_leaves_the_registry() throws IOException {
    javac(List.of("Mails", "Reports"), List.of());
    String before = registry();

    source("Mails", "package com.acme; public class Mails {}");
    changed("MailTask", "MailAllTask");
    javac(List.of("Mails"), List.of("com.acme.Reports"));

    assertThat(registry()).isNotEqualTo(before);
    assertThat(registryText()).contains("PrintTask", "PrintAllTask").doesNotContain("Mail");
    try (Stream<Path> classes = Files.list(out("com/acme"))) {
      assertThat(classes.map(path -> path.getFileName().toString()))
          .filteredOn(name -> name.startsWith("ErrandRegistry_") && name.endsWith(".class"))
          .hasSize(1);
    }
  }

  @Test
  void a_new_class_joins_the_registry_and_clashes_are_found_with_classes_that_did_not_change()
      throws IOException {
    javac(List.of("Mails", "Reports"), List.of());
    source("Faxes", BODY.formatted("Faxes", "fax", "fax"));
    changed();
    javac(List.of("Faxes"), List.of("com.acme.Mails", "com.acme.Reports"));
    assertThat(registryText()).contains("FaxTask", "MailTask", "PrintTask");

    source(
        "Faxes",
        BODY.formatted("Faxes", "fax", "fax")
            .replace("@Task public S", "@Task(id = \"mail\") public S"));
    changed("FaxTask", "FaxAllTask");
    assertThat(
            compile(
                ToolProvider.getSystemJavaCompiler(),
                List.of("Faxes"),
                List.of("com.acme.Mails", "com.acme.Reports")))
        .anyMatch(
            text ->
                text.contains(
                    Message.DUPLICATE_ID.text(
                        "\"mail\"", "com.acme.Faxes.fax", "com.acme.Mails.mail")));
  }

  /** Gradle asks that what an isolating processor writes has one origin. */
  @Test
  void a_stub_originates_in_its_class_and_the_registry_in_all() throws IOException {
    Origins origins = new Origins();
    compile(
        ToolProvider.getSystemJavaCompiler(),
        List.of("Mails", "Reports"),
        List.of(),
        List.of(origins.of(new RegistryProcessor()), origins.of(new StubProcessor())));
    assertThat(origins.found())
        .containsEntry("com.acme.MailTask", List.of("com.acme.Mails"))
        .containsEntry("com.acme.MailAllTask", List.of("com.acme.Mails"))
        .containsEntry("com.acme.PrintTask", List.of("com.acme.Reports"))
        .containsEntry("com.acme.PrintAllTask", List.of("com.acme.Reports"))
        .containsEntry(registry().replace('/', '.'), List.of("com.acme.Mails", "com.acme.Reports"))
        .hasSize(5);
  }

  /**
   * What docs/build.md says of tools that hand a single class to the compiler: the others' tasks
   * are missing from the registry until all is built again.
   */
  @Test
  void a_compiler_that_is_told_of_one_class_lists_that_ones_tasks() throws IOException {
    javac(List.of("Mails", "Reports"), List.of());
    String all = registryText();
    javac(List.of("Mails"), List.of());
    assertThat(registryText()).contains("MailTask", "MailAllTask").doesNotContain("Print");
    javac(List.of("Mails", "Reports"), List.of());
    assertThat(registryText()).isEqualTo(all);
  }

  /** As Eclipse's batch compiler does with all that processors write, so also with ours. */
  @Test
  void eclipse_writes_no_stub_where_an_old_one_is() throws IOException {
    JavaCompiler eclipse = new EclipseCompiler();
    assertThat(compile(eclipse, List.of("Mails", "Reports"), List.of())).isEmpty();
    assertThat(compile(eclipse, List.of("Mails"), List.of()))
        .containsExactlyInAnyOrder(
            Message.CLASS_NAME_TAKEN.text("mail", "com.acme.MailTask"),
            Message.CLASS_NAME_TAKEN.text("mailAll", "com.acme.MailAllTask"));
  }

  private void source(String name, String text) throws IOException {
    Files.createDirectories(project.resolve("src"));
    Files.writeString(file(name), text);
  }

  private Path file(String name) {
    return project.resolve("src/" + name + ".java");
  }

  private Path out(String path) {
    return project.resolve("out/" + path);
  }

  /** Deletes what Gradle deletes when the sources of these stubs have changed. */
  private void changed(String... stubs) throws IOException {
    List<String> stale = new ArrayList<>(List.of(stubs));
    stale.add(registry().substring("com/acme/".length()));
    try (Stream<Path> files = Files.list(out("com/acme"))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (stale.stream().anyMatch(each -> name.matches(each + "[.$].*"))) {
          Files.delete(file);
        }
      }
    }
    Files.delete(out(SERVICES));
  }

  private void javac(List<String> sources, List<String> classes, String... options)
      throws IOException {
    assertThat(compile(ToolProvider.getSystemJavaCompiler(), sources, classes, options)).isEmpty();
  }

  private List<String> compile(
      JavaCompiler compiler, List<String> sources, List<String> classes, String... options)
      throws IOException {
    return compile(
        compiler, sources, classes, List.of(new RegistryProcessor(), new StubProcessor()), options);
  }

  /** Compiles into the project's folder, which is on the class path; gives the errors. */
  private List<String> compile(
      JavaCompiler compiler,
      List<String> sources,
      List<String> classes,
      List<? extends javax.annotation.processing.Processor> processors,
      String... options)
      throws IOException {
    List<String> errors = new ArrayList<>();
    Path out = Files.createDirectories(project.resolve("out"));
    List<File> classPath = new ArrayList<>(TestCompiler.CLASS_PATH);
    classPath.add(0, out.toFile());
    List<String> all = new ArrayList<>(List.of("--release", "17"));
    all.addAll(List.of(options));
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      files.setLocation(StandardLocation.CLASS_PATH, classPath);
      files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(out.toFile()));
      files.setLocation(StandardLocation.SOURCE_OUTPUT, List.of(out.toFile()));
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              Writer.nullWriter(),
              files,
              diagnostic -> {
                if (diagnostic.getKind() == javax.tools.Diagnostic.Kind.ERROR) {
                  errors.add(diagnostic.getMessage(null));
                }
              },
              all,
              classes.isEmpty() ? null : classes,
              files.getJavaFileObjectsFromPaths(sources.stream().map(this::file).toList()));
      task.setProcessors(processors);
      task.call();
    }
    return errors;
  }

  /** The path of the only registry that the services file names, without its suffix. */
  private String registry() throws IOException {
    return Files.readString(out(SERVICES)).strip().replace('.', '/');
  }

  private String registryText() throws IOException {
    return Files.readString(out(registry() + ".java"));
  }

  /** The generated sources and the services file. */
  private Map<String, String> output() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out(""))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.toString().endsWith(".class")) {
          texts.put(out("").relativize(file).toString().replace('\\', '/'), Files.readString(file));
        }
      }
    }
    return texts;
  }

  /** A class file says parameters' names if told to, but never comments. */
  private static Map<String, String> withoutComments(Map<String, String> texts) {
    Map<String, String> bare = new TreeMap<>();
    texts.forEach((path, text) -> bare.put(path, text.replaceAll("(?s) */\\*\\*.*?\\*/\n", "")));
    return bare;
  }
}
