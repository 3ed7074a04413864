package dev.errand.processor;

import static com.google.testing.compile.JavaFileObjects.forSourceString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payloads and services whose members Lombok generates, with the real Lombok on javac. */
class LombokTest {

  private static final String LOMBOK = "lombok.launch.AnnotationProcessorHider$AnnotationProcessor";
  private static final String OURS =
      "dev.errand.processor.RegistryProcessor,dev.errand.processor.StubProcessor";

  private static final String SOURCE =
      """
      package com.acme;
      import dev.errand.annotation.Task;
      import lombok.*;
      @RequiredArgsConstructor
      public class Orders {
        private final String name;
        @Data public static class Order { private int amount; private String text; private Line line; }
        @Value public static class Line { int position; @NonNull String label; }
        @Getter public static class Half { private long total; private java.util.List<Order> orders; }
        @lombok.extern.jackson.Jacksonized @Builder @Value public static class Built { int size; }
        public static class Field { @Getter @Setter private short tiny; }
        @Task void ship(Order order) {}
        @Task void line(Line line) {}
        @Task Half half(Half half) { return half; }
        @Task void built(Built built) {}
        @Task void field(Field field, int other) {}
        @Task void plain(int number) {}
      }
      """;

  @TempDir private Path directory;

  private List<String> compile(String processors, String source) throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(diagnostics, null, null)) {
      manager.setLocation(StandardLocation.CLASS_OUTPUT, List.of(directory.toFile()));
      manager.setLocation(StandardLocation.SOURCE_OUTPUT, List.of(directory.toFile()));
      compiler
          .getTask(
              Writer.nullWriter(),
              manager,
              diagnostics,
              List.of("-processor", processors, "-parameters"),
              null,
              List.of(forSourceString("com.acme.Orders", source)))
          .call();
    }
    return diagnostics.getDiagnostics().stream()
        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
        .map(each -> each.getLineNumber() + ": " + each.getMessage(null))
        .collect(Collectors.toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {LOMBOK + "," + OURS, OURS + "," + LOMBOK})
  void what_lombok_adds_is_waited_for(String processors) throws Exception {
    assertThat(compile(processors, SOURCE)).isEmpty();

    assertThat(stub("ShipTask"))
        .contains(
            "amount", "\\\"required\\\":[\\\"position\\\"]", "\\\"required\\\":[\\\"amount\\\"]");
    assertThat(stub("HalfTask")).contains("\\\"required\\\":[\\\"total\\\"]", "orders");
    assertThat(stub("FieldTask")).contains("\\\"required\\\":[\\\"tiny\\\"]");
    assertThat(stub("BuiltTask")).contains("\\\"type\\\":\\\"object\\\"}");
    // Tasks that waited for Lombok, where others did not, have a file of their own.
    assertThat(nativeMetadata())
        .hasSizeBetween(1, 2)
        .anyMatch(content -> content.contains("com.acme.Orders$Built$BuiltBuilder"));
    assertThat(resource("META-INF/services/dev.errand.task.TaskRegistry").lines()).hasSize(1);
  }

  @Test
  void without_lombok_its_absence_is_said() throws Exception {
    assertThat(compile(OURS, SOURCE))
        .contains(
            "12: Task method ship uses class Order, which lacks what Lombok's @Data adds: Lombok didn't"
                + " run. Add org.projectlombok:lombok to the annotation processor path.")
        .noneMatch(line -> line.contains("plain"));
  }

  private List<String> nativeMetadata() throws Exception {
    Path folder = Objects.requireNonNull(directory).resolve("META-INF/native-image/dev.errand");
    List<String> contents = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.add(Files.readString(file));
      }
    }
    return contents;
  }

  private String stub(String name) throws Exception {
    return resource("com/acme/" + name + ".java");
  }

  private String resource(String path) throws Exception {
    return Files.readString(Objects.requireNonNull(directory).resolve(path));
  }
}
