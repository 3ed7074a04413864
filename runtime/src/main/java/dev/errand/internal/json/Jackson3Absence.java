package dev.errand.internal.json;

import com.fasterxml.jackson.annotation.Nulls;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.BeanDeserializerBuilder;
import tools.jackson.databind.deser.CreatorProperty;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.deser.bean.PropertyValueBuffer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/**
 * What an absent field means: an error for a primitive, an empty {@code Optional}. Jackson sees to
 * it for what a constructor takes, as in records; this adds what setters and fields take, where
 * Jackson would leave 0 and null behind.
 */
final class Jackson3Absence extends ValueDeserializerModifier {

  private static final long serialVersionUID = 1L;

  @Override
  public BeanDeserializerBuilder updateBuilder(
      DeserializationConfig config,
      BeanDescription.Supplier description,
      BeanDeserializerBuilder builder) {
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
  public ValueDeserializer<?> modifyDeserializer(
      DeserializationConfig config,
      BeanDescription.Supplier description,
      ValueDeserializer<?> deserializer) {
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

    private final Class<?> type;

    Primitive(ValueDeserializer<?> delegate, Class<?> type) {
      super(delegate);
      this.type = type;
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
      return new Primitive(delegate, type);
    }

    /** One instance for each property, since the instance is what is noted. */
    @Override
    public ValueDeserializer<?> createContextual(
        DeserializationContext context, @Nullable BeanProperty property) {
      return new Primitive(
          context.handleSecondaryContextualization(
              getDelegatee(), property, context.constructType(type)),
          type);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
      Object value = super.deserialize(parser, context);
      if (context.getAttribute(Seen.class) instanceof Seen seen) {
        seen.values.add(this);
      }
      return value;
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
      throw new Jackson3Problem(context.getParser(), Reasons.isNull(type));
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
      throw new Jackson3Problem(context.getParser(), Reasons.missing(type));
    }
  }

  /** The primitive values that the object being read has had so far. */
  private static final class Seen {
    private final Set<ValueDeserializer<?>> values =
        Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /** Reads an object, and then looks whether it had all its primitive values. */
  private static final class Bean extends DelegatingDeserializer {

    Bean(ValueDeserializer<?> delegate) {
      super(delegate);
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
      return new Bean(delegate);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
      JsonToken token = parser.currentToken();
      if (!Jackson3Problems.isObject(token)) {
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

    private void check(Object bean, Seen seen, DeserializationContext context) {
      if (!(getDelegatee() instanceof BeanDeserializerBase delegate)) {
        return;
      }
      for (Iterator<SettableBeanProperty> all = delegate.properties(); all.hasNext(); ) {
        SettableBeanProperty property = all.next();
        if (property.getValueDeserializer() instanceof Primitive primitive
            && isRequired(property)
            && !seen.values.contains(primitive)) {
          Jackson3Problem problem =
              new Jackson3Problem(context.getParser(), Reasons.missing(primitive.type));
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
        DeserializationContext context, BeanDescription.Supplier description) {
      return new EmptyOptionals(delegate().createContextual(context, description), optionals);
    }

    @Override
    public Object createUsingDefault(DeserializationContext context) {
      return emptied(context, super.createUsingDefault(context));
    }

    @Override
    public Object createFromObjectWith(DeserializationContext context, Object[] arguments) {
      return emptied(context, super.createFromObjectWith(context, arguments));
    }

    @Override
    public Object createFromObjectWith(
        DeserializationContext context,
        SettableBeanProperty[] properties,
        PropertyValueBuffer buffer) {
      return emptied(context, super.createFromObjectWith(context, properties, buffer));
    }

    private Object emptied(DeserializationContext context, Object bean) {
      for (SettableBeanProperty optional : optionals) {
        optional.set(context, bean, EmptyOptional.of(optional.getType().getRawClass()));
      }
      return bean;
    }
  }
}
