package dev.errand.internal.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.jsontype.TypeIdResolver;

/** Says what is wrong with a value where Jackson notices it, so that no message is taken apart. */
final class Jackson3Problems extends DeserializationProblemHandler {

  @Override
  public Object handleWeirdKey(
      DeserializationContext context, Class<?> type, String key, @Nullable String message) {
    throw new Jackson3Problem(context.getParser(), Reasons.wrongKey(key, type));
  }

  @Override
  public Object handleWeirdStringValue(
      DeserializationContext context, Class<?> type, String value, @Nullable String message) {
    throw weird(context, type, value);
  }

  @Override
  public Object handleWeirdNumberValue(
      DeserializationContext context, Class<?> type, Number value, @Nullable String message) {
    throw weird(context, type, value);
  }

  @Override
  public Object handleUnexpectedToken(
      DeserializationContext context,
      JavaType type,
      @Nullable JsonToken token,
      JsonParser parser,
      @Nullable String message) {
    throw new Jackson3Problem(parser, unexpected(token, type.getRawClass()));
  }

  @Override
  public Object handleInstantiationProblem(
      DeserializationContext context, Class<?> type, @Nullable Object argument, Throwable why) {
    Throwable cause = why;
    while (cause instanceof JacksonException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    throw new Jackson3Problem(context.getParser(), Reasons.refused(type, cause), why);
  }

  @Override
  public Object handleMissingInstantiator(
      DeserializationContext context,
      Class<?> type,
      @Nullable ValueInstantiator instantiator,
      @Nullable JsonParser parser,
      @Nullable String message) {
    JsonParser at = parser == null ? context.getParser() : parser;
    JsonToken token = at.currentToken();
    String reason;
    if (context.constructType(type).isAbstract()) {
      reason = Reasons.isAbstract(type);
    } else if (isObject(token)) {
      reason = Reasons.noConstructor(type);
    } else {
      reason = unexpected(token, type);
    }
    throw new Jackson3Problem(at, reason);
  }

  @Override
  public JavaType handleUnknownTypeId(
      DeserializationContext context,
      JavaType base,
      String id,
      TypeIdResolver resolver,
      @Nullable String message) {
    throw new Jackson3Problem(context.getParser(), Reasons.unknownSubtype(id, base.getRawClass()));
  }

  @Override
  public JavaType handleMissingTypeId(
      DeserializationContext context,
      JavaType base,
      TypeIdResolver resolver,
      @Nullable String message) {
    throw new Jackson3Problem(context.getParser(), Reasons.missingSubtype(base.getRawClass()));
  }

  /** Whether a parser stands in an object, of which a type id may already be read. */
  static boolean isObject(@Nullable JsonToken token) {
    return token == JsonToken.START_OBJECT
        || token == JsonToken.PROPERTY_NAME
        || token == JsonToken.END_OBJECT;
  }

  private static String unexpected(@Nullable JsonToken token, Class<?> type) {
    return Reasons.wrongToken(token == null ? null : token.name(), type);
  }

  private static Jackson3Problem weird(
      DeserializationContext context, Class<?> type, Object value) {
    return type.isEnum()
        ? Jackson3Problem.noConstant(context.getParser(), value, type)
        : new Jackson3Problem(context.getParser(), Reasons.wrongValue(value, type));
  }
}
