package dev.errand.internal.json;

import dev.errand.spi.JsonCodec;

/** Finds the codec for the Jackson that the application has. */
public final class JsonCodecs {

  private JsonCodecs() {}

  /**
   * A codec for Jackson 3 if it is there, else one for Jackson 2.
   *
   * @param classLoader finds Jackson's modules
   * @throws IllegalStateException if neither is there; names the dependencies to add
   */
  public static JsonCodec find(ClassLoader classLoader) {
    // Jackson is an optional dependency. Each codec's class alone mentions its Jackson, so that
    // this
    // one links without it; where the classes are missing, the first touch fails with a
    // LinkageError
    // (NoClassDefFoundError), which is the JVM's own answer to "is it there?" and needs no
    // reflection.
    LinkageError without3;
    try {
      return Jackson3Codec.create(classLoader);
    } catch (LinkageError error) {
      without3 = error;
    }
    try {
      return Jackson2Codec.create(classLoader);
    } catch (LinkageError without2) {
      IllegalStateException exception =
          new IllegalStateException(
              "Errand writes JSON with Jackson, and there is none on the class path. Add"
                  + " tools.jackson.core:jackson-databind (Jackson 3), or"
                  + " com.fasterxml.jackson.core:jackson-databind with"
                  + " com.fasterxml.jackson.datatype:jackson-datatype-jsr310 and"
                  + " com.fasterxml.jackson.datatype:jackson-datatype-jdk8 (Jackson 2), or set"
                  + " Errand.builder().codec(…).");
      // Not the cause, but they show what is missing where a Jackson is there in part.
      exception.addSuppressed(without3);
      exception.addSuppressed(without2);
      throw exception;
    }
  }
}
