package dev.errand.processor;

import static com.google.testing.compile.JavaFileObjects.forSourceString;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.errand.internal.json.BothCodecs;
import dev.errand.internal.json.PayloadCodec;
import dev.errand.internal.json.UnreadablePayloadException;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TaskRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schemas against what Errand's own codecs write and read: objects filled at random are written
 * and must satisfy the schema; then each of their values is taken away or replaced by others, and
 * what a codec refuses the schema must refuse too.
 */
class SchemaTest {

  private static final int OBJECTS = 25;
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private static ClassLoader loader;
  private static Map<String, TaskDefinition<?, ?>> tasks;
  private static Map<String, PayloadCodec> codecs;

  static Stream<String> ids() {
    compile();
    return tasks.keySet().stream();
  }

  @BeforeAll
  static void compile() {
    if (loader != null) {
      return;
    }
    String source;
    try {
      source = Files.readString(Path.of("src/test/resources/shapes/Shapes.java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    loader =
        TestCompiler.JAVAC
            .compile(List.of("-parameters"), List.of(forSourceString("com.acme.Shapes", source)))
            .assertNoErrors()
            .classLoader();
    tasks = new LinkedHashMap<>();
    ServiceLoader.load(TaskRegistry.class, loader)
        .forEach(registry -> registry.tasks().forEach(task -> tasks.put(task.id(), task)));
    codecs = new LinkedHashMap<>();
    BothCodecs.of(loader)
        .forEach((name, codec) -> codecs.put(name, new PayloadCodec(codec, 1 << 20)));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void schemas_accept_what_is_written_and_refuse_what_cant_be_read(String id) throws Exception {
    Schema schema = SCHEMAS.getSchema(tasks.get(id).payloadSchema().orElseThrow());
    Set<String> differences = new LinkedHashSet<>();
    for (int seed = 0; seed < OBJECTS; seed++) {
      Object[] arguments = arguments(id, new Values(seed));
      for (Map.Entry<String, PayloadCodec> codec : codecs.entrySet()) {
        String json = encode(codec.getValue(), tasks.get(id), arguments);
        if (!accepts(schema, json)) {
          differences.add("not accepted: " + json + schema.validate(json, InputFormat.JSON));
          continue;
        }
        for (Change change : changes(MAPPER.readTree(json))) {
          boolean isRead = isRead(codec.getValue(), tasks.get(id), change.json());
          boolean isAccepted = accepts(schema, change.json());
          if (!isRead && isAccepted && change.mayBeSaid()
              || isRead && !isAccepted && change.isAbsence()) {
            differences.add(
                (isRead ? "only the schema refuses " : "only the codec refuses ") + change.what());
          }
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  static Stream<String> idsWithOutput() {
    return ids().filter(id -> tasks.get(id).outputSchema().isPresent());
  }

  @ParameterizedTest
  @MethodSource("idsWithOutput")
  void schemas_of_outputs_accept_what_is_written_and_refuse_what_cant_be_read(String id)
      throws Exception {
    TaskDefinition<?, ?> task = tasks.get(id);
    Schema schema = SCHEMAS.getSchema(task.outputSchema().orElseThrow());
    Set<String> differences = new LinkedHashSet<>();
    for (int seed = 0; seed < OBJECTS; seed++) {
      Object output = new Values(seed).of(method(id).getGenericReturnType());
      for (PayloadCodec codec : codecs.values()) {
        String json = codec.encodeOutput(task, output);
        if (!accepts(schema, json)) {
          differences.add("not accepted: " + json + schema.validate(json, InputFormat.JSON));
          continue;
        }
        for (Change change : changes(MAPPER.readTree(json))) {
          if (change.mayBeSaid()
              && accepts(schema, change.json())
              && !isOutputRead(codec, task, change.json())) {
            differences.add("only the codec refuses " + change.what());
          }
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  private static boolean isOutputRead(PayloadCodec codec, TaskDefinition<?, ?> task, String json) {
    try {
      codec.decodeOutput(task.output(), json);
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static Method method(String id) throws Exception {
    String name =
        Stream.of(id.split("-", -1))
            .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
            .collect(Collectors.joining());
    return Stream.of(loader.loadClass("com.acme.Shapes").getDeclaredMethods())
        .filter(method -> method.getName().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow();
  }

  private static Object[] arguments(String id, Values values) throws Exception {
    List<Object> arguments = new ArrayList<>();
    for (java.lang.reflect.Type type : method(id).getGenericParameterTypes()) {
      arguments.add(values.of(type));
    }
    return arguments.toArray();
  }

  /** As a client does: the stub's own record where there are several. */
  @SuppressWarnings("unchecked")
  private static String encode(PayloadCodec codec, TaskDefinition<?, ?> task, Object[] arguments)
      throws Exception {
    Object payload = arguments.length == 1 ? arguments[0] : null;
    if (arguments.length > 1) {
      String stub = task.source().replaceAll(".*\\.", "");
      String name = Character.toUpperCase(stub.charAt(0)) + stub.substring(1);
      payload =
          loader
              .loadClass("com.acme." + name + "Task$Payload")
              .getDeclaredConstructors()[0]
              .newInstance(arguments);
    }
    return codec.encode((TaskDefinition<Object, ?>) task, payload);
  }

  private static boolean accepts(Schema schema, String json) {
    return schema.validate(json, InputFormat.JSON).isEmpty();
  }

  private static boolean isRead(PayloadCodec codec, TaskDefinition<?, ?> task, String json) {
    try {
      codec.decode(task, json);
      return true;
    } catch (UnreadablePayloadException e) {
      return false;
    }
  }

  /**
   * A payload with one value changed.
   *
   * @param mayBeSaid whether a schema can tell; not what is wrong inside a text
   * @param isAbsence whether the value is taken away, or null
   */
  private record Change(String what, String json, boolean mayBeSaid, boolean isAbsence) {}

  private static List<Change> changes(JsonNode root) {
    List<Change> changes = new ArrayList<>();
    collect(root, root, "", changes);
    return changes;
  }

  private static void collect(JsonNode root, JsonNode at, String path, List<Change> changes) {
    if (at instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyNames())) {
        JsonNode old = object.get(name);
        collect(root, old, path + "/" + name, changes);
        object.remove(name);
        changes.add(new Change(path + "/" + name + " removed", root.toString(), true, true));
        for (String other : others(old)) {
          object.set(name, MAPPER.readTree(other));
          changes.add(change(root, path + "/" + name, old, other));
        }
        object.set(name, old);
      }
    } else if (at instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        JsonNode old = array.get(i);
        collect(root, old, path + "/" + i, changes);
        for (String other : others(old)) {
          array.set(i, MAPPER.readTree(other));
          changes.add(change(root, path + "/" + i, old, other));
        }
        array.set(i, old);
      }
    }
  }

  private static List<String> others(JsonNode old) {
    return List.of("null", "true", "1.5", "123456789012345678901234567890", "\"text\"", "[]", "{}");
  }

  private static Change change(JsonNode root, String path, JsonNode old, String other) {
    // Of what was null nobody knows what it might have been.
    boolean mayBeSaid = !(old.isString() && other.startsWith("\"")) && !old.isNull();
    return new Change(
        path + " " + old + " -> " + other, root.toString(), mayBeSaid, other.equals("null"));
  }
}
