package dev.errand.processor;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** Writes a type as the expression of a {@code TypeRef}. */
final class TypeRefs {

  private TypeRefs() {}

  /** The expression, of type {@code TypeRef<T>} with exactly this T. */
  static CodeBlock of(TypeMirror type) {
    return of(type, true);
  }

  private static CodeBlock of(TypeMirror type, boolean withWitness) {
    if (!isGeneric(type)) {
      return CodeBlock.of("$T.of($T.class)", Api.TYPE_REF, TypeName.get(type));
    }
    if (type instanceof ArrayType array) {
      return CodeBlock.of(
          "$T.arrayOf($L)", Api.TYPE_REF, of(array.getComponentType(), withWitness));
    }
    DeclaredType declared = MoreTypes.asDeclared(type);
    CodeBlock.Builder code = CodeBlock.builder().add("$T.", Api.TYPE_REF);
    if (withWitness) {
      code.add("<$T>", TypeName.get(type));
    }
    code.add("parameterized($T.class", ClassName.get(MoreTypes.asTypeElement(type)));
    for (TypeMirror argument : declared.getTypeArguments()) {
      code.add(", $L", argument(argument));
    }
    return code.add(")").build();
  }

  private static CodeBlock argument(TypeMirror argument) {
    if (argument instanceof WildcardType wildcard) {
      TypeMirror bound = bound(wildcard);
      return bound == null
          ? CodeBlock.of("$T.of($T.class)", Api.TYPE_REF, Object.class)
          : of(bound, false);
    }
    return of(argument, false);
  }

  /** What values of a wildcard are read as; null for {@code ?}. */
  static @Nullable TypeMirror bound(WildcardType wildcard) {
    return wildcard.getExtendsBound() != null
        ? wildcard.getExtendsBound()
        : wildcard.getSuperBound();
  }

  /** Whether the type, or the component of the array, has type arguments. */
  static boolean isGeneric(TypeMirror type) {
    if (type.getKind() == TypeKind.ARRAY) {
      return isGeneric(((ArrayType) type).getComponentType());
    }
    return type.getKind() == TypeKind.DECLARED
        && !((DeclaredType) type).getTypeArguments().isEmpty();
  }
}
