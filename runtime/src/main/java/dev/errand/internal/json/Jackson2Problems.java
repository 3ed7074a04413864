package dev.errand.internal.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.jsontype.TypeIdResolver;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a value where Jackson notices it, so that no message is taken apart. */
final class Jackson2Problems extends DeserializationProblemHandler {

  @Override
  public Object handleWeirdKey(
      DeserializationContext context, Class<?> type, String key, @Nullable String message)
      throws IOException {
    throw new Jackson2Problem(context.getParser(), Reasons.wrongKey(key, type));
  }

  @Override
  public Object handleWeirdStringValue(
      DeserializationContext context, Class<?> type, String value, @Nullable String message)
      throws IOException {
    throw weird(context, type, value);
  }

  @Override
  public Object handleWeirdNumberValue(
      DeserializationContext context, Class<?> type, Number value, @Nullable String message)
      throws IOException {
    throw weird(context, type, value);
  }

  @Override
  public Object handleUnexpectedToken(
      DeserializationContext context,
      JavaType type,
      @Nullable JsonToken token,
      JsonParser parser,
      @Nullable String message)
      throws IOException {
    throw new Jackson2Problem(parser, unexpected(token, type.getRawClass()));
  }

  @Override
  public Object handleInstantiationProblem(
      DeserializationContext context, Class<?> type, @Nullable Object argument, Throwable why)
      throws IOException {
    Throwable cause = why;
    while (cause instanceof JacksonException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    throw new Jackson2Problem(context.getParser(), Reasons.refused(type, cause), why);
  }

  @Override
  public Object handleMissingInstantiator(
      DeserializationContext context,
      Class<?> type,
      @Nullable ValueInstantiator instantiator,
      @Nullable JsonParser parser,
      @Nullable String message)
      throws IOException {
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
    throw new Jackson2Problem(at, reason);
  }

  @Override
  public JavaType handleUnknownTypeId(
      DeserializationContext context,
      JavaType base,
      String id,
      TypeIdResolver resolver,
      @Nullable String message)
      throws IOException {
    throw new Jackson2Problem(context.getParser(), Reasons.unknownSubtype(id, base.getRawClass()));
  }

  @Override
  public JavaType handleMissingTypeId(
      DeserializationContext context,
      JavaType base,
      TypeIdResolver resolver,
      @Nullable String message)
      throws IOException {
    throw new Jackson2Problem(context.getParser(), Reasons.missingSubtype(base.getRawClass()));
  }

  /** Whether a parser stands in an object, of which a type id may already be read. */
  static boolean isObject(@Nullable JsonToken token) {
    return token == JsonToken.START_OBJECT
        || token == JsonToken.FIELD_NAME
        || token == JsonToken.END_OBJECT;
  }

  private static String unexpected(@Nullable JsonToken token, Class<?> type) {
    return Reasons.wrongToken(token == null ? null : token.name(), type);
  }

  private static Jackson2Problem weird(
      DeserializationContext context, Class<?> type, Object value) {
    return type.isEnum()
        ? Jackson2Problem.noConstant(context.getParser(), value, type)
        : new Jackson2Problem(context.getParser(), Reasons.wrongValue(value, type));
  }
}
