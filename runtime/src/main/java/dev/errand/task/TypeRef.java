package dev.errand.task;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A type with its type arguments, built without reflection.
 *
 * <pre>{@code
 * TypeRef<List<String>> names = TypeRef.listOf(String.class);
 * TypeRef<Map<String, List<Order>>> orders =
 *     TypeRef.mapOf(TypeRef.of(String.class), TypeRef.listOf(Order.class));
 * TypeRef<Page<Order>> page = TypeRef.parameterized(Page.class, TypeRef.of(Order.class));
 * }</pre>
 *
 * @param <T> the type
 */
@SuppressWarnings("UnusedTypeParameter") // the type is what it says
public final class TypeRef<T> {

  private final Class<?> rawType;
  private final List<TypeRef<?>> arguments;

  private TypeRef(Class<?> rawType, List<TypeRef<?>> arguments) {
    this.rawType = rawType;
    this.arguments = arguments;
  }

  /** A class without type arguments; also a primitive type or an array of such. */
  public static <T> TypeRef<T> of(Class<T> type) {
    return new TypeRef<>(type, List.of());
  }

  /** A list of the given elements. */
  public static <T> TypeRef<List<T>> listOf(Class<T> element) {
    return listOf(of(element));
  }

  /** A list of the given elements. */
  public static <T> TypeRef<List<T>> listOf(TypeRef<T> element) {
    return parameterized(List.class, element);
  }

  /** A set of the given elements. */
  public static <T> TypeRef<Set<T>> setOf(Class<T> element) {
    return parameterized(Set.class, of(element));
  }

  /** An optional value. */
  public static <T> TypeRef<Optional<T>> optionalOf(Class<T> value) {
    return parameterized(Optional.class, of(value));
  }

  /** A map. */
  public static <K, V> TypeRef<Map<K, V>> mapOf(Class<K> key, Class<V> value) {
    return mapOf(of(key), of(value));
  }

  /** A map. */
  public static <K, V> TypeRef<Map<K, V>> mapOf(TypeRef<K> key, TypeRef<V> value) {
    return parameterized(Map.class, key, value);
  }

  /**
   * A generic class or interface with its type arguments.
   *
   * @throws IllegalArgumentException if there are no arguments; use {@link #of} for a raw type
   */
  public static <T> TypeRef<T> parameterized(Class<? super T> rawType, TypeRef<?>... arguments) {
    if (arguments.length == 0) {
      throw new IllegalArgumentException(
          "A parameterized type needs at least one argument; for a class without any, use"
              + " TypeRef.of("
              + rawType.getSimpleName()
              + ".class).");
    }
    return new TypeRef<>(rawType, List.of(arguments));
  }

  /** An array whose component has type arguments itself. For others use {@link #of}. */
  public static <T> TypeRef<T[]> arrayOf(TypeRef<T> component) {
    return new TypeRef<>(Object[].class, List.of(component));
  }

  /** The class without its arguments; {@code Object[].class} where {@link #isGenericArray()}. */
  public Class<?> rawType() {
    return rawType;
  }

  /** The type arguments; for a generic array its component. Empty for a plain class. */
  public List<TypeRef<?>> arguments() {
    return arguments;
  }

  /** Whether this is an array made by {@link #arrayOf}. */
  public boolean isGenericArray() {
    return rawType.isArray() && !arguments.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TypeRef<?> that
        && rawType.equals(that.rawType)
        && arguments.equals(that.arguments);
  }

  @Override
  public int hashCode() {
    return 31 * rawType.hashCode() + arguments.hashCode();
  }

  /** The type as one would write it, with full names. */
  @Override
  public String toString() {
    if (arguments.isEmpty()) {
      return rawType.getTypeName();
    }
    if (isGenericArray()) {
      return arguments.get(0) + "[]";
    }
    String list = Arrays.toString(arguments.toArray());
    return rawType.getTypeName() + "<" + list.substring(1, list.length() - 1) + ">";
  }
}
