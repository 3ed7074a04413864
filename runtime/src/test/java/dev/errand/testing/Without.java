package dev.errand.testing;

import dev.errand.spi.JsonCodec;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

/** Loads Errand's own classes anew, so that they link through it, and hides some packages. */
public final class Without extends ClassLoader {

  private final List<String> hidden;
  private final List<String> anew;

  /** Hides packages. */
  public Without(List<String> hidden) {
    this(hidden, List.of());
  }

  /** Hides packages, also from libraries whose classes are loaded anew. */
  public Without(List<String> hidden, List<String> libraries) {
    super(JsonCodec.class.getClassLoader());
    this.hidden = hidden;
    this.anew = Stream.concat(Stream.of("dev.errand."), libraries.stream()).toList();
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (hidden.stream().anyMatch(name::startsWith)) {
      throw new ClassNotFoundException(name);
    }
    if (anew.stream().noneMatch(name::startsWith)) {
      return super.loadClass(name, resolve);
    }
    Class<?> known = findLoadedClass(name);
    return known != null ? known : define(name);
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (file == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = file.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
