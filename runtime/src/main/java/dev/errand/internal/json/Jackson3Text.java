package dev.errand.internal.json;

import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** Writes a type as text, where the two Jacksons would write different things. */
final class Jackson3Text<T> extends StdScalarSerializer<T> {

  private final Function<T, String> text;

  Jackson3Text(Class<T> type, Function<T, String> text) {
    super(type);
    this.text = text;
  }

  @Override
  public void serialize(T value, JsonGenerator generator, SerializationContext context) {
    generator.writeString(text.apply(value));
  }
}
