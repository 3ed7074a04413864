package dev.errand.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Another processor: writes a type in each round, as long as there are any. */
final class Generator extends AbstractProcessor {
  private final List<Map.Entry<String, String>> types;
  private int next;

  @SafeVarargs
  Generator(Map.Entry<String, String>... types) {
    this.types = List.of(types);
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (next < types.size() && !round.processingOver()) {
      Map.Entry<String, String> type = types.get(next++);
      try (Writer out = processingEnv.getFiler().createSourceFile(type.getKey()).openWriter()) {
        out.write(type.getValue());
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    return false;
  }
}
