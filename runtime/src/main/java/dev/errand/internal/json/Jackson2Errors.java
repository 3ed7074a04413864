package dev.errand.internal.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.errand.spi.JsonException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes Jackson's exceptions ours: the field's path, and the reason in one sentence. */
final class Jackson2Errors {

  private final JsonMapper mapper;

  Jackson2Errors(JsonMapper mapper) {
    this.mapper = mapper;
  }

  JsonException reading(Throwable thrown) {
    return new JsonException(path(thrown, Integer.MAX_VALUE), readingReason(thrown), thrown);
  }

  JsonException writing(Throwable thrown) {
    List<JsonMappingException.Reference> steps = steps(thrown);
    if (isTooDeep(thrown)) {
      for (int i = 1; i < steps.size(); i++) {
        Object from = steps.get(i).getFrom();
        if (from != null && isAmong(steps.subList(0, i), from)) {
          return new JsonException(path(thrown, i), Reasons.endless(from.getClass()), thrown);
        }
      }
    }
    return new JsonException(path(thrown, steps.size()), writingReason(thrown), thrown);
  }

  private String readingReason(Throwable thrown) {
    if (thrown instanceof Jackson2Problem problem) {
      Class<?> enumeration = problem.enumeration();
      return problem.getOriginalMessage() + (enumeration == null ? "" : constants(enumeration));
    }
    if (isTooDeep(thrown)) {
      return Reasons.tooDeep();
    }
    if (thrown instanceof InvalidFormatException format && format.getTargetType() != null) {
      return Reasons.wrongValue(format.getValue(), format.getTargetType());
    }
    if (thrown instanceof InputCoercionException coercion) {
      return Reasons.outOfRange(coercion.getTargetType());
    }
    if (thrown instanceof MismatchedInputException mismatch) {
      return Reasons.mismatch(mismatch.getOriginalMessage(), mismatch.getTargetType());
    }
    if (thrown instanceof StreamReadException) {
      return Reasons.noJson();
    }
    Throwable cause = thrown.getCause();
    if (cause instanceof JacksonException) {
      return readingReason(cause);
    }
    return cause == null ? other(thrown) : Reasons.other(cause.getMessage());
  }

  /** The constants as they are written, which an annotation may have changed. */
  private String constants(Class<?> enumeration) {
    List<String> written = new ArrayList<>();
    for (Object constant : enumeration.getEnumConstants()) {
      written.add(constant(constant));
    }
    return Reasons.listed(written);
  }

  private String constant(Object constant) {
    try {
      String json = mapper.writeValueAsString(constant);
      return json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
    } catch (JsonProcessingException unwritable) {
      return constant.toString();
    }
  }

  private static String writingReason(Throwable thrown) {
    if (isTooDeep(thrown)) {
      return Reasons.tooDeep();
    }
    if (thrown instanceof InvalidDefinitionException definition
        && definition.getOriginalMessage().startsWith("No serializer found")) {
      JavaType type = definition.getType();
      return type == null ? other(thrown) : Reasons.unwritable(type.getRawClass());
    }
    Throwable cause = thrown.getCause();
    if (cause instanceof JacksonException) {
      return writingReason(cause);
    }
    if (cause == null && thrown instanceof JacksonException) {
      return other(thrown);
    }
    return Reasons.failed(cause == null ? thrown : cause);
  }

  private static String other(Throwable thrown) {
    return Reasons.other(
        thrown instanceof JacksonException known
            ? known.getOriginalMessage()
            : thrown.getMessage());
  }

  private static boolean isTooDeep(@Nullable Throwable thrown) {
    return thrown instanceof StackOverflowError
        || (thrown instanceof StreamConstraintsException constraint
            && constraint.getOriginalMessage().contains("nesting depth"))
        || (thrown instanceof JacksonException && isTooDeep(thrown.getCause()));
  }

  private static boolean isAmong(List<JsonMappingException.Reference> steps, Object wanted) {
    return steps.stream().anyMatch(step -> step.getFrom() == wanted);
  }

  private static List<JsonMappingException.Reference> steps(Throwable thrown) {
    return thrown instanceof JsonMappingException known ? known.getPath() : List.of();
  }

  private static String path(Throwable thrown, int limit) {
    FieldPath path = new FieldPath();
    steps(thrown).stream()
        .limit(limit)
        .forEach(
            step -> {
              if (step.getFieldName() != null) {
                path.field(step.getFieldName());
              } else if (step.getIndex() >= 0) {
                path.element(step.getIndex());
              }
            });
    return path.toString();
  }
}
