package dev.errand.internal.json;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import java.util.Locale;

/** Reads language tags as Jackson 3 does; Jackson 2 loses their scripts. */
final class Jackson2Locale extends FromStringDeserializer<Locale> {

  private static final long serialVersionUID = 1L;

  Jackson2Locale() {
    super(Locale.class);
  }

  @Override
  protected Locale _deserialize(String text, DeserializationContext context) {
    return Locale.forLanguageTag(text.replace('_', '-'));
  }

  @Override
  protected Object _deserializeFromEmptyString(DeserializationContext context) {
    return Locale.ROOT;
  }
}
