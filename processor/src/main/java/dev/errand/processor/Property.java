package dev.errand.processor;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;

/**
 * What a segment of a key's path names in a type.
 *
 * @param name as a path says it
 * @param member the record component's accessor, the getter, or the field
 * @param type the value's type, as a member of the type it was looked up in
 */
record Property(String name, Element member, TypeMirror type) {

  boolean isMethod() {
    return member instanceof ExecutableElement;
  }

  /** The member, as the source calls it. */
  String source() {
    return source(member);
  }

  /** A field or method, as the source calls it. */
  static String source(Element member) {
    return member.getSimpleName() + (member instanceof ExecutableElement ? "()" : "");
  }

  /** What reading it may throw. */
  List<? extends TypeMirror> thrownTypes() {
    return member instanceof ExecutableElement method ? method.getThrownTypes() : List.of();
  }
}
