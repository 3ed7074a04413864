package dev.errand.processor;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Claims the annotations that our generated code has, so that {@code -Xlint:processing} doesn't say
 * that no processor wants them: but only in rounds in which nothing else has them, and not where a
 * processor that makes beans of {@code @Inject} constructors may want them.
 */
@AutoService(Processor.class)
public final class WrittenClaims extends AbstractProcessor {

  private static final String GENERATED = "javax.annotation.processing.Generated";
  private static final String INJECT = "jakarta.inject.Inject";
  private static final String OURS = WrittenClaims.class.getPackageName() + ".";

  /** What is there wherever such a processor is. */
  private static final List<String> INJECTORS =
      List.of(
          "dagger.Component",
          "io.avaje.inject.BeanScope",
          "io.helidon.service.registry.ServiceRegistry",
          "io.micronaut.context.BeanContext");

  /** For compilers. */
  public WrittenClaims() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(GENERATED, INJECT);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  @SuppressWarnings("DoNotClaimAnnotations") // that is what it is for
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    return annotations.stream()
            .flatMap(annotation -> round.getElementsAnnotatedWith(annotation).stream())
            .allMatch(WrittenClaims::isInOurs)
        && INJECTORS.stream()
            .allMatch(type -> processingEnv.getElementUtils().getTypeElement(type) == null);
  }

  private static boolean isInOurs(@Nullable Element element) {
    for (Element each = element; each != null; each = each.getEnclosingElement()) {
      if (Mark.byName(each, GENERATED).stream()
          .flatMap(mark -> mark.list("value").stream())
          .anyMatch(value -> String.valueOf(value.getValue()).startsWith(OURS))) {
        return true;
      }
    }
    return false;
  }
}
