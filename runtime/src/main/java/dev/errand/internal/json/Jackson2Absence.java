package dev.errand.internal.json;

import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.CreatorProperty;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.impl.PropertyValueBuffer;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an absent field means: an error for a primitive, an empty {@code Optional}. Jackson sees to
 * it for what a constructor takes, as in records; this adds what setters and fields take, where
 * Jackson would leave 0 and null behind.
 */
final class Jackson2Absence extends BeanDeserializerModifier {

  private static final long serialVersionUID = 1L;

  @Override
  public BeanDeserializerBuilder updateBuilder(
      DeserializationConfig config, BeanDescription description, BeanDeserializerBuilder builder) {
    List<SettableBeanProperty> optionals = new ArrayList<>();
    for (Iterator<SettableBeanProperty> all = builder.getProperties(); all.hasNext(); ) {
      SettableBeanProperty property = all.next();
      if (!(property instanceof CreatorProperty)
          && EmptyOptional.of(property.getType().getRawClass()) != null) {
        optionals.add(property);
      }
    }
    if (!optionals.isEmpty()) {
      builder.setValueInstantiator(
          new EmptyOptionals(builder.getValueInstantiator(), List.copyOf(optionals)));
    }
    return builder;
  }

  @Override
  public JsonDeserializer<?> modifyDeserializer(
      DeserializationConfig config, BeanDescription description, JsonDeserializer<?> deserializer) {
    // Its own type; the description of a wrapper may be that of the primitive.
    Class<?> type = deserializer.handledType();
    if (type != null && type.isPrimitive()) {
      return new Primitive(deserializer, type);
    }
    if (deserializer instanceof BeanDeserializerBase bean
        && !bean.getValueInstantiator().canCreateUsingDelegate()
        && hasPrimitive(bean)) {
      return new Bean(bean);
    }
    return deserializer;
  }

  private static boolean hasPrimitive(BeanDeserializerBase bean) {
    for (Iterator<SettableBeanProperty> all = bean.properties(); all.hasNext(); ) {
      if (isRequired(all.next())) {
        return true;
      }
    }
    return false;
  }

  /** Whether to look out for it; the values that a constructor takes are looked after. */
  private static boolean isRequired(SettableBeanProperty property) {
    return property.getType().isPrimitive()
        && !(property instanceof CreatorProperty)
        && property.getMetadata().getValueNulls() != Nulls.SKIP;
  }

  /** Reads a primitive value, and notes for the object around it that it was there. */
  private static final class Primitive extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;

    private final Class<?> type;

    Primitive(JsonDeserializer<?> delegate, Class<?> type) {
      super(delegate);
      this.type = type;
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> delegate) {
      return new Primitive(delegate, type);
    }

    /** One instance for each property, since the instance is what is noted. */
    @Override
    public JsonDeserializer<?> createContextual(
        DeserializationContext context, @Nullable BeanProperty property)
        throws JsonMappingException {
      return new Primitive(
          context.handleSecondaryContextualization(
              getDelegatee(), property, context.constructType(type)),
          type);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      Object value = super.deserialize(parser, context);
      if (context.getAttribute(Seen.class) instanceof Seen seen) {
        seen.values.add(this);
      }
      return value;
    }

    @Override
    public Object getNullValue(DeserializationContext context) throws JsonMappingException {
      throw new Jackson2Problem(context.getParser(), Reasons.isNull(type));
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) throws JsonMappingException {
      throw new Jackson2Problem(context.getParser(), Reasons.missing(type));
    }
  }

  /** The primitive values that the object being read has had so far. */
  private static final class Seen {
    private final Set<JsonDeserializer<?>> values =
        Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /** Reads an object, and then looks whether it had all its primitive values. */
  private static final class Bean extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;

    Bean(JsonDeserializer<?> delegate) {
      super(delegate);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> delegate) {
      return new Bean(delegate);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      JsonToken token = parser.currentToken();
      if (!Jackson2Problems.isObject(token)) {
        return super.deserialize(parser, context);
      }
      Object outer = context.getAttribute(Seen.class);
      Seen seen = new Seen();
      context.setAttribute(Seen.class, seen);
      Object bean;
      try {
        bean = super.deserialize(parser, context);
      } finally {
        context.setAttribute(Seen.class, outer);
      }
      check(bean, seen, context);
      return bean;
    }

    private void check(Object bean, Seen seen, DeserializationContext context)
        throws JsonMappingException {
      if (!(getDelegatee() instanceof BeanDeserializerBase delegate)) {
        return;
      }
      for (Iterator<SettableBeanProperty> all = delegate.properties(); all.hasNext(); ) {
        SettableBeanProperty property = all.next();
        if (property.getValueDeserializer() instanceof Primitive primitive
            && isRequired(property)
            && !seen.values.contains(primitive)) {
          Jackson2Problem problem =
              new Jackson2Problem(context.getParser(), Reasons.missing(primitive.type));
          problem.prependPath(bean, property.getName());
          throw problem;
        }
      }
    }
  }

  /** Makes objects whose optional values are empty until they are read. */
  private static final class EmptyOptionals extends ValueInstantiator.Delegating {

    private static final long serialVersionUID = 1L;

    private final transient List<SettableBeanProperty> optionals;

    EmptyOptionals(ValueInstantiator delegate, List<SettableBeanProperty> optionals) {
      super(delegate);
      this.optionals = optionals;
    }

    @Override
    public ValueInstantiator createContextual(
        DeserializationContext context, BeanDescription description) throws JsonMappingException {
      return new EmptyOptionals(delegate().createContextual(context, description), optionals);
    }

    @Override
    public Object createUsingDefault(DeserializationContext context) throws IOException {
      return emptied(super.createUsingDefault(context));
    }

    @Override
    public Object createFromObjectWith(DeserializationContext context, Object[] arguments)
        throws IOException {
      return emptied(super.createFromObjectWith(context, arguments));
    }

    @Override
    public Object createFromObjectWith(
        DeserializationContext context,
        SettableBeanProperty[] properties,
        PropertyValueBuffer buffer)
        throws IOException {
      return emptied(super.createFromObjectWith(context, properties, buffer));
    }

    private Object emptied(Object bean) throws IOException {
      for (SettableBeanProperty optional : optionals) {
        optional.set(bean, EmptyOptional.of(optional.getType().getRawClass()));
      }
      return bean;
    }
  }
}
