package dev.errand.processor;

import static dev.errand.processor.Sources.acme;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Types and tasks that other processors generate in the same compilation. */
class RoundsTest {

  private static final String SERVICES = "META-INF/services/dev.errand.task.TaskRegistry";

  /** Writes a type in each round, as long as there are any. */
  static final class Generator extends AbstractProcessor {
    private final List<Map.Entry<String, String>> types;
    private int next;

    @SafeVarargs
    Generator(Map.Entry<String, String>... types) {
      this.types = List.of(types);
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (next < types.size() && !round.processingOver()) {
        Map.Entry<String, String> type = types.get(next++);
        try (Writer out = processingEnv.getFiler().createSourceFile(type.getKey()).openWriter()) {
          out.write(type.getValue());
        } catch (IOException e) {
          throw new AssertionError(e);
        }
      }
      return false;
    }
  }

  private static Map.Entry<String, String> order() {
    return Map.entry("com.acme.Order", "package com.acme; public record Order(String order) {}");
  }

  @ParameterizedTest
  @EnumSource
  void a_generated_type_is_waited_for(TestCompiler compiler) {
    Outcome outcome =
        compiler.compile(
            List.of(),
            List.of(
                acme(
                    "class Orders {\n @Task void early() {}\n @Task void ship(List<Order> order) {}\n}")),
            new Generator(order()));
    outcome.assertNoErrors();
    assertThat(outcome.generated().get("com/acme/ShipTask.java"))
        .contains("TaskDefinition<List<Order>, Void> DEFINITION");
    String registry = outcome.generated().get(SERVICES).strip();
    assertThat(outcome.generated().get(registry.replace('.', '/') + ".java"))
        .contains("EarlyTask.DEFINITION,", "ShipTask.DEFINITION);");
  }

  @ParameterizedTest
  @EnumSource
  void several_rounds_are_waited(TestCompiler compiler) {
    Outcome outcome =
        compiler.compile(
            List.of(),
            List.of(acme("class Orders {\n @Task Receipt ship(Order order) { return null; }\n}")),
            new Generator(
                Map.entry("com.acme.Other", "package com.acme; class Other {}"),
                Map.entry("com.acme.Order", "package com.acme; class Order extends Base {}"),
                Map.entry(
                    "com.acme.Base",
                    "package com.acme; class Base { public int getOrder() { return 1; } }"),
                Map.entry("com.acme.Receipt", "package com.acme; class Receipt {}")));
    outcome.assertNoErrors();
    assertThat(outcome.generated().get("com/acme/ShipTask.java"))
        .contains(".inlineParameter(\"order\", TypeRef.of(Order.class), true)");
  }

  @ParameterizedTest
  @EnumSource
  void generated_constants_and_exceptions_are_waited_for(TestCompiler compiler) {
    Outcome outcome =
        compiler.compile(
            List.of(),
            List.of(
                acme(
                    """
                    class Orders {
                      @Task(queue = Names.QUEUE) @Retry(abortOn = Gone.class) void ship() {}
                    }
                    """)),
            new Generator(
                Map.entry(
                    "com.acme.Names",
                    "package com.acme; class Names { static final String QUEUE = \"q\"; }"),
                Map.entry(
                    "com.acme.Gone",
                    "package com.acme; @SuppressWarnings(\"serial\") class Gone extends Error {}")));
    outcome.assertNoErrors();
    assertThat(outcome.generated().get("com/acme/ShipTask.java"))
        .contains(".queue(\"q\")", ".abortOn(Gone.class)");
  }

  @ParameterizedTest
  @EnumSource
  void tasks_in_generated_classes_get_a_registry_of_their_own(TestCompiler compiler) {
    Outcome outcome =
        compiler.compile(
            List.of("-Aerrand.registry=com.acme.Tasks"),
            List.of(acme("class Orders {\n @Task void ship() {}\n}")),
            new Generator(
                Map.entry(
                    "com.acme.Later",
                    "package com.acme; class Later { @dev.errand.annotation.Task void later() {} }")));
    outcome.assertNoErrors();
    assertThat(outcome.generated().get(SERVICES)).isEqualTo("com.acme.Tasks\ncom.acme.Tasks_2\n");
    assertThat(outcome.generated().get("com/acme/Tasks.java"))
        .contains("ShipTask.DEFINITION")
        .doesNotContain("LaterTask");
    assertThat(outcome.generated().get("com/acme/Tasks_2.java"))
        .contains("LaterTask.DEFINITION")
        .doesNotContain("ShipTask");
  }

  @Test
  void duplicate_ids_are_found_across_rounds() {
    Outcome outcome =
        TestCompiler.JAVAC.compile(
            List.of(),
            List.of(acme("class Orders {\n @Task void ship() {}\n}")),
            new Generator(
                Map.entry(
                    "com.acme.Later",
                    "package com.acme;\nclass Later {\n @dev.errand.annotation.Task(className = \"X\")\n"
                        + " void ship() {}\n}")));
    assertThat(outcome.errors())
        .containsExactly(
            new Outcome.Line(
                javax.tools.Diagnostic.Kind.ERROR,
                3,
                Message.DUPLICATE_ID.text(
                    "\"ship\"", "com.acme.Later.ship", "com.acme.Orders.ship")));
  }

  @ParameterizedTest
  @EnumSource
  void a_type_that_never_comes_is_reported_where_it_is_missing(TestCompiler compiler) {
    Outcome outcome =
        compiler.compile(
            List.of(),
            List.of(
                acme(
                    """
                    class Orders {
                      @Task(queue = Names.QUEUE)
                      private Receipt ship(
                          List<Order> order,
                          Half half) { return null; }
                      @Task
                      void fine() {}
                    }
                    """),
                acme("class Half extends Whole {}")));
    List<Outcome.Line> ours =
        outcome.errors().stream().filter(line -> line.text().contains("ship")).toList();
    String cause =
        "If another annotation processor generates it, that processor is missing from the"
            + " processor path or failed; otherwise check the spelling, the import and the class"
            + " path.";
    assertThat(ours)
        .extracting(Outcome.Line::line, Outcome.Line::text)
        .contains(
            org.assertj.core.groups.Tuple.tuple(
                3L,
                "The return type of task method ship can't be resolved: there is no Receipt. "
                    + cause),
            org.assertj.core.groups.Tuple.tuple(
                4L,
                "Parameter order of task method ship can't be resolved: there is no Order. "
                    + cause),
            org.assertj.core.groups.Tuple.tuple(
                5L,
                "A supertype of parameter half of task method ship can't be resolved: there is no"
                    + " Whole. "
                    + cause),
            org.assertj.core.groups.Tuple.tuple(
                2L,
                "queue of @Task of task method ship can't be resolved: there is no constant or class"
                    + " of that name. "
                    + cause))
        .anyMatch(tuple -> tuple.toList().contains(Message.PRIVATE_METHOD.text("ship")));
  }
}
