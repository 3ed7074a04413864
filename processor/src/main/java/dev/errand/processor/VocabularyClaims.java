package dev.errand.processor;

import com.google.auto.service.AutoService;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Claims our annotations, so that {@code -Xlint:processing} doesn't say that no processor wants
 * them. What is claimed isn't shown to the processors that come later; its name sees to it that
 * this one comes after the other two.
 */
@AutoService(Processor.class)
public final class VocabularyClaims extends AbstractProcessor {

  /** For compilers. */
  public VocabularyClaims() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Vocabulary.all();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  @SuppressWarnings("DoNotClaimAnnotations") // that is what it is for
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    return true;
  }
}
