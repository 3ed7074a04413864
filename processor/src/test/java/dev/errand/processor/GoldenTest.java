package dev.errand.processor;

import static com.google.testing.compile.JavaFileObjects.forSourceString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares all that is generated with golden files: {@code golden/<case>/in} holds the sources,
 * {@code golden/<case>/out} what comes of them. {@code -Derrand.golden=write} writes them anew.
 */
class GoldenTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final List<String> STRICT = List.of("-Xlint:all", "-Werror");
  private static final List<String> SILENT = List.of("-Aerrand.preview=silent");

  static Stream<String> cases() throws IOException {
    try (Stream<Path> directories = Files.list(GOLDEN)) {
      return directories.map(path -> path.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void javac_generates_what_the_golden_files_say_without_any_warning(String name)
      throws IOException {
    Outcome outcome = compile(TestCompiler.JAVAC, name, strict(name));
    assertThat(outcome.diagnostics()).isEmpty();
    Map<String, String> generated = outcome.generated();
    Path out = GOLDEN.resolve(name).resolve("out");
    if ("write".equals(System.getProperty("errand.golden"))) {
      write(out, generated);
    }
    assertThat(generated).isEqualTo(read(out));
  }

  /** Annotations of others that no processor claims are for others to be warned of. */
  private static List<String> strict(String name) {
    return name.equals("validated") ? List.of("-Xlint:all,-processing", "-Werror") : STRICT;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_second_run_generates_the_same_bytes(String name) throws IOException {
    assertThat(compile(TestCompiler.JAVAC, name, List.of()).generated())
        .isEqualTo(compile(TestCompiler.JAVAC, name, List.of()).generated());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void ecj_generates_the_same(String name) throws IOException {
    assertThat(compile(TestCompiler.ECJ, name, List.of()).assertNoErrors().generated())
        .isEqualTo(read(GOLDEN.resolve(name).resolve("out")));
  }

  private static Outcome compile(TestCompiler compiler, String name, List<String> options)
      throws IOException {
    List<JavaFileObject> sources = new ArrayList<>();
    read(GOLDEN.resolve(name).resolve("in"))
        .forEach(
            (path, text) ->
                sources.add(
                    forSourceString(path.replace('/', '.').replaceFirst("\\.java$", ""), text)));
    List<String> all = new ArrayList<>(options);
    all.addAll(SILENT);
    return compiler.compile(all, sources);
  }

  private static Map<String, String> read(Path directory) throws IOException {
    Map<String, String> files = new TreeMap<>();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> paths = Files.walk(directory)) {
        for (Path path : paths.filter(Files::isRegularFile).toList()) {
          String relative = directory.relativize(path).toString().replace('\\', '/');
          files.put(relative, Files.readString(path));
        }
      }
    }
    return files;
  }

  private static void write(Path directory, Map<String, String> files) throws IOException {
    if (Files.isDirectory(directory)) {
      try (Stream<Path> old = Files.walk(directory)) {
        for (Path path : old.filter(Files::isRegularFile).toList()) {
          Files.delete(path);
        }
      }
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }
}
