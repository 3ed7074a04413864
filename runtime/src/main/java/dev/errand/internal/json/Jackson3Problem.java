package dev.errand.internal.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/** Carries a reason in our words through Jackson, which adds the path to it on the way. */
final class Jackson3Problem extends MismatchedInputException {

  private static final long serialVersionUID = 1L;

  private final @Nullable Class<?> enumeration;

  private Jackson3Problem(JsonParser parser, String text, @Nullable Class<?> enumeration) {
    super(parser, text);
    this.enumeration = enumeration;
  }

  Jackson3Problem(JsonParser parser, String reason) {
    this(parser, reason, (Class<?>) null);
  }

  Jackson3Problem(JsonParser parser, String reason, Throwable cause) {
    this(parser, reason);
    initCause(cause);
  }

  /** The text isn't a constant; which ones there are is looked up only when it is said. */
  static Jackson3Problem noConstant(JsonParser parser, Object value, Class<?> enumeration) {
    return new Jackson3Problem(parser, Reasons.notOneOf(value), enumeration);
  }

  /** The enum whose constants complete the reason. */
  @Nullable Class<?> enumeration() {
    return enumeration;
  }
}
