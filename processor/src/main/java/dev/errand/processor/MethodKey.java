package dev.errand.processor;

import com.google.auto.common.MoreElements;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Finds a method again in a later round, in which compilers make new elements of the same sources.
 *
 * @param module the module's name; empty for the unnamed one, null where there are none
 * @param type the qualified name of the method's class
 * @param position among the methods of the class; parameters' types don't do, since they may be
 *     what is missing
 */
record MethodKey(@Nullable String module, String type, int position) {

  static MethodKey of(ExecutableElement method, Elements elements) {
    TypeElement type = MoreElements.asType(method.getEnclosingElement());
    ModuleElement module = elements.getModuleOf(type);
    return new MethodKey(
        module == null ? null : module.getQualifiedName().toString(),
        type.getQualifiedName().toString(),
        ElementFilter.methodsIn(type.getEnclosedElements()).indexOf(method));
  }

  Optional<ExecutableElement> find(Elements elements) {
    ModuleElement in = module == null ? null : elements.getModuleElement(module);
    TypeElement found =
        in == null ? elements.getTypeElement(type) : elements.getTypeElement(in, type);
    if (found == null) {
      return Optional.empty();
    }
    List<? extends Element> methods = ElementFilter.methodsIn(found.getEnclosedElements());
    return position >= 0 && position < methods.size()
        ? Optional.of(MoreElements.asExecutable(methods.get(position)))
        : Optional.empty();
  }
}
