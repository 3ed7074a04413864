package dev.errand.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.util.function.Function;

/** Writes a type as text, where the two Jacksons would write different things. */
final class Jackson2Text<T> extends StdScalarSerializer<T> {

  private static final long serialVersionUID = 1L;

  private final transient Function<T, String> text;

  Jackson2Text(Class<T> type, Function<T, String> text) {
    super(type);
    this.text = text;
  }

  @Override
  public void serialize(T value, JsonGenerator generator, SerializerProvider context)
      throws IOException {
    generator.writeString(text.apply(value));
  }
}
