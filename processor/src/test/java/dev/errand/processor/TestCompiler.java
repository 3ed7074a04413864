package dev.errand.processor;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import dev.errand.annotation.Task;
import dev.errand.task.TaskClient;
import jakarta.inject.Inject;
import jakarta.validation.Constraint;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The compilers that the processors are tested with. */
enum TestCompiler {
  /** In memory. */
  JAVAC {
    @Override
    Outcome run(
        List<String> options,
        List<JavaFileObject> sources,
        List<Processor> processors,
        List<File> classPath)
        throws IOException {
      Compilation compilation =
          Compiler.javac()
              .withClasspath(classPath)
              .withProcessors(processors)
              .withOptions(options.toArray())
              .compile(sources);
      Map<String, byte[]> files = new TreeMap<>();
      if (compilation.status() == Compilation.Status.SUCCESS) {
        for (JavaFileObject file : compilation.generatedFiles()) {
          String path = file.toUri().getPath();
          for (StandardLocation location : StandardLocation.values()) {
            path = path.replaceFirst("^/+" + location.getName() + "/", "");
          }
          try (InputStream in = file.openInputStream()) {
            files.put(path, in.readAllBytes());
          } catch (FileNotFoundException e) {
            continue; // a processor only asked for it
          }
        }
      }
      return new Outcome(compilation.diagnostics(), files);
    }
  },
  /** In a temporary directory, since it insists on files. */
  ECJ {
    @Override
    Outcome run(
        List<String> options,
        List<JavaFileObject> sources,
        List<Processor> processors,
        List<File> classPath)
        throws IOException {
      Path directory = Files.createTempDirectory("ecj");
      try {
        List<File> inputs = new ArrayList<>();
        for (JavaFileObject source : sources) {
          Path input = directory.resolve("in" + source.toUri().getPath());
          Files.createDirectories(input.getParent());
          Files.writeString(input, source.getCharContent(false));
          inputs.add(input.toFile());
        }
        Path out = Files.createDirectories(directory.resolve("out"));
        JavaCompiler compiler = new EclipseCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager =
            compiler.getStandardFileManager(diagnostics, null, StandardCharsets.UTF_8)) {
          manager.setLocation(StandardLocation.CLASS_OUTPUT, List.of(out.toFile()));
          manager.setLocation(StandardLocation.SOURCE_OUTPUT, List.of(out.toFile()));
          manager.setLocation(StandardLocation.CLASS_PATH, classPath);
          JavaCompiler.CompilationTask task =
              compiler.getTask(
                  Writer.nullWriter(),
                  manager,
                  diagnostics,
                  options,
                  null,
                  manager.getJavaFileObjectsFromFiles(inputs));
          task.setProcessors(processors);
          task.call();
        }
        return new Outcome(List.copyOf(diagnostics.getDiagnostics()), read(out));
      } finally {
        try (Stream<Path> paths = Files.walk(directory)) {
          paths.sorted((a, b) -> b.compareTo(a)).map(Path::toFile).forEach(File::delete);
        }
      }
    }
  };

  /** What a user's project has: annotations, runtime and what they need; not the processor. */
  static final List<File> CLASS_PATH =
      Stream.of(
              Task.class,
              TaskClient.class,
              Inject.class,
              Nullable.class,
              Handle.class,
              JsonProperty.class,
              com.fasterxml.jackson.core.JsonFactory.class,
              com.fasterxml.jackson.databind.ObjectMapper.class,
              tools.jackson.core.JsonParser.class,
              tools.jackson.databind.ObjectMapper.class,
              Constraint.class)
          .map(TestCompiler::location)
          .distinct()
          .toList();

  abstract Outcome run(
      List<String> options,
      List<JavaFileObject> sources,
      List<Processor> processors,
      List<File> classPath)
      throws IOException;

  /** Compiles with our two processors, after the others if there are any. */
  Outcome compile(List<String> options, List<JavaFileObject> sources, Processor... others) {
    List<Processor> processors = new ArrayList<>(List.of(others));
    processors.addAll(ours());
    List<String> all = new ArrayList<>(List.of("--release", "17"));
    all.addAll(options);
    try {
      return run(all, sources, processors, CLASS_PATH);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In the order of the services file. */
  static List<Processor> ours() {
    return List.of(
        new RegistryProcessor(), new StubProcessor(), new VocabularyClaims(), new WrittenClaims());
  }

  private static File location(Class<?> type) {
    return new File(
        URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  private static Map<String, byte[]> read(Path directory) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(
            directory.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
      }
    }
    return files;
  }
}
