package dev.errand.processor.shape;

import dev.errand.processor.shape.JsonTree.JsonNull;
import dev.errand.processor.shape.Shape.Alternative;
import dev.errand.processor.shape.Shape.Anything;
import dev.errand.processor.shape.Shape.ArrayOf;
import dev.errand.processor.shape.Shape.Choice;
import dev.errand.processor.shape.Shape.MapOf;
import dev.errand.processor.shape.Shape.Numeric;
import dev.errand.processor.shape.Shape.ObjectOf;
import dev.errand.processor.shape.Shape.OneOf;
import dev.errand.processor.shape.Shape.Property;
import dev.errand.processor.shape.Shape.Reference;
import dev.errand.processor.shape.Shape.Text;
import dev.errand.processor.shape.Shape.Truth;
import dev.errand.processor.shape.Shape.Use;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Says a shape as JSON Schema 2020-12, with the definitions that it needs. Schemas have no {@code
 * $id}: they are no addresses, and a task's id isn't unique in the world.
 */
public final class SchemaWriter {

  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private final Map<String, Shape> definitions;
  private final Set<String> needed = new TreeSet<>();
  private final Deque<String> unwritten = new ArrayDeque<>();

  /** A writer for one schema. */
  public SchemaWriter(Map<String, Shape> definitions) {
    this.definitions = definitions;
  }

  /** The schema of a value that is used so. */
  public Map<String, Object> write(String title, Use use) {
    return document(title, use(use));
  }

  /** The schema of a value that is one JSON object whatever its shape says. */
  public Map<String, Object> writeObject(String title, Use use) {
    Map<String, Object> schema = new LinkedHashMap<>();
    if (!(use.shape() instanceof MapOf)) {
      schema.put("type", "object");
    }
    schema.putAll(shape(use.shape()));
    keywords(use.constraints(), use.shape()).forEach(schema::putIfAbsent);
    return document(title, schema);
  }

  /** The schema of an object with these properties. */
  public Map<String, Object> writeObject(String title, List<Property> properties) {
    return document(title, object(properties));
  }

  private Map<String, Object> document(String title, Map<String, Object> schema) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("$schema", DIALECT);
    document.put("title", title);
    document.putAll(schema);
    Map<String, Object> written = new TreeMap<>();
    while (!unwritten.isEmpty()) {
      String name = unwritten.pop();
      written.put(name, shape(definitions.getOrDefault(name, new Anything())));
    }
    if (!written.isEmpty()) {
      document.put("$defs", written);
    }
    return document;
  }

  private Map<String, Object> use(Use use) {
    Map<String, Object> schema = new LinkedHashMap<>(shape(use.shape()));
    if (use.isNullable()) {
      schema = nullable(schema);
    } else if (schema.isEmpty()) {
      schema.put("not", Map.of("type", "null"));
    }
    for (Map.Entry<String, Object> each : keywords(use.constraints(), use.shape()).entrySet()) {
      Constraints.add(schema, each.getKey(), each.getValue());
    }
    return schema;
  }

  /** Only those that say something about values of the shape. */
  private static Map<String, Object> keywords(Constraints constraints, Shape shape) {
    Map<String, Object> keywords = new TreeMap<>(constraints.keywords());
    if (!(shape instanceof Text text) || text.keywords().containsKey("contentEncoding")) {
      keywords.keySet().removeAll(List.of("allOf", "minLength", "maxLength", "pattern", "format"));
    }
    if (!(shape instanceof ArrayOf)) {
      keywords.keySet().removeAll(List.of("minItems", "maxItems"));
    }
    if (!(shape instanceof MapOf)) {
      keywords.keySet().removeAll(List.of("minProperties", "maxProperties"));
    }
    if (!(shape instanceof Numeric)) {
      keywords
          .keySet()
          .removeAll(List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"));
    }
    return keywords;
  }

  private static Map<String, Object> nullable(Map<String, Object> schema) {
    Map<String, Object> nullable = new LinkedHashMap<>(schema);
    if (schema.get("type") instanceof String type) {
      nullable.put("type", List.of(type, "null"));
      if (schema.get("enum") instanceof List<?> names) {
        List<Object> more = new ArrayList<>(names);
        more.add(JsonNull.NULL);
        nullable.put("enum", more);
      }
    } else if (schema.get("anyOf") instanceof List<?> alternatives) {
      List<Object> more = new ArrayList<>(alternatives);
      more.add(Map.of("type", "null"));
      nullable.put("anyOf", more);
    } else if (!schema.isEmpty()) {
      return new LinkedHashMap<>(Map.of("anyOf", List.of(schema, Map.of("type", "null"))));
    }
    return nullable;
  }

  private Map<String, Object> shape(Shape shape) {
    Map<String, Object> schema = new LinkedHashMap<>();
    if (shape instanceof Anything) {
      return schema;
    } else if (shape instanceof Text text) {
      schema.put("type", "string");
      schema.putAll(new TreeMap<>(text.keywords()));
    } else if (shape instanceof Numeric number) {
      schema.putAll(numeric(number));
    } else if (shape instanceof Truth) {
      schema.put("type", "boolean");
    } else if (shape instanceof Choice choice) {
      schema.put("type", "string");
      schema.put("enum", choice.names());
    } else if (shape instanceof ArrayOf array) {
      schema.put("type", "array");
      schema.put("items", use(array.element()));
    } else if (shape instanceof MapOf map) {
      schema.put("type", "object");
      if (!map.keys().isEmpty()) {
        schema.put("propertyNames", Map.of("enum", map.keys()));
      }
      schema.put("additionalProperties", use(map.value()));
    } else if (shape instanceof ObjectOf object) {
      schema.putAll(object(object.properties()));
      object.others().ifPresent(others -> schema.put("additionalProperties", use(others)));
    } else if (shape instanceof OneOf oneOf) {
      schema.put(
          "anyOf", oneOf.alternatives().stream().map(each -> alternative(oneOf, each)).toList());
    } else if (shape instanceof Reference reference) {
      if (needed.add(reference.name())) {
        unwritten.add(reference.name());
      }
      schema.put("$ref", "#/$defs/" + reference.name());
    }
    return schema;
  }

  private static Map<String, Object> numeric(Numeric number) {
    Map<String, Object> schema = new LinkedHashMap<>();
    if (number.isSpecial()) {
      schema.put(
          "anyOf",
          List.of(
              Map.of("type", "number"), Map.of("enum", List.of("NaN", "Infinity", "-Infinity"))));
    } else {
      schema.put("type", number.isWhole() ? "integer" : "number");
    }
    schema.putAll(number.keywords());
    return schema;
  }

  private Map<String, Object> alternative(OneOf oneOf, Alternative alternative) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.putAll(shape(alternative.shape()));
    if (!oneOf.property().isEmpty()) {
      Object id =
          alternative
              .id()
              .<Object>map(name -> Map.of("const", name))
              .orElse(Map.of("type", "string"));
      schema.put("properties", Map.of(oneOf.property(), id));
      schema.put("required", List.of(oneOf.property()));
    }
    return schema;
  }

  private Map<String, Object> object(List<Property> properties) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    Map<String, Object> byName = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Property property : properties) {
      byName.put(property.name(), use(property.use()));
      if (property.isRequired()) {
        required.add(property.name());
      }
    }
    if (!byName.isEmpty()) {
      schema.put("properties", byName);
    }
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }
}
