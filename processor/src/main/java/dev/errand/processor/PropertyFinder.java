package dev.errand.processor;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * The properties of a type that code of a package can read: record components, getters, fields, and
 * methods without parameters that are called as the property is.
 */
final class PropertyFinder {

  private static final Set<String> NO_PROPERTIES =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  private final Elements elements;
  private final Types types;
  private final PackageElement from;

  PropertyFinder(Elements elements, Types types, PackageElement from) {
    this.elements = elements;
    this.types = types;
    this.from = from;
  }

  /** The property of this name. */
  Optional<Property> find(TypeMirror type, String name) {
    return Optional.ofNullable(all(type).get(name));
  }

  /** Every property, by name; accessors come before fields, getters before other methods. */
  Map<String, Property> all(TypeMirror type) {
    Map<String, Property> found = new TreeMap<>();
    if (!(bound(type) instanceof DeclaredType declared)) {
      return found;
    }
    List<? extends Element> members = elements.getAllMembers(MoreTypes.asTypeElement(declared));
    boolean isRecord = MoreTypes.asTypeElement(declared).getKind() == ElementKind.RECORD;
    for (Rank rank : Rank.values()) {
      for (Element member : members) {
        if (isReadable(member)) {
          rank.property(member, isRecord)
              .ifPresent(
                  name -> found.computeIfAbsent(name, key -> property(key, member, declared)));
        }
      }
    }
    return found;
  }

  /** What stands in the way of a property that there is: a member that can't be read from here. */
  Optional<Element> hidden(TypeMirror type, String name) {
    return bound(type) instanceof DeclaredType declared && !KeyTypes.isPlain(declared)
        ? elements.getAllMembers(MoreTypes.asTypeElement(declared)).stream()
            .filter(member -> !isReadable(member))
            .filter(member -> !member.getModifiers().contains(Modifier.STATIC))
            .filter(
                member ->
                    java.util.Arrays.stream(Rank.values())
                        .anyMatch(
                            rank -> rank.property(member, true).filter(name::equals).isPresent()))
            .min(Comparator.comparing(member -> member.getKind().isField() ? 1 : 0))
            .map(member -> (Element) member)
        : Optional.empty();
  }

  private Property property(String name, Element member, DeclaredType of) {
    TypeMirror type = types.asMemberOf(of, member);
    return new Property(
        name,
        member,
        type.getKind() == TypeKind.EXECUTABLE
            ? MoreTypes.asExecutable(type).getReturnType()
            : type);
  }

  private boolean isReadable(Element member) {
    Set<Modifier> modifiers = member.getModifiers();
    if (modifiers.contains(Modifier.STATIC) || modifiers.contains(Modifier.PRIVATE)) {
      return false;
    }
    return modifiers.contains(Modifier.PUBLIC)
        || MoreElements.getPackage(member).equals(from)
        || isOfInterface(member);
  }

  private static boolean isOfInterface(Element member) {
    Element owner = member.getEnclosingElement();
    return owner != null && owner.getKind() == ElementKind.INTERFACE;
  }

  /** A type variable or wildcard counts as its bound. */
  static TypeMirror bound(TypeMirror type) {
    if (type.getKind() == TypeKind.TYPEVAR) {
      return bound(((TypeVariable) type).getUpperBound());
    }
    if (type.getKind() == TypeKind.WILDCARD && ((WildcardType) type).getExtendsBound() != null) {
      return bound(((WildcardType) type).getExtendsBound());
    }
    return type;
  }

  /** The ways in which a member is a property, the first that applies counts. */
  private enum Rank {
    COMPONENT {
      @Override
      Optional<String> property(Element member, boolean isRecord) {
        return isRecord && member.getKind() == ElementKind.METHOD
            ? accessor(member).filter(method -> isComponent(method)).map(Rank::name)
            : Optional.empty();
      }
    },
    GETTER {
      @Override
      Optional<String> property(Element member, boolean isRecord) {
        return accessor(member).flatMap(Rank::ofGetter);
      }
    },
    FIELD {
      @Override
      Optional<String> property(Element member, boolean isRecord) {
        return member.getKind() == ElementKind.FIELD
            ? Optional.of(member.getSimpleName().toString())
            : Optional.empty();
      }
    },
    METHOD {
      @Override
      Optional<String> property(Element member, boolean isRecord) {
        return accessor(member).filter(method -> ofGetter(method).isEmpty()).map(Rank::name);
      }
    };

    abstract Optional<String> property(Element member, boolean isRecord);

    private static Optional<ExecutableElement> accessor(Element member) {
      return member instanceof ExecutableElement method
              && method.getKind() == ElementKind.METHOD
              && method.getParameters().isEmpty()
              && method.getTypeParameters().isEmpty()
              && method.getReturnType().getKind() != TypeKind.VOID
              && !NO_PROPERTIES.contains(name(method))
          ? Optional.of(method)
          : Optional.empty();
    }

    private static boolean isComponent(ExecutableElement method) {
      return MoreElements.asType(method.getEnclosingElement()).getRecordComponents().stream()
          .anyMatch(component -> component.getSimpleName().equals(method.getSimpleName()));
    }

    private static Optional<String> ofGetter(ExecutableElement method) {
      String name = name(method);
      boolean isBoolean =
          method.getReturnType().getKind() == TypeKind.BOOLEAN
              || TypeParts.isNamed(method.getReturnType(), "java.lang.Boolean");
      String prefix =
          name.startsWith("get") ? "get" : isBoolean && name.startsWith("is") ? "is" : "";
      String rest = name.substring(prefix.length());
      return prefix.isEmpty() || rest.isEmpty() || Character.isLowerCase(rest.charAt(0))
          ? Optional.empty()
          : Optional.of(decapitalized(rest));
    }

    /** As beans do it: {@code URL} stays so. */
    private static String decapitalized(String name) {
      return name.length() > 1
              && Character.isUpperCase(name.charAt(0))
              && Character.isUpperCase(name.charAt(1))
          ? name
          : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static String name(ExecutableElement method) {
      return method.getSimpleName().toString();
    }
  }

  /** The names of the properties that would make a key, in their order. */
  List<String> keys(TypeMirror type) {
    List<String> names = new ArrayList<>();
    all(type)
        .forEach(
            (name, property) -> {
              if (KeyTypes.isKey(property.type())) {
                names.add(name);
              }
            });
    return names;
  }
}
