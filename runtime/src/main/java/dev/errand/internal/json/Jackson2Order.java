package dev.errand.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.ser.ResolvableSerializer;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.databind.type.MapType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes maps and sets in their {@link StableOrder}. */
final class Jackson2Order extends BeanSerializerModifier {

  private static final long serialVersionUID = 1L;

  @Override
  public JsonSerializer<?> modifyMapSerializer(
      SerializationConfig config,
      MapType type,
      BeanDescription description,
      JsonSerializer<?> serializer) {
    return ordered(type.getRawClass(), serializer);
  }

  @Override
  public JsonSerializer<?> modifyCollectionSerializer(
      SerializationConfig config,
      CollectionType type,
      BeanDescription description,
      JsonSerializer<?> serializer) {
    return ordered(type.getRawClass(), serializer);
  }

  @SuppressWarnings("unchecked") // a serializer of maps or collections, which it is given
  private static JsonSerializer<?> ordered(Class<?> declared, JsonSerializer<?> serializer) {
    return StableOrder.mayConcern(declared)
        ? new Ordered((JsonSerializer<Object>) serializer)
        : serializer;
  }

  private static final class Ordered extends JsonSerializer<Object>
      implements ContextualSerializer, ResolvableSerializer {

    private final JsonSerializer<Object> delegate;

    Ordered(JsonSerializer<Object> delegate) {
      this.delegate = delegate;
    }

    @SuppressWarnings("unchecked") // the same serializer, adapted
    private JsonSerializer<?> with(JsonSerializer<?> changed) {
      return changed == delegate ? this : new Ordered((JsonSerializer<Object>) changed);
    }

    @Override
    public void resolve(SerializerProvider context) throws JsonMappingException {
      if (delegate instanceof ResolvableSerializer resolvable) {
        resolvable.resolve(context);
      }
    }

    @Override
    public JsonSerializer<?> createContextual(
        SerializerProvider context, @Nullable BeanProperty property) throws JsonMappingException {
      return delegate instanceof ContextualSerializer contextual
          ? with(contextual.createContextual(context, property))
          : this;
    }

    @Override
    public JsonSerializer<?> withFilterId(Object filterId) {
      return with(delegate.withFilterId(filterId));
    }

    @Override
    public void serialize(Object value, JsonGenerator generator, SerializerProvider context)
        throws IOException {
      delegate.serialize(StableOrder.of(value), generator, context);
    }

    /** As it is: where an application has types written, the type mustn't become another. */
    @Override
    public void serializeWithType(
        Object value, JsonGenerator generator, SerializerProvider context, TypeSerializer types)
        throws IOException {
      delegate.serializeWithType(value, generator, context, types);
    }

    @Override
    public Class<Object> handledType() {
      return delegate.handledType();
    }

    @Override
    public boolean isEmpty(SerializerProvider context, Object value) {
      return delegate.isEmpty(context, value);
    }

    @Override
    public void acceptJsonFormatVisitor(JsonFormatVisitorWrapper visitor, JavaType type)
        throws JsonMappingException {
      delegate.acceptJsonFormatVisitor(visitor, type);
    }
  }
}
