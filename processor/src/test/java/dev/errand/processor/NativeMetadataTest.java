package dev.errand.processor;

import static com.google.testing.compile.JavaFileObjects.forSourceString;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What native images are told of payload classes, against what Jackson asks about: its own
 * introspection is followed from each task's types.
 */
class NativeMetadataTest {

  private static Outcome outcome;
  private static ClassLoader loader;

  @BeforeAll
  static void compile() throws Exception {
    String source = Files.readString(Path.of("src/test/resources/shapes/Shapes.java"));
    outcome =
        TestCompiler.JAVAC
            .compile(List.of("-parameters"), List.of(forSourceString("com.acme.Shapes", source)))
            .assertNoErrors();
    loader = outcome.classLoader();
  }

  private static Map<String, Set<String>> listed() {
    Map<String, Set<String>> listed = new TreeMap<>();
    outcome
        .generated()
        .forEach(
            (path, text) -> {
              if (path.startsWith("META-INF/native-image/dev.errand/")) {
                assertThat(path).endsWith("/reachability-metadata.json");
                Set<String> types = new TreeSet<>();
                JsonNode root = JsonMapper.shared().readTree(text);
                for (JsonNode entry : root.get("reflection")) {
                  String type = entry.get("type").asString();
                  types.add(type);
                  for (String flag :
                      List.of(
                          "allDeclaredConstructors", "allDeclaredFields", "allDeclaredMethods")) {
                    assertThat(entry.path(flag).asBoolean(false)).isEqualTo(!type.endsWith("[]"));
                  }
                }
                listed.put(path.split("/")[3], types);
              }
            });
    return listed;
  }

  @Test
  void every_class_that_jackson_asks_about_is_listed() throws Exception {
    Set<String> listed = listed().getOrDefault("com.acme.Shapes", Set.of());
    for (Method method : loader.loadClass("com.acme.Shapes").getDeclaredMethods()) {
      Set<String> asked = new TreeSet<>();
      for (Type type : method.getGenericParameterTypes()) {
        follow(type, asked);
      }
      follow(method.getGenericReturnType(), asked);
      assertThat(listed).as(method.getName()).containsAll(asked);
    }
    assertThat(listed)
        .contains("long[][]", "java.lang.String[]")
        .contains("com.acme.Shapes$Sub", "com.acme.Shapes$Bean", "com.acme.Shapes$Color")
        .contains("com.acme.Shapes$Form");
  }

  /** All classes outside the JDK, and arrays of objects, that the type's properties lead to. */
  private static void follow(Type start, Set<String> asked) {
    ObjectMapper mapper = new ObjectMapper();
    Deque<JavaType> open = new ArrayDeque<>(List.of(mapper.constructType(start)));
    Set<JavaType> seen = new java.util.HashSet<>();
    while (!open.isEmpty()) {
      JavaType type = open.pop();
      if (!seen.add(type)) {
        continue;
      }
      Class<?> raw = type.getRawClass();
      if (type.isArrayType() && !type.getContentType().isPrimitive()) {
        asked.add(
            raw.getCanonicalName().replaceAll("^com\\.acme\\.Shapes\\.", "com.acme.Shapes\\$"));
      }
      List<JavaType> inside = new ArrayList<>(type.getBindings().getTypeParameters());
      if (type.getContentType() != null) {
        inside.add(type.getContentType());
      }
      if (type.getKeyType() != null) {
        inside.add(type.getKeyType());
      }
      if (!raw.isPrimitive() && !raw.isArray() && !raw.getName().startsWith("java.")) {
        asked.add(raw.getName());
        for (Class<?> kind :
            raw.isSealed() && !raw.isEnum() ? raw.getPermittedSubclasses() : new Class<?>[0]) {
          inside.add(mapper.constructType(kind));
        }
        if (!type.isContainerType() && !raw.isEnum() && !Modifier.isAbstract(raw.getModifiers())) {
          addProperties(mapper, mapper.getSerializationConfig().introspect(type), inside);
          addProperties(mapper, mapper.getDeserializationConfig().introspect(type), inside);
        }
      }
      open.addAll(inside);
    }
  }

  private static void addProperties(
      ObjectMapper mapper, BeanDescription description, List<JavaType> inside) {
    for (BeanPropertyDefinition property : description.findProperties()) {
      inside.add(property.getPrimaryType());
    }
  }
}
