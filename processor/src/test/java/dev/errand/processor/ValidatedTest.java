package dev.errand.processor;

import static com.google.testing.compile.JavaFileObjects.forSourceString;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TaskRegistry;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.lang.reflect.Constructor;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The constraints of parameters, as a real validator finds them, and as the schema says them. */
class ValidatedTest {

  private static ValidatorFactory factory;
  private static ClassLoader loader;
  private static final Map<String, TaskDefinition<?, ?>> TASKS = new HashMap<>();

  @BeforeAll
  static void compile() throws Exception {
    factory = Validation.buildDefaultValidatorFactory();
    String source =
        Files.readString(Path.of("src/test/resources/golden/validated/in/com/acme/Mails.java"));
    loader =
        TestCompiler.JAVAC
            .compile(List.of(), List.of(forSourceString("com.acme.Mails", source)))
            .assertNoErrors()
            .classLoader();
    ServiceLoader.load(TaskRegistry.class, loader)
        .forEach(registry -> registry.tasks().forEach(task -> TASKS.put(task.id(), task)));
  }

  @AfterAll
  static void close() {
    factory.close();
  }

  /** The paths of what is violated. */
  @SuppressWarnings("unchecked")
  private static TreeSet<String> violations(String id, Object payload) {
    Validator validator = factory.getValidator();
    TreeSet<String> paths = new TreeSet<>();
    ((TaskDefinition<Object, ?>) TASKS.get(id))
        .validated(payload)
        .ifPresent(
            object ->
                validator
                    .validate(object)
                    .forEach(violation -> paths.add(violation.getPropertyPath().toString())));
    return paths;
  }

  private static Object make(String type, Object... arguments) throws Exception {
    Constructor<?> constructor = loader.loadClass("com.acme." + type).getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    return constructor.newInstance(arguments);
  }

  private static Object goodMail() throws Exception {
    return make("Mails$Mail", "a@example.org", "hello", null);
  }

  private static Object badMail() throws Exception {
    return make("Mails$Mail", " ", "hello", make("Mails$Attachment", null, 0L));
  }

  @Test
  void several_parameters_are_components_with_their_constraints() throws Exception {
    Object payload =
        make(
            "SeveralTask$Payload",
            " ",
            10,
            badMail(),
            Arrays.asList("fine", "Not"),
            Map.of("x", badMail()),
            "b",
            "known",
            new BigDecimal("0.5"));

    assertThat(violations("several", payload))
        .containsExactly(
            "byName[x].file.path",
            "byName[x].file.size",
            "byName[x].to",
            "count",
            "mail.file.path",
            "mail.file.size",
            "mail.to",
            "price",
            "tags[1].<list element>",
            "to",
            "twice");
  }

  @Test
  void a_single_parameter_with_constraints_is_wrapped() throws Exception {
    assertThat(violations("single", "")).containsExactly("to");
    assertThat(violations("single", "x")).isEmpty();
    assertThat(violations("elements", List.of(goodMail(), badMail())))
        .contains("mails[1].to", "mails[1].file.path");
    assertThat(violations("cascaded", List.of(badMail()))).contains("mails[0].to");
    assertThat(violations("maybe", Optional.of("x"))).containsExactly("text");
    assertThat(violations("constrained", badMail())).contains("mail.to");
  }

  @Test
  void a_bean_is_validated_itself() throws Exception {
    for (String id : List.of("bean", "plain")) {
      assertThat(violations(id, badMail())).contains("to", "file.path");
      assertThat(TASKS.get(id).toString()).isNotEmpty();
    }
    Object bean = goodMail();
    @SuppressWarnings("unchecked")
    TaskDefinition<Object, ?> task = (TaskDefinition<Object, ?>) TASKS.get("bean");
    assertThat(task.validated(bean)).containsSame(bean);
  }

  @Test
  void schemas_say_what_constraints_ask() {
    String good =
        """
        {"to": "x", "count": 1, "mail": {"to": "a@example.org"}, "tags": ["a"],
         "byName": {"x": {"to": "a@example.org"}}, "price": 0.6}""";
    assertThat(accepts("several", good)).isTrue();
    for (String[] bad :
        new String[][] {
          {"\"to\": \"x\"", "\"to\": \" \""},
          {"\"to\": \"x\",", ""},
          {"\"count\": 1", "\"count\": 0"},
          {"\"count\": 1", "\"count\": 10"},
          {"[\"a\"]", "[\"B\"]"},
          {"[\"a\"]", "[null]"},
          {"\"tags\"", "\"twice\": \"b\", \"tags\""},
          {"0.6", "0.5"},
          {"\"mail\": {\"to\": \"a@example.org\"}", "\"mail\": null"},
          {"\"mail\": {\"to\": \"a@example.org\"}", "\"mail\": {}"},
        }) {
      String changed = good.replace(bad[0], bad[1]);
      assertThat(changed).isNotEqualTo(good);
      assertThat(accepts("several", changed)).as(changed).isFalse();
    }
    assertThat(accepts("single", "{\"to\": \"\"}")).isFalse();
    assertThat(accepts("maybe", "{\"text\": \"x\"}")).isFalse();
    assertThat(accepts("maybe", "{}")).isTrue();
    assertThat(accepts("elements", "{\"mails\": [{}]}")).isFalse();
  }

  private static boolean accepts(String id, String json) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(TASKS.get(id).payloadSchema().orElseThrow())
        .validate(json, InputFormat.JSON)
        .isEmpty();
  }
}
