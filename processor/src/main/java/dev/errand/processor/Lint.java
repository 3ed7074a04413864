package dev.errand.processor;

import com.google.auto.common.MoreElements;
import dev.errand.processor.TaskModel.Output;
import dev.errand.processor.TaskModel.Parameter;
import dev.errand.processor.TaskModel.Policies;
import dev.errand.processor.TaskModel.Settings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** The warnings that the user's own types would cause in a stub, and nothing else. */
final class Lint {

  private final Elements elements;

  Lint(Elements elements) {
    this.elements = elements;
  }

  Set<String> of(
      ExecutableElement method,
      List<Parameter> parameters,
      Output output,
      Settings settings,
      Policies policies,
      UserModule module) {
    List<TypeMirror> mentioned = new ArrayList<>(settings.retry().abortOn());
    parameters.stream().filter(Parameter::isPayload).map(Parameter::type).forEach(mentioned::add);
    mentioned.add(output.type());
    List<Element> read = new ArrayList<>();
    policies.steps().forEach(step -> read.add(step.member()));
    return of(List.of(method), mentioned, read, module);
  }

  Set<String> ofHooks(List<HookModel> hooks, UserModule module) {
    List<TypeMirror> mentioned = new ArrayList<>();
    for (HookModel hook : hooks) {
      hook.values().forEach(parameter -> mentioned.add(parameter.type()));
    }
    return of(hooks.stream().map(HookModel::method).toList(), mentioned, List.of(), module);
  }

  /** For calling these methods of one class, mentioning these types, and reading these members. */
  private Set<String> of(
      List<ExecutableElement> methods,
      List<TypeMirror> mentioned,
      List<Element> read,
      UserModule module) {
    TypeElement owner = MoreElements.asType(methods.get(0).getEnclosingElement());
    Set<String> lint = new TreeSet<>();
    if (mentioned.stream().anyMatch(TypeParts::hasRaw)) {
      lint.add("rawtypes");
    }
    boolean isAnyOfInstances =
        methods.stream().anyMatch(method -> !method.getModifiers().contains(Modifier.STATIC));
    if (!owner.getTypeParameters().isEmpty() && isAnyOfInstances) {
      lint.add("unchecked"); // the instance is of the raw type
    }
    Set<Element> used = new HashSet<>(TypeParts.withEnclosing(owner));
    used.addAll(methods);
    used.addAll(read);
    for (TypeMirror type : mentioned) {
      TypeParts.elements(type).forEach(each -> used.addAll(TypeParts.withEnclosing(each)));
    }
    used.stream()
        .filter(elements::isDeprecated)
        .map(each -> isForRemoval(each) ? "removal" : "deprecation")
        .forEach(lint::add);
    if (module.isNamed()) {
      lint.add("exports");
    }
    return lint;
  }

  private static boolean isForRemoval(Element element) {
    return Mark.of(element, Deprecated.class)
        .map(mark -> Boolean.parseBoolean(mark.text("forRemoval")))
        .orElse(false);
  }
}
