package dev.errand.processor;

import static com.google.testing.compile.JavaFileObjects.forSourceString;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A library that uses all of generated code, whose jar every later runtime must run. {@code
 * -Derrand.binary.write=0.1.0} writes the jar of that release; the runtime's test of the same name
 * runs all that were ever written.
 */
class BinaryContractTest {

  private static final Path SOURCES = Path.of("src/test/resources/binary-contract");
  private static final Path JARS = Path.of("../runtime/src/test/resources/binary-contract");
  private static final Pattern OURS = Pattern.compile("dev/errand/(?!task/)[\\w/$]+");

  @Test
  void generated_code_refers_to_nothing_of_ours_but_the_contract() throws IOException {
    Map<String, String> sources = sources();
    List<String> others = new ArrayList<>();
    int generated = 0;
    for (Map.Entry<String, byte[]> file : compile(sources).files().entrySet()) {
      String source = file.getKey().replaceFirst("(\\$.*)?\\.class$", ".java");
      if (file.getKey().endsWith(".class") && !sources.containsKey(source)) {
        generated++;
        Matcher ours = OURS.matcher(new String(file.getValue(), ISO_8859_1));
        while (ours.find()) {
          others.add(file.getKey() + " refers to " + ours.group());
        }
      }
    }
    assertThat(generated).isGreaterThan(60);
    assertThat(others).isEmpty();
  }

  @Test
  void the_jar_is_the_same_each_time() throws IOException {
    assertThat(jar()).isEqualTo(jar());
  }

  @Test
  @EnabledIfSystemProperty(named = "errand.binary.write", matches = "[0-9]+\\.[0-9]+\\.[0-9]+")
  void write() throws IOException {
    Files.createDirectories(JARS);
    Files.write(JARS.resolve(System.getProperty("errand.binary.write") + ".jar"), jar());
  }

  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(SOURCES)) {
      for (Path path : paths.filter(each -> each.toString().endsWith(".java")).toList()) {
        sources.put(SOURCES.relativize(path).toString().replace('\\', '/'), Files.readString(path));
      }
    }
    return sources;
  }

  private static Outcome compile(Map<String, String> sources) {
    List<JavaFileObject> files = new ArrayList<>();
    sources.forEach(
        (path, text) ->
            files.add(forSourceString(path.replace(".java", "").replace('/', '.'), text)));
    return TestCompiler.JAVAC.compile(List.of("-Aerrand.preview=silent"), files).assertNoErrors();
  }

  /** With all sources, so that one can read what is in it; sorted and without a date. */
  private static byte[] jar() throws IOException {
    Map<String, String> sources = sources();
    Map<String, byte[]> files = new TreeMap<>(compile(sources).files());
    sources.forEach((path, text) -> files.put(path, text.getBytes(UTF_8)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
        jar.putNextEntry(entry);
        jar.write(file.getValue());
        jar.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
