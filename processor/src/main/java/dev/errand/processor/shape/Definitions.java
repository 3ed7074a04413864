package dev.errand.processor.shape;

import com.palantir.javapoet.TypeName;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.type.DeclaredType;

/** The shapes that have names, and how they are named. */
final class Definitions {

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Shape> shapes = new TreeMap<>();

  /** What is the same for the same type with the same arguments. */
  String key(DeclaredType type) {
    return TypeName.get(type).withoutAnnotations().toString();
  }

  /** The simple name with those of the arguments; the whole one if another type has that. */
  String name(DeclaredType type) {
    return names.computeIfAbsent(key(type), this::newName);
  }

  private String newName(String key) {
    String simple = safe(key.replaceAll("(?<![\\w.])(?:[a-z_][\\w]*\\.)+", ""));
    return names.containsValue(simple) ? safe(key) : simple;
  }

  private static String safe(String name) {
    return name.replaceAll("[^A-Za-z0-9_.]+", "-").replaceAll("-$", "");
  }

  void put(String name, Shape shape) {
    shapes.put(name, shape);
  }

  /** Whether nothing is known of it. */
  boolean isOpen(String name) {
    return shapes.get(name) instanceof Shape.Anything;
  }

  Map<String, Shape> all() {
    return Collections.unmodifiableMap(shapes);
  }
}
