package dev.errand.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.testing.Without;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonCodecsTest {

  private static final String JACKSON_3 = "tools.jackson.";
  private static final String JACKSON_2 = "com.fasterxml.jackson.";

  @Test
  void prefersJackson3() {
    assertThat(JsonCodecs.find(getClass().getClassLoader())).isInstanceOf(Jackson3Codec.class);
  }

  @Test
  void takesTheOneThatIsThere() throws Throwable {
    assertThat(findWithout(JACKSON_3)).isEqualTo("Jackson2Codec");
    assertThat(findWithout(JACKSON_2 + "databind", JACKSON_2 + "core", JACKSON_2 + "datatype"))
        .isEqualTo("Jackson3Codec");
  }

  @Test
  void saysWhatToAdd() {
    assertThatThrownBy(() -> findWithout(JACKSON_3, JACKSON_2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Errand writes JSON with Jackson, and there is none on the class path. Add"
                + " tools.jackson.core:jackson-databind (Jackson 3), or"
                + " com.fasterxml.jackson.core:jackson-databind with"
                + " com.fasterxml.jackson.datatype:jackson-datatype-jsr310 and"
                + " com.fasterxml.jackson.datatype:jackson-datatype-jdk8 (Jackson 2), or set"
                + " Errand.builder().codec(…).");
    assertThatThrownBy(() -> findWithout(JACKSON_3, JACKSON_2 + "datatype.jdk8"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("jackson-datatype-jdk8")
        .satisfies(
            e ->
                assertThat(List.of(e.getSuppressed()))
                    .anyMatch(cause -> cause.toString().contains("datatype/jdk8")));
  }

  /** The codec's class, as found by code that lives without some packages. */
  private static String findWithout(String... packages) throws Throwable {
    ClassLoader without = new Without(List.of(packages));
    try {
      Object codec =
          without
              .loadClass(JsonCodecs.class.getName())
              .getMethod("find", ClassLoader.class)
              .invoke(null, without);
      return codec.getClass().getSimpleName();
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
