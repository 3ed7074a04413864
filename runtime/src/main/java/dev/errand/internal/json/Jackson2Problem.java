package dev.errand.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import org.jspecify.annotations.Nullable;

/** Carries a reason in our words through Jackson, which adds the path to it on the way. */
final class Jackson2Problem extends MismatchedInputException {

  private static final long serialVersionUID = 1L;

  private final @Nullable Class<?> enumeration;

  private Jackson2Problem(JsonParser parser, String text, @Nullable Class<?> enumeration) {
    super(parser, text);
    this.enumeration = enumeration;
  }

  Jackson2Problem(JsonParser parser, String reason) {
    this(parser, reason, (Class<?>) null);
  }

  Jackson2Problem(JsonParser parser, String reason, Throwable cause) {
    this(parser, reason);
    initCause(cause);
  }

  /** The text isn't a constant; which ones there are is looked up only when it is said. */
  static Jackson2Problem noConstant(JsonParser parser, Object value, Class<?> enumeration) {
    return new Jackson2Problem(parser, Reasons.notOneOf(value), enumeration);
  }

  /** The enum whose constants complete the reason. */
  @Nullable Class<?> enumeration() {
    return enumeration;
  }
}
