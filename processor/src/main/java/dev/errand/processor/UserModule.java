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
import javax.lang.model.element.ModuleElement.ExportsDirective;
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

  boolean isNamed() {
    return module != null && !module.isUnnamed();
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
   * Whether other modules read the package. Then {@code -Xlint:exports} complains about signatures
   * of public classes with types that others may not see.
   */
  boolean exports(String packageName) {
    if (module == null || module.isUnnamed()) {
      return false;
    }
    return module.getDirectives().stream()
        .filter(directive -> directive.getKind() == DirectiveKind.EXPORTS)
        .map(directive -> ((ExportsDirective) directive).getPackage())
        .anyMatch(exported -> exported.getQualifiedName().contentEquals(packageName));
  }

  /** Whether the module's descriptor names the implementation for the service. */
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
