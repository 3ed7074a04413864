package dev.errand.processor;

import com.google.auto.common.MoreElements;
import dev.errand.processor.TaskModel.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Follows a key's path through a task's parameters, from property to property. */
final class KeyReader {

  private final Types types;
  private final Elements elements;
  private final ExecutableElement method;
  private final List<Parameter> parameters;
  private final PropertyFinder properties;

  KeyReader(Elements elements, Types types, ExecutableElement method, List<Parameter> parameters) {
    this.types = types;
    this.elements = elements;
    this.method = method;
    this.parameters = parameters;
    this.properties = new PropertyFinder(elements, types, MoreElements.getPackage(method));
  }

  /** The key that the annotation says; a problem if there is none. */
  Optional<KeyPath> read(Mark mark, Problems problems) {
    String path = mark.text("key");
    if (path.isBlank()) {
      problems.onValue(mark, "key", Message.BAD_KEY, mark.simpleName(), example());
      return Optional.empty();
    }
    if (payload().isEmpty()) {
      problems.onValue(
          mark, "key", Message.KEY_WITHOUT_PAYLOAD, Text.quote(path), method.getSimpleName());
      return Optional.empty();
    }
    List<String> segments = Arrays.asList(path.split("\\.", -1));
    if (!segments.stream().allMatch(SourceVersion::isIdentifier)) {
      problems.onValue(
          mark, "key", Message.KEY_SYNTAX, Text.quote(path), didYouMean(cleaned(path)));
      return Optional.empty();
    }
    Optional<Parameter> first =
        parameters.stream().filter(each -> each.name().equals(segments.get(0))).findFirst();
    if (first.isEmpty()) {
      if (!namesAreUnknown()) {
        reportParameter(mark, path, segments, problems);
      }
      return Optional.empty();
    }
    if (!first.get().isPayload()) {
      problems.onValue(
          mark, "key", Message.KEY_SUPPLIED, Text.quote(path), segments.get(0), example());
      return Optional.empty();
    }
    return follow(mark, path, segments, first.get(), problems);
  }

  private Optional<KeyPath> follow(
      Mark mark, String path, List<String> segments, Parameter first, Problems problems) {
    List<Property> steps = new ArrayList<>();
    TypeMirror type = first.type();
    for (int i = 1; i < segments.size(); i++) {
      Optional<Property> property = properties.find(type, segments.get(i));
      if (property.isEmpty()) {
        reportProperty(mark, path, segments.subList(0, i), segments.get(i), type, problems);
        return Optional.empty();
      }
      for (TypeMirror thrown : property.get().thrownTypes()) {
        if (isChecked(thrown)) {
          problems.onValue(
              mark,
              "key",
              Message.KEY_THROWS,
              Text.quote(path),
              property.get().source(),
              Text.type(thrown));
          return Optional.empty();
        }
      }
      steps.add(property.get());
      type = property.get().type();
    }
    if (!KeyTypes.isKey(type)) {
      reportType(mark, path, type, problems);
      return Optional.empty();
    }
    return Optional.of(new KeyPath(path, first, steps));
  }

  private boolean isChecked(TypeMirror thrown) {
    return !is(thrown, "java.lang.RuntimeException") && !is(thrown, "java.lang.Error");
  }

  private boolean is(TypeMirror type, String ancestor) {
    return types.isSubtype(type, elements.getTypeElement(ancestor).asType());
  }

  /** A class file doesn't tell them; the method was checked when it was compiled. */
  private boolean namesAreUnknown() {
    for (int i = 0; i < parameters.size(); i++) {
      if (!parameters.get(i).name().equals("arg" + i)) {
        return false;
      }
    }
    return true;
  }

  private void reportParameter(Mark mark, String path, List<String> segments, Problems problems) {
    List<String> names = payload().stream().map(Parameter::name).toList();
    String rest = path.substring(segments.get(0).length());
    Optional<String> meant =
        payload().stream()
            .filter(each -> properties.find(each.type(), segments.get(0)).isPresent())
            .map(each -> each.name() + "." + path)
            .findFirst()
            .or(() -> Text.nearest(segments.get(0), names).map(name -> name + rest))
            .or(() -> withoutFirst(segments));
    problems.onValue(
        mark,
        "key",
        Message.KEY_PARAMETER,
        Text.quote(path),
        Text.quote(segments.get(0)),
        method.getSimpleName(),
        String.join(", ", names),
        didYouMean(meant));
  }

