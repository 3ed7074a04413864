package dev.errand.processor;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.List;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/**
 * Finds Bean Validation's annotations on one parameter and inside its type: constraints, which are
 * annotated with {@code @Constraint}, and {@code @Valid}. Those that the stub couldn't name are
 * left out.
 */
final class ValidationMarks {

  private static final String CONSTRAINT = "jakarta.validation.Constraint";
  private static final String VALID = "jakarta.validation.Valid";

  private final PackageElement stub;
  private boolean areInside;

  ValidationMarks(PackageElement stub) {
    this.stub = stub;
  }

  /** The annotations of the element or type itself. */
  List<AnnotationMirror> of(AnnotatedConstruct place) {
    return place.getAnnotationMirrors().stream()
        .<AnnotationMirror>map(mirror -> mirror)
        .filter(mirror -> isValid(mirror) || isConstraint(mirror))
        .filter(this::canBeNamed)
        .toList();
  }

  static boolean isValid(AnnotationMirror mirror) {
    return TypeParts.isNamed(mirror.getAnnotationType(), VALID);
  }

  private static boolean isConstraint(AnnotationMirror mirror) {
    boolean isMarked =
        mirror.getAnnotationType().asElement().getAnnotationMirrors().stream()
            .anyMatch(meta -> TypeParts.isNamed(meta.getAnnotationType(), CONSTRAINT));
    return isMarked
        || mirror.getElementValues().values().stream()
            .anyMatch(
                value ->
                    value.getValue() instanceof List<?> several
                        && several.stream()
                            .anyMatch(
                                each ->
                                    ((AnnotationValue) each).getValue()
                                            instanceof AnnotationMirror one
                                        && isConstraint(one)));
  }

  private boolean canBeNamed(AnnotationMirror mirror) {
    return TypeParts.isAccessible(MoreTypes.asTypeElement(mirror.getAnnotationType()), stub)
        && mirror.getElementValues().values().stream()
            .allMatch(value -> canBeNamed(value.getValue()));
  }

  private boolean canBeNamed(Object value) {
    if (value instanceof TypeMirror type) {
      return TypeParts.elements(type).stream().allMatch(each -> TypeParts.isAccessible(each, stub));
    }
    if (value instanceof AnnotationMirror mirror) {
      return canBeNamed(mirror);
    }
    return !(value instanceof List<?> list)
        || list.stream().allMatch(each -> canBeNamed(((AnnotationValue) each).getValue()));
  }

  /** Whether any were found inside the types that were named. */
  boolean areInside() {
    return areInside;
  }

  /** The type with the annotations on its arguments, not with those on itself. */
  TypeName typeName(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return ArrayTypeName.of(typeName(array.getComponentType()));
    }
    if (type.getKind() == TypeKind.DECLARED
        && type instanceof DeclaredType declared
        && !declared.getTypeArguments().isEmpty()
        && declared.getEnclosingType().getKind() != TypeKind.DECLARED) {
      TypeElement element = MoreElements.asType(declared.asElement());
      return ParameterizedTypeName.get(
          ClassName.get(element),
          declared.getTypeArguments().stream().map(this::argument).toArray(TypeName[]::new));
    }
    return TypeName.get(type);
  }

  private TypeName argument(TypeMirror argument) {
    if (argument instanceof WildcardType wildcard) {
      if (wildcard.getExtendsBound() != null) {
        return WildcardTypeName.subtypeOf(argument(wildcard.getExtendsBound()));
      }
      return wildcard.getSuperBound() == null
          ? TypeName.get(argument)
          : WildcardTypeName.supertypeOf(argument(wildcard.getSuperBound()));
    }
    List<AnnotationSpec> marks = of(argument).stream().map(AnnotationSpec::get).toList();
    if (marks.isEmpty()) {
      return typeName(argument);
    }
    areInside = true;
    return typeName(argument).annotated(marks);
  }
}
