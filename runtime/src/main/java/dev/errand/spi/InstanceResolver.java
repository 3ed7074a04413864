package dev.errand.spi;

import java.util.List;

/** Finds the instance on which a task's method is called; usually a container's lookup. */
@FunctionalInterface
public interface InstanceResolver {

  /**
   * The instance of a class or interface that declares tasks; it may be of a subclass, or a proxy.
   * Where there are several, the resolver says which one it is, or throws. Called for every
   * attempt, so that the container's scopes apply; from several threads.
   *
   * @throws RuntimeException if there is none; it stops the start, and says what is missing
   */
  <T> T instance(Class<T> type);

  /**
   * Finds among these objects the one of the asked type.
   *
   * <pre>{@code
   * Errand.builder().instances(InstanceResolver.of(uploads, orders))
   * }</pre>
   */
  static InstanceResolver of(Object... instances) {
    List<Object> all = List.of(instances);
    return new InstanceResolver() {
      @Override
      public <T> T instance(Class<T> type) {
        List<Object> found = all.stream().filter(type::isInstance).toList();
        if (found.size() != 1) {
          throw new IllegalStateException(
              (found.isEmpty() ? "None" : found.size())
                  + " of the objects given to InstanceResolver.of(…) "
                  + (found.size() > 1 ? "are" : "is")
                  + " a "
                  + type.getName()
                  + "; give exactly one.");
        }
        return type.cast(found.get(0));
      }
    };
  }
}
