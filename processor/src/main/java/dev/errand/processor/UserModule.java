package dev.errand.processor;

import com.google.auto.common.GeneratedAnnotations;
import com.google.auto.common.MoreElements;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import java.util.Optional;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.ModuleElement.DirectiveKind;
import javax.lang.model.element.ModuleElement.ProvidesDirective;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** What code in the module of an element can see, and who can see it; there may be no module. */
final class UserModule {

  private final Elements elements;
  private final SourceVersion version;
  private final @Nullable ModuleElement module;

  private UserModule(Elements elements, SourceVersion version, @Nullable ModuleElement module) {
    this.elements = elements;
    this.version = version;
    this.module = module;
  }

  static UserModule of(Element element, Elements elements, SourceVersion version) {
    return new UserModule(elements, version, elements.getModuleOf(element));
  }

  /**
   * Whether there is a module descriptor. Then {@code -Xlint:exports} may complain about signatures
   * of public classes with types that others don't see. (Whether the package is exported can't be
   * asked before the last round: javac then also resolves what the module provides, and finds the
   * registry missing that is yet to be written.)
   */
  boolean isNamed() {
    return module != null && !module.isUnnamed();
  }

  /** What a message about a missing runtime adds for modules. */
  String requiresRuntime() {
    return isNamed() ? " and \"requires dev.errand.runtime\" to module-info" : "";
  }

  Optional<ModuleElement> element() {
    return Optional.ofNullable(module);
  }

  boolean sees(ClassName type) {
    return sees(type.canonicalName());
  }

  private boolean sees(String type) {
    return module == null
        ? elements.getTypeElement(type) != null
        : elements.getTypeElement(module, type) != null;
  }

  /**
   * Whether the module's descriptor names the implementation for the service; in the last round.
   */
  boolean provides(ClassName service, String implementation) {
    return module != null
        && module.getDirectives().stream()
            .filter(directive -> directive.getKind() == DirectiveKind.PROVIDES)
            .map(ProvidesDirective.class::cast)
            .filter(provides -> isNamed(provides.getService(), service.canonicalName()))
            .flatMap(provides -> provides.getImplementations().stream())
            .anyMatch(each -> isNamed(each, implementation));
  }

  private static boolean isNamed(Element type, String name) {
    return MoreElements.asType(type).getQualifiedName().contentEquals(name);
  }

  /** {@code @Generated}, where it resolves. */
  Optional<AnnotationSpec> generatedBy(Class<?> processor) {
    return GeneratedAnnotations.generatedAnnotation(elements, version)
        .filter(annotation -> sees(annotation.getQualifiedName().toString()))
        .map(
            annotation ->
                AnnotationSpec.builder(ClassName.get(annotation))
                    .addMember("value", "$S", processor.getName())
                    .build());
  }
}
