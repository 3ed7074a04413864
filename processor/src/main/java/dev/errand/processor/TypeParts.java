package dev.errand.processor;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** Takes types apart: a type, its arguments, components and bounds, and what they name. */
final class TypeParts {

  private TypeParts() {}

  /** The type and every type in it. */
  static List<TypeMirror> of(TypeMirror type) {
    List<TypeMirror> parts = new ArrayList<>();
    collect(type, parts);
    return parts;
  }

  private static void collect(@Nullable TypeMirror type, List<TypeMirror> parts) {
    if (type == null) {
      return;
    }
    switch (type.getKind()) {
      case ARRAY -> {
        parts.add(type);
        collect(((ArrayType) type).getComponentType(), parts);
      }
      case WILDCARD -> {
        collect(((WildcardType) type).getExtendsBound(), parts);
        collect(((WildcardType) type).getSuperBound(), parts);
      }
      case DECLARED -> {
        parts.add(type);
        if (isInner(MoreTypes.asTypeElement(type))) {
          collect(((DeclaredType) type).getEnclosingType(), parts); // ecj says it of others too
        }
        ((DeclaredType) type).getTypeArguments().forEach(argument -> collect(argument, parts));
      }
      case ERROR -> {
        // ecj says it also of List<Missing>
        ((DeclaredType) type).getTypeArguments().forEach(argument -> collect(argument, parts));
        parts.add(type);
      }
      default -> parts.add(type);
    }
  }

  /** The first part that couldn't be resolved. */
  static Optional<TypeMirror> missing(TypeMirror type) {
    return of(type).stream().filter(part -> part.getKind() == TypeKind.ERROR).findFirst();
  }

  /** The first type variable in it. */
  static Optional<TypeMirror> variable(TypeMirror type) {
    return of(type).stream().filter(part -> part.getKind() == TypeKind.TYPEVAR).findFirst();
  }

  /** The classes and interfaces that it names. */
  static List<TypeElement> elements(TypeMirror type) {
    return of(type).stream()
        .filter(part -> part.getKind() == TypeKind.DECLARED)
        .map(MoreTypes::asTypeElement)
        .toList();
  }

  /** Whether any part is a generic type without its arguments. */
  static boolean hasRaw(TypeMirror type) {
    return of(type).stream()
        .filter(part -> part.getKind() == TypeKind.DECLARED)
        .anyMatch(
            part ->
                ((DeclaredType) part).getTypeArguments().isEmpty()
                    && !MoreTypes.asTypeElement(part).getTypeParameters().isEmpty());
  }

  /** Whether code in the package can name the class. */
  static boolean isAccessible(TypeElement type, PackageElement from) {
    boolean samePackage = MoreElements.getPackage(type).equals(from);
    for (TypeElement each : withEnclosing(type)) {
      if (each.getModifiers().contains(Modifier.PRIVATE)
          || !(samePackage || each.getModifiers().contains(Modifier.PUBLIC))) {
        return false;
      }
    }
    return true;
  }

  /** Whether instances belong to one of another class. */
  static boolean isInner(TypeElement type) {
    return type.getKind() == ElementKind.CLASS
        && type.getNestingKind() == NestingKind.MEMBER
        && !type.getModifiers().contains(Modifier.STATIC);
  }

  /** The class, and those around it, from inside out. */
  static List<TypeElement> withEnclosing(TypeElement type) {
    List<TypeElement> chain = new ArrayList<>();
    chain.add(type);
    while (chain.get(chain.size() - 1).getEnclosingElement() instanceof TypeElement enclosing) {
      chain.add(enclosing);
    }
    return chain;
  }

  /** Whether it is the class of that name, whatever its arguments. */
  static boolean isNamed(TypeMirror type, String qualifiedName) {
    return type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && element.getQualifiedName().contentEquals(qualifiedName);
  }
}
