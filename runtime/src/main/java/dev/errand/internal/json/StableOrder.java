package dev.errand.internal.json;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives the JDK's unordered maps and sets an order before they are written. {@code Map.of} and
 * {@code Set.of} iterate differently in every JVM, and a replay compares the payloads that a run
 * gives its children. Maps that have an order of their own keep it.
 */
final class StableOrder {

  private static final Set<Class<?>> UNORDERED =
      Set.of(
          HashMap.class,
          Hashtable.class,
          ConcurrentHashMap.class,
          Map.of().getClass(),
          HashSet.class,
          new HashMap<>().keySet().getClass(),
          ConcurrentHashMap.newKeySet().getClass(),
          Set.of().getClass(),
          Set.of(1).getClass());

  private StableOrder() {}

  /** Whether values of a declared type may need it. */
  static boolean mayConcern(Class<?> declared) {
    return UNORDERED.stream().anyMatch(declared::isAssignableFrom);
  }

  /** The same entries or elements, in order where the value has none; else the value itself. */
  static Object of(Object value) {
    if (!UNORDERED.contains(value.getClass())) {
      return value;
    }
    return value instanceof Map<?, ?> map ? ofMap(map) : ofSet((Collection<?>) value);
  }

  private static Object ofMap(Map<?, ?> map) {
    Object[] keys = map.keySet().toArray();
    if (!sort(keys)) {
      return map;
    }
    Map<Object, Object> ordered = new LinkedHashMap<>(keys.length * 2);
    for (Object key : keys) {
      ordered.put(key, map.get(key));
    }
    return ordered;
  }

  private static Object ofSet(Collection<?> set) {
    Object[] elements = set.toArray();
    return sort(elements) ? Arrays.asList(elements) : set;
  }

  /** Sorts what can be compared; anything else stays as it is, since there is no order to give. */
  private static boolean sort(Object[] values) {
    if (values.length < 2) {
      return false;
    }
    for (Object value : values) {
      if (!(value instanceof Comparable) || comparedAs(value) != comparedAs(values[0])) {
        return false;
      }
    }
    Arrays.sort(values);
    return true;
  }

  private static Class<?> comparedAs(Object value) {
    // A constant with a body is of a class of its own.
    return value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
  }
}
