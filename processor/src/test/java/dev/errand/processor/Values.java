package dev.errand.processor;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Objects of any type, filled at random. */
final class Values {

  private static final int DEEPEST = 5;

  private final Random random;

  Values(long seed) {
    this.random = new Random(seed);
  }

  Object of(Type type) throws ReflectiveOperationException {
    return of(type, Map.of(), 0);
  }

  private Object of(Type type, Map<TypeVariable<?>, Type> variables, int depth)
      throws ReflectiveOperationException {
    if (type instanceof TypeVariable<?> variable) {
      return of(variables.get(variable), variables, depth);
    }
    if (type instanceof GenericArrayType array) {
      return array(array.getGenericComponentType(), variables, depth);
    }
    if (type instanceof ParameterizedType parameterized) {
      List<Type> arguments = new ArrayList<>();
      for (Type argument : parameterized.getActualTypeArguments()) {
        arguments.add(argument instanceof TypeVariable<?> v ? variables.get(v) : argument);
      }
      return of((Class<?>) parameterized.getRawType(), arguments, variables, depth);
    }
    return of((Class<?>) type, List.of(), variables, depth);
  }

  private Object of(
      Class<?> type, List<Type> arguments, Map<TypeVariable<?>, Type> outer, int depth)
      throws ReflectiveOperationException {
    if (type.isArray()) {
      return array(type.getComponentType(), outer, depth);
    }
    boolean isEmpty = !type.isPrimitive() && (depth > DEEPEST || random.nextInt(6) == 0);
    if (isEmpty && depth > 0) {
      return type == Optional.class ? Optional.empty() : empty(type);
    }
    Object simple = simple(type);
    if (simple != null) {
      return simple;
    }
    if (type.isEnum() || (type.getSuperclass() != null && type.getSuperclass().isEnum())) {
      Object[] constants = type.getEnumConstants();
      return constants[random.nextInt(constants.length)];
    }
    int size = random.nextInt(3);
    if (type == Optional.class) {
      return Optional.ofNullable(of(arguments.get(0), outer, depth + 1));
    }
    if (type == AtomicReference.class) {
      return new AtomicReference<>(of(arguments.get(0), outer, depth + 1));
    }
    if (Set.of(
            List.class, Collection.class, Iterable.class, ArrayList.class, Set.class, Deque.class)
        .contains(type)) {
      List<Object> items = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        Object item = of(arguments.get(0), outer, depth + 1);
        if (item != null || type != Deque.class) {
          items.add(item);
        }
      }
      return type == Set.class
          ? new HashSet<>(items)
          : type == Deque.class ? new ArrayDeque<>(items) : items;
    }
    if (type == Map.class || type == SortedMap.class || type == EnumMap.class) {
      Map<Object, Object> map = type == SortedMap.class ? new TreeMap<>() : new HashMap<>();
      for (int i = 0; i < size; i++) {
        Object key = of(arguments.get(0), outer, 0);
        map.put(key, of(arguments.get(1), outer, depth + 1));
      }
      if (type == EnumMap.class) {
        return enumMap(map, (Class<?>) arguments.get(0));
      }
      return map;
    }
    if (type.isSealed()) {
      Class<?>[] kinds = type.getPermittedSubclasses();
      return of(kinds[random.nextInt(kinds.length)], List.of(), outer, depth);
    }
    Map<TypeVariable<?>, Type> variables = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      variables.put(type.getTypeParameters()[i], arguments.get(i));
    }
    return object(type, variables, depth);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Object enumMap(Map<Object, Object> map, Class<?> key) {
    EnumMap enums = new EnumMap(key);
    enums.putAll(map);
    return enums;
  }

  private static Object empty(Class<?> type) {
    return type == OptionalInt.class
        ? OptionalInt.empty()
        : type == OptionalLong.class
            ? OptionalLong.empty()
            : type == OptionalDouble.class ? OptionalDouble.empty() : null;
  }

  private Object object(Class<?> type, Map<TypeVariable<?>, Type> variables, int depth)
      throws ReflectiveOperationException {
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    for (Constructor<?> each : type.getDeclaredConstructors()) {
      constructor = each.getParameterCount() == 0 ? each : constructor;
    }
    constructor.setAccessible(true);
    List<Object> arguments = new ArrayList<>();
    for (Type parameter : constructor.getGenericParameterTypes()) {
      arguments.add(of(parameter, variables, depth + 1));
    }
    Object made = constructor.newInstance(arguments.toArray());
    for (Class<?> each = type; !isJdk(each) && arguments.isEmpty(); each = each.getSuperclass()) {
      for (Field field : each.getDeclaredFields()) {
        if ((field.getModifiers() & (Modifier.STATIC | Modifier.FINAL)) == 0) {
          field.setAccessible(true);
          field.set(made, of(field.getGenericType(), variables, depth + 1));
        }
      }
    }
    return made;
  }

  private static boolean isJdk(Class<?> type) {
    return type.getName().startsWith("java.");
  }

  private Object array(Type component, Map<TypeVariable<?>, Type> variables, int depth)
      throws ReflectiveOperationException {
    int length = random.nextInt(3);
    Object array = Array.newInstance((Class<?>) component, length);
    for (int i = 0; i < length; i++) {
      Array.set(array, i, of(component, variables, depth + 1));
    }
    return array;
  }

  private Object simple(Class<?> type) {
    Instant now = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
    ZoneId zone = List.of(ZoneId.of("Asia/Kathmandu"), ZoneOffset.UTC).get(random.nextInt(2));
    ZonedDateTime at = ZonedDateTime.now(Clock.fixed(now, zone));
    if (type == boolean.class || type == Boolean.class) {
      return random.nextBoolean();
    } else if (type == byte.class || type == Byte.class) {
      return (byte) random.nextInt();
    } else if (type == short.class || type == Short.class) {
      return (short) random.nextInt();
    } else if (type == int.class || type == Integer.class) {
      return random.nextInt();
    } else if (type == long.class || type == Long.class) {
      return random.nextLong();
    } else if (type == float.class || type == Float.class) {
      return random.nextInt(5) == 0 ? Float.NaN : random.nextFloat();
    } else if (type == double.class || type == Double.class) {
      return random.nextInt(5) == 0 ? Double.NEGATIVE_INFINITY : random.nextDouble() * 1e300;
    } else if (type == char.class || type == Character.class) {
      return (char) ('!' + random.nextInt(500));
    } else if (type == String.class) {
      return random.nextInt(3) == 0 ? "" : "ä\"\\\n" + random.nextInt();
    } else if (type == BigInteger.class) {
      return new BigInteger(200, random);
    } else if (type == BigDecimal.class) {
      return new BigDecimal(new BigInteger(100, random), random.nextInt(60) - 30);
    } else if (type == UUID.class) {
      return new UUID(random.nextLong(), random.nextLong());
    } else if (type == URI.class) {
      return URI.create("https://example.org/" + random.nextInt());
    } else if (type == Instant.class) {
      return now;
    } else if (type == LocalDate.class) {
      return at.toLocalDate();
    } else if (type == LocalDateTime.class) {
      return at.toLocalDateTime();
    } else if (type == LocalTime.class) {
      return at.toLocalTime();
    } else if (type == OffsetDateTime.class) {
      return at.toOffsetDateTime();
    } else if (type == ZonedDateTime.class) {
      return at;
    } else if (type == Duration.class) {
      return Duration.ofMillis(random.nextInt());
    } else if (type == Period.class) {
      return Period.of(random.nextInt(9), random.nextInt(9), -random.nextInt(9));
    } else if (type == Year.class) {
      return Year.from(at);
    } else if (type == YearMonth.class) {
      return YearMonth.from(at);
    } else if (type == MonthDay.class) {
      return MonthDay.from(at);
    } else if (type == ZoneId.class) {
      return zone;
    } else if (type == DayOfWeek.class) {
      return at.getDayOfWeek();
    } else if (type == java.time.Month.class) {
      return at.getMonth();
    } else if (type == Date.class) {
      return Date.from(now);
    } else if (type == OptionalInt.class) {
      return OptionalInt.of(random.nextInt());
    } else if (type == OptionalLong.class) {
      return OptionalLong.of(random.nextLong());
    } else if (type == OptionalDouble.class) {
      return OptionalDouble.of(random.nextDouble());
    } else if (type == AtomicInteger.class) {
      return new AtomicInteger(random.nextInt());
    } else if (type == AtomicBoolean.class) {
      return new AtomicBoolean(random.nextBoolean());
    }
    return null;
  }
}
