package dev.errand.processor;

import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** The types that the rounds brought so far, whose names no generated class can have. */
final class SourceTypes {

  private final Set<String> names = new HashSet<>();

  void addFrom(RoundEnvironment round) {
    for (Element root : round.getRootElements()) {
      if (root instanceof TypeElement type) {
        names.add(type.getQualifiedName().toString());
      }
    }
  }

  boolean contain(String canonicalName) {
    return names.contains(canonicalName);
  }
}
