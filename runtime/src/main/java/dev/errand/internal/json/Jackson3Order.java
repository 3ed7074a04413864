package dev.errand.internal.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.type.CollectionType;
import tools.jackson.databind.type.MapType;

/** Writes maps and sets in their {@link StableOrder}. */
final class Jackson3Order extends ValueSerializerModifier {

  private static final long serialVersionUID = 1L;

  @Override
  public ValueSerializer<?> modifyMapSerializer(
      SerializationConfig config,
      MapType type,
      BeanDescription.Supplier description,
      ValueSerializer<?> serializer) {
    return ordered(type.getRawClass(), serializer);
  }

  @Override
  public ValueSerializer<?> modifyCollectionSerializer(
      SerializationConfig config,
      CollectionType type,
      BeanDescription.Supplier description,
      ValueSerializer<?> serializer) {
    return ordered(type.getRawClass(), serializer);
  }

  @SuppressWarnings("unchecked") // a serializer of maps or collections, which it is given
  private static ValueSerializer<?> ordered(Class<?> declared, ValueSerializer<?> serializer) {
    return StableOrder.mayConcern(declared)
        ? new Ordered((ValueSerializer<Object>) serializer)
        : serializer;
  }

  private static final class Ordered extends ValueSerializer<Object> {

    private final ValueSerializer<Object> delegate;

    Ordered(ValueSerializer<Object> delegate) {
      this.delegate = delegate;
    }

    @SuppressWarnings("unchecked") // the same serializer, adapted
    private ValueSerializer<?> with(ValueSerializer<?> changed) {
      return changed == delegate ? this : new Ordered((ValueSerializer<Object>) changed);
    }

    @Override
    public void resolve(SerializationContext context) {
      delegate.resolve(context);
    }

    @Override
    public ValueSerializer<?> createContextual(
        SerializationContext context, @Nullable BeanProperty property) {
      return with(delegate.createContextual(context, property));
    }

    @Override
    public ValueSerializer<?> withFilterId(Object filterId) {
      return with(delegate.withFilterId(filterId));
    }

    @Override
    public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
      delegate.serialize(StableOrder.of(value), generator, context);
    }

    /** As it is: where an application has types written, the type mustn't become another. */
    @Override
    public void serializeWithType(
        Object value, JsonGenerator generator, SerializationContext context, TypeSerializer types) {
      delegate.serializeWithType(value, generator, context, types);
    }

    @Override
    public Class<?> handledType() {
      return delegate.handledType();
    }

    @Override
    public boolean isEmpty(SerializationContext context, Object value) {
      return delegate.isEmpty(context, value);
    }

    @Override
    public void acceptJsonFormatVisitor(JsonFormatVisitorWrapper visitor, JavaType type) {
      delegate.acceptJsonFormatVisitor(visitor, type);
    }
  }
}
