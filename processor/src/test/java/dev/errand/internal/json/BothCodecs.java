package dev.errand.internal.json;

import dev.errand.spi.JsonCodec;
import java.util.Map;

/** Errand's own codecs by the Jackson they stand on, for tests outside this package. */
public final class BothCodecs {

  private BothCodecs() {}

  /** Both, for classes of this loader. */
  public static Map<String, JsonCodec> of(ClassLoader classLoader) {
    return Map.of(
        "Jackson 2", Jackson2Codec.create(classLoader),
        "Jackson 3", Jackson3Codec.create(classLoader));
  }
}
