package dev.errand.processor.shape;

import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** The types of members, as seen from a type with its arguments. */
final class Members {

  private final Types types;

  Members(Types types) {
    this.types = types;
  }

  /** What a property's field, getter, setter or constructor's parameter holds. */
  TypeMirror typeOf(DeclaredType owner, Element member) {
    return switch (member.getKind()) {
      case METHOD -> {
        ExecutableElement method = (ExecutableElement) member;
        ExecutableType type = executable(owner, method);
        yield type.getParameterTypes().isEmpty()
            ? type.getReturnType()
            : type.getParameterTypes().get(0);
      }
      case PARAMETER -> {
        ExecutableElement around =
            (ExecutableElement) Objects.requireNonNull(member.getEnclosingElement());
        int index = around.getParameters().indexOf(member);
        yield executable(owner, around).getParameterTypes().get(index);
      }
      default -> isPlain(owner) ? member.asType() : types.asMemberOf(owner, member);
    };
  }

  /** What properties of any name hold: a method's last parameter, or the values of a map. */
  TypeMirror valueOfOthers(DeclaredType owner, Element member) {
    if (member instanceof ExecutableElement method && method.getParameters().size() == 2) {
      return executable(owner, method).getParameterTypes().get(1);
    }
    TypeMirror map = typeOf(owner, member);
    List<? extends TypeMirror> arguments =
        map instanceof DeclaredType declared ? argumentsOf(declared, "java.util.Map") : List.of();
    return arguments.size() == 2 ? arguments.get(1) : types.getNoType(TypeKind.NONE);
  }

  /** As declared where it can be, since annotations on types get lost otherwise. */
  private ExecutableType executable(DeclaredType owner, ExecutableElement method) {
    return (ExecutableType)
        (isPlain(owner) || method.getModifiers().contains(Modifier.STATIC)
            ? method.asType()
            : types.asMemberOf(owner, method));
  }

  private static boolean isPlain(DeclaredType owner) {
    TypeElement element = (TypeElement) owner.asElement();
    return element.getTypeParameters().isEmpty()
        && (element.getSuperclass() instanceof DeclaredType above
            ? above.getTypeArguments().isEmpty() && isPlain(above)
            : true)
        && element.getInterfaces().stream()
            .allMatch(each -> ((DeclaredType) each).getTypeArguments().isEmpty());
  }

  /** The arguments of one of the type's supertypes; empty if it is none or raw. */
  List<? extends TypeMirror> argumentsOf(DeclaredType type, String supertype) {
    DeclaredType found = find(type, supertype);
    return found == null
        ? List.of()
        : found.getTypeArguments().stream().map(each -> own(type, each)).toList();
  }

  /** The type's own argument where it is the same, since that still has its annotations. */
  private TypeMirror own(DeclaredType type, TypeMirror argument) {
    for (TypeMirror each : type.getTypeArguments()) {
      if (types.isSameType(each, argument)) {
        return each;
      }
    }
    return argument;
  }

  private @Nullable DeclaredType find(DeclaredType type, String name) {
    if (((TypeElement) type.asElement()).getQualifiedName().contentEquals(name)) {
      return type;
    }
    for (TypeMirror each : types.directSupertypes(type)) {
      if (each.getKind() == TypeKind.DECLARED) {
        DeclaredType found = find((DeclaredType) each, name);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  static boolean hasJsonValue(Hierarchy hierarchy) {
    return hierarchy.types().stream()
        .flatMap(type -> type.getEnclosedElements().stream())
        .anyMatch(member -> Annotations.isOn(List.of(member), "JsonValue"));
  }

  static boolean hasCreator(TypeElement type) {
    return type.getEnclosedElements().stream()
        .anyMatch(member -> Annotations.jackson(List.of(member), "JsonCreator").isPresent());
  }

  /** Whether any of Jackson's annotations is on the types or their members. */
  static boolean isJacksons(Hierarchy hierarchy) {
    return hierarchy.types().stream()
        .anyMatch(
            type ->
                isMarked(type)
                    || type.getEnclosedElements().stream()
                        .filter(each -> each.getKind() != ElementKind.ENUM_CONSTANT)
                        .anyMatch(Members::isMarked));
  }

  private static boolean isMarked(Element element) {
    return element.getAnnotationMirrors().stream().anyMatch(Annotations::isOfJackson);
  }
}
