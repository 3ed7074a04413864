package dev.errand.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * What came of a compilation.
 *
 * @param files classes, sources and resources, by their path
 */
record Outcome(List<Diagnostic<? extends JavaFileObject>> diagnostics, Map<String, byte[]> files) {

  /** A diagnostic of ours, without the compiler's own decoration. */
  record Line(Diagnostic.Kind kind, long line, String text) {}

  /** Errors and warnings. */
  List<Line> lines() {
    return diagnostics.stream()
        .filter(each -> each.getKind() != Diagnostic.Kind.NOTE)
        .map(each -> new Line(kind(each), each.getLineNumber(), each.getMessage(null)))
        .toList();
  }

  private static Diagnostic.Kind kind(Diagnostic<?> diagnostic) {
    return diagnostic.getKind() == Diagnostic.Kind.MANDATORY_WARNING
        ? Diagnostic.Kind.WARNING
        : diagnostic.getKind();
  }

  List<Line> errors() {
    return lines().stream().filter(line -> line.kind() == Diagnostic.Kind.ERROR).toList();
  }

  Outcome assertNoErrors() {
    assertThat(errors()).isEmpty();
    return this;
  }

  /** The generated sources and resources. */
  Map<String, String> generated() {
    Map<String, String> texts = new TreeMap<>();
    files.forEach(
        (path, bytes) -> {
          if (!path.endsWith(".class")) {
            texts.put(path, new String(bytes, StandardCharsets.UTF_8));
          }
        });
    return texts;
  }

  /** Loads what was compiled. */
  ClassLoader classLoader() {
    return new ClassLoader(getClass().getClassLoader()) {
      @Override
      protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = files.get(name.replace('.', '/') + ".class");
        if (bytes == null) {
          throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
      }

      @Override
      protected java.net.URL findResource(String name) {
        byte[] bytes = files.get(name);
        return bytes == null ? null : Urls.of(name, bytes);
      }

      @Override
      protected java.util.Enumeration<java.net.URL> findResources(String name) {
        java.net.URL url = findResource(name);
        return java.util.Collections.enumeration(url == null ? List.of() : List.of(url));
      }
    };
  }
}
