package dev.errand.benchmarks.compile;

import dev.errand.processor.RegistryProcessor;
import dev.errand.processor.StubProcessor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A module that is compiled again and again, in a folder of its own. */
final class Module {

  private static final String CLASS_PATH = System.getProperty("java.class.path");

  private final Path directory;

  Module(Path directory) {
    this.directory = directory;
  }

  /** Writes the sources, and keeps what the processor makes of them. */
  static Module create(Path directory, int tasks) throws IOException {
    delete(directory);
    TaskSources.write(directory.resolve("sources"), tasks);
    Module module = new Module(directory);
    module.prepare(Variant.PROCESSOR);
    module.compile(Variant.PROCESSOR, false);
    Files.move(module.generated(Variant.PROCESSOR), directory.resolve("stubs"));
    return module;
  }

  /** Empties the folders that the compilation writes to. */
  void prepare(Variant variant) throws IOException {
    for (Path folder : List.of(output(variant), generated(variant))) {
      delete(folder);
      Files.createDirectories(folder);
    }
  }

  /**
   * Compiles in this JVM.
   *
   * @param loadsProcessor whether the processor's classes are loaded for this compilation, as build
   *     tools do, or are those that this JVM knows already
   */
  void compile(Variant variant, boolean loadsProcessor) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      CompilationTask task =
          compiler.getTask(
              null,
              files,
              null,
              options(variant, loadsProcessor),
              null,
              files.getJavaFileObjectsFromPaths(sources(variant)));
      if (variant == Variant.COPIED) {
        task.setProcessors(List.of(new CopyingProcessor(directory.resolve("stubs"))));
      } else if (variant == Variant.PROCESSOR && !loadsProcessor) {
        task.setProcessors(List.of(new RegistryProcessor(), new StubProcessor()));
      }
      if (!task.call()) {
        throw new IllegalStateException("It doesn't compile; see above.");
      }
    }
  }

  private List<String> options(Variant variant, boolean loadsProcessor) {
    List<String> options = new ArrayList<>();
    options.addAll(List.of("--release", "17", "-parameters", "-g"));
    options.addAll(List.of("-classpath", CLASS_PATH, "-d", output(variant).toString()));
    if (variant == Variant.WRITTEN || variant == Variant.NO_STUBS) {
      options.add("-proc:none");
      return options;
    }
    options.addAll(List.of("-s", generated(variant).toString()));
    if (variant == Variant.PROCESSOR && loadsProcessor) {
      String names = RegistryProcessor.class.getName() + "," + StubProcessor.class.getName();
      options.addAll(List.of("-processorpath", CLASS_PATH, "-processor", names));
    }
    return options;
  }

  /** What is handed to the compiler. */
  private List<Path> sources(Variant variant) throws IOException {
    List<Path> sources = new ArrayList<>(files(directory.resolve("sources"), ".java"));
    if (variant == Variant.WRITTEN) {
      sources.addAll(files(directory.resolve("stubs"), ".java"));
    }
    return sources;
  }

  /** How many classes came out. */
  int classes(Variant variant) throws IOException {
    return files(output(variant), ".class").size();
  }

  /** How many lines the sources have. */
  long lines(Variant variant) throws IOException {
    long lines = 0;
    for (Path source : sources(variant)) {
      try (Stream<String> text = Files.lines(source)) {
        lines += text.count();
      }
    }
    return lines;
  }

  Path directory() {
    return directory;
  }

  private Path output(Variant variant) {
    return directory.resolve(variant.name());
  }

  private Path generated(Variant variant) {
    return directory.resolve(variant.name() + "-generated");
  }

  static List<Path> files(Path directory, String suffix) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths.filter(path -> path.toString().endsWith(suffix)).sorted().toList();
    }
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> paths = Files.walk(directory)) {
        paths.sorted((a, b) -> b.compareTo(a)).map(Path::toFile).forEach(File::delete);
      }
    }
  }
}
