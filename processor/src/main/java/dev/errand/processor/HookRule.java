package dev.errand.processor;

import com.palantir.javapoet.CodeBlock;
import dev.errand.annotation.OnCancel;
import dev.errand.annotation.OnComplete;
import dev.errand.annotation.OnFailure;
import dev.errand.annotation.OnStart;
import dev.errand.annotation.OnSuccess;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;

/** What the methods of each annotation may take. */
enum HookRule {
  START(OnStart.class, false, "no run has failed when it starts"),
  SUCCESS(OnSuccess.class, true, "a run that completed has none"),
  FAILURE(OnFailure.class, false, ""),
  COMPLETE(OnComplete.class, true, ""),
  CANCEL(OnCancel.class, false, "a canceled run has none");

  private final Class<? extends Annotation> annotation;
  private final boolean output;
  private final String whyNoError;

  HookRule(Class<? extends Annotation> annotation, boolean output, String whyNoError) {
    this.annotation = annotation;
    this.output = output;
    this.whyNoError = whyNoError;
  }

  /** The annotations of these kinds that stand on the method. */
  static List<Mark> marks(ExecutableElement method) {
    return Stream.of(values()).flatMap(rule -> rule.mark(method).stream()).toList();
  }

  Optional<Mark> mark(ExecutableElement method) {
    return Mark.of(method, annotation);
  }

  String annotationName() {
    return "@" + annotation.getSimpleName();
  }

  boolean givesOutput() {
    return output;
  }

  /** Whether the output may be missing. */
  boolean givesNullOutput() {
    return this == COMPLETE;
  }

  boolean givesError() {
    return whyNoError.isEmpty();
  }

  String whyNoError() {
    return whyNoError;
  }

  CodeBlock kind() {
    return CodeBlock.of("$T.$L", Api.HOOK_KIND, name());
  }
}
