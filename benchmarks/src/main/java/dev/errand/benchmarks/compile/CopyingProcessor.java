package dev.errand.benchmarks.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Writes what was written before: what any processor costs that generates so much. */
final class CopyingProcessor extends AbstractProcessor {

  private final Path stubs;
  private boolean isDone;

  CopyingProcessor(Path stubs) {
    this.stubs = stubs;
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("dev.errand.annotation.Task");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (!isDone) {
      isDone = true;
      try {
        for (Path stub : Module.files(stubs, ".java")) {
          copy(stub);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return false;
  }

  private void copy(Path stub) throws IOException {
    String path = stubs.relativize(stub).toString().replace('\\', '/');
    String name = path.substring(0, path.length() - ".java".length()).replace('/', '.');
    try (Writer out = processingEnv.getFiler().createSourceFile(name).openWriter()) {
      out.write(Files.readString(stub));
    }
  }
}
