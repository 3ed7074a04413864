package dev.errand.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.errand.spi.JsonCodec;
import dev.errand.task.TypeRef;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Errand's JSON with Jackson 2. Thread-safe. */
final class Jackson2Codec implements JsonCodec {

  private final JsonMapper mapper;
  private final Jackson2Errors errors;
  // One for each type that tasks declare, so they don't grow with the runs.
  private final Map<TypeRef<?>, ObjectReader> readers = new ConcurrentHashMap<>();
  private final Map<TypeRef<?>, ObjectWriter> writers = new ConcurrentHashMap<>();

  private Jackson2Codec(JsonMapper mapper) {
    this.mapper = mapper;
    this.errors = new Jackson2Errors(mapper);
  }

  /** The codec, with the modules that the class loader finds. */
  static JsonCodec create(ClassLoader classLoader) {
    return new Jackson2Codec(Jackson2Mapper.create(classLoader));
  }

  @Override
  public String encode(@Nullable Object value, TypeRef<?> type) {
    if (value == null) {
      return "null";
    }
    try {
      return writer(type).writeValueAsString(value);
    } catch (JsonProcessingException | RuntimeException | StackOverflowError thrown) {
      throw errors.writing(thrown);
    }
  }

  @Override
  public <T> @Nullable T decode(String json, TypeRef<T> type) {
    try {
      return reader(type).readValue(json);
    } catch (JsonProcessingException | RuntimeException | StackOverflowError thrown) {
      throw errors.reading(thrown);
    }
  }

  @Override
  public Map<String, String> fields(String json) {
    return JsonFields.of(json);
  }

  private ObjectReader reader(TypeRef<?> type) {
    ObjectReader known = readers.get(type);
    return known != null
        ? known
        : readers.computeIfAbsent(type, t -> mapper.readerFor(javaType(t)));
  }

  private ObjectWriter writer(TypeRef<?> type) {
    ObjectWriter known = writers.get(type);
    return known != null ? known : writers.computeIfAbsent(type, this::newWriter);
  }

  /**
   * Only type arguments must be said; a plain class is written as what the value is, which is how
   * Jackson writes the fields of an object too.
   */
  private ObjectWriter newWriter(TypeRef<?> type) {
    return type.arguments().isEmpty() && !type.rawType().isArray()
        ? mapper.writer()
        : mapper.writerFor(javaType(type));
  }

  private JavaType javaType(TypeRef<?> type) {
    if (type.isGenericArray()) {
      return mapper.getTypeFactory().constructArrayType(javaType(type.arguments().get(0)));
    }
    if (type.arguments().isEmpty()) {
      return mapper.constructType(type.rawType());
    }
    JavaType[] arguments = type.arguments().stream().map(this::javaType).toArray(JavaType[]::new);
    return mapper.getTypeFactory().constructParametricType(type.rawType(), arguments);
  }
}