  /** Some write {@code args.upload.userId}, or {@code payload.upload.userId}. */
  private Optional<String> withoutFirst(List<String> segments) {
    return segments.size() > 1
            && payload().stream().anyMatch(each -> each.name().equals(segments.get(1)))
        ? Optional.of(String.join(".", segments.subList(1, segments.size())))
        : Optional.empty();
  }

  private void reportProperty(
      Mark mark,
      String path,
      List<String> before,
      String name,
      TypeMirror type,
      Problems problems) {
    String prefix = String.join(".", before);
    Optional<Element> hidden = properties.hidden(type, name);
    if (hidden.isPresent()) {
      problems.onValue(
          mark,
          "key",
          Message.KEY_HIDDEN,
          Text.quote(path),
          hidden.get().getKind().isField() ? "field" : "method",
          Property.source(hidden.get()),
          Text.type(type));
      return;
    }
    Collection<String> names = KeyTypes.isPlain(type) ? List.of() : properties.all(type).keySet();
    Optional<String> meant =
        bare(name)
            .filter(names::contains)
            .or(() -> Text.nearest(name, names))
            .map(
                right ->
                    prefix + "." + right + path.substring(prefix.length() + 1 + name.length()));
    problems.onValue(
        mark,
        "key",
        Message.KEY_PROPERTY,
        Text.quote(path),
        Text.type(type),
        Text.quote(name),
        names.isEmpty() ? "none" : String.join(", ", names),
        didYouMean(meant));
  }

  private void reportType(Mark mark, String path, TypeMirror type, Problems problems) {
    List<String> keys = type.getKind() == TypeKind.DECLARED ? properties.keys(type) : List.of();
    problems.onValue(
        mark,
        "key",
        Message.KEY_TYPE,
        Text.quote(path),
        Text.type(type),
        KeyTypes.LIST,
        KeyTypes.isPlain(type) || keys.isEmpty()
            ? ""
            : " Did you mean "
                + keys.stream()
                    .limit(3)
                    .map(each -> Text.quote(path + "." + each))
                    .collect(Collectors.joining(" or "))
                + "?");
  }

  /** What was probably meant by an expression, a call or an index. */
  private Optional<String> cleaned(String path) {
    String plain =
        Arrays.stream(
                path.replaceAll("\\(\\s*\\)|\\[[^]]*]|[#${}\\s?!'\"]", "")
                    .replaceAll("^\\.+|\\.+$", "")
                    .split("\\.+"))
            .map(segment -> bare(segment).orElse(segment))
            .collect(Collectors.joining("."));
    return Optional.of(plain)
        .filter(text -> SourceVersion.isName(text))
        .filter(
            text ->
                payload().stream().anyMatch(each -> (text + ".").startsWith(each.name() + ".")));
  }

  /** The property that a getter's name says. */
  private static Optional<String> bare(String name) {
    for (String prefix : List.of("get", "is")) {
      if (name.startsWith(prefix)
          && name.length() > prefix.length()
          && Character.isUpperCase(name.charAt(prefix.length()))) {
        String rest = name.substring(prefix.length());
        return Optional.of(Character.toLowerCase(rest.charAt(0)) + rest.substring(1));
      }
    }
    return Optional.empty();
  }

  private List<Parameter> payload() {
    return parameters.stream().filter(Parameter::isPayload).toList();
  }

  private String example() {
    return payload().stream()
        .findFirst()
        .map(
            parameter -> {
              List<String> keys =
                  KeyTypes.isKey(parameter.type()) ? List.of() : properties.keys(parameter.type());
              return ", such as "
                  + Text.quote(
                      keys.isEmpty() ? parameter.name() : parameter.name() + "." + keys.get(0));
            })
        .orElse("");
  }

  private static String didYouMean(Optional<String> path) {
    return path.map(text -> " Did you mean " + Text.quote(text) + "?").orElse("");
  }
}
