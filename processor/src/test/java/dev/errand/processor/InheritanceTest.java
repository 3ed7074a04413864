package dev.errand.processor;

import static dev.errand.processor.Sources.acme;
import static dev.errand.processor.Sources.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.task.CronTick;
import dev.errand.task.TaskCall;
import dev.errand.task.TaskContext;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TaskRegistry;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A task belongs to the class or interface that declares it: it is asked for by that type and
 * called through it, so that an override is what runs.
 */
class InheritanceTest {

  private static ClassLoader loader;

  @BeforeAll
  static void compile() {
    loader =
        TestCompiler.JAVAC
            .compile(
                List.of("-Xlint:all", "-Werror"),
                List.of(
                    acme(
                        """
                        abstract class Base<T> {
                          @Task final String kept(String text) { return name() + text; }
                          @Task String changed(String text) { return "base " + text; }
                          @Task protected String protectedOne(String text) { return "base " + text; }
                          abstract String name();
                        }
                        """),
                    acme(
                        """
                        public class Heir extends Base<Integer> {
                          public Heir() {}
                          @Override String changed(String text) { return "heir " + text; }
                          @Override protected String protectedOne(String text) { return "heir " + text; }
                          @Override String name() { return "heir "; }
                          @Task(id = "own") String own(String text) { return "own " + text; }
                        }
                        """),
                    acme(
                        """
                        interface Sender {
                          @Task String send(String mail);
                          @Task default String sendAll(String mail) { return send(mail) + "!"; }
                          @Task static String address(String mail) { return mail + "@"; }
                        }
                        """),
                    acme(
                        """
                        public class Mailer implements Sender {
                          public Mailer() {}
                          @Override public String send(String mail) { return "mailed " + mail; }
                        }
                        """),
                    acme(
                        """
                        enum Colour {
                          RED { @Override String paint(String what) { return "RED " + what; } };
                          @Task String paint(String what) { return "any " + what; }
                        }
                        """),
                    acme(
                        """
                        public record Desk(String owner) {
                          @Task String sign(String letter) { return letter + " by " + owner; }
                        }
                        """),
                    source(
                        "org.other",
                        """
                        public final class Far extends com.acme.Heir {
                          public Far() {}
                          @Override protected String protectedOne(String text) { return "far " + text; }
                        }
                        """)))
            .assertNoErrors()
            .classLoader();
  }

  private static Object run(String id, Object instance) throws Throwable {
    TaskDefinition<?, ?> task =
        ServiceLoader.load(TaskRegistry.class, loader).stream()
            .flatMap(provider -> provider.get().tasks().stream())
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow();
    assertThat(task.instanceType())
        .isEqualTo(id.equals("address") ? Optional.empty() : Optional.of(type(task)));
    return task.invoke(
        instance,
        new TaskCall() {
          @Override
          @SuppressWarnings("unchecked")
          public <T> T argument(int index) {
            return (T) "x";
          }

          @Override
          public TaskContext context() {
            return null;
          }

          @Override
          public CronTick cronTick() {
            return null;
          }
        });
  }

  /** The class that the source names. */
  private static Class<?> type(TaskDefinition<?, ?> task) throws ClassNotFoundException {
    return loader.loadClass(task.source().substring(0, task.source().lastIndexOf('.')));
  }

  private static Object make(String type) throws Exception {
    return loader.loadClass(type).getConstructor().newInstance();
  }

  @Test
  void an_inherited_method_is_called_on_the_heir_and_an_override_runs() throws Throwable {
    Object heir = make("com.acme.Heir");
    assertThat(run("kept", heir)).isEqualTo("heir x");
    assertThat(run("changed", heir)).isEqualTo("heir x");
    assertThat(run("protected-one", heir)).isEqualTo("heir x");
    assertThat(run("own", heir)).isEqualTo("own x");
  }

  @Test
  void an_heir_in_another_package_overrides_what_it_can_see() throws Throwable {
    Object far = make("org.other.Far");
    assertThat(run("protected-one", far)).isEqualTo("far x");
    assertThat(run("changed", far)).isEqualTo("heir x");
  }

  @Test
  void methods_of_an_interface_are_called_through_it() throws Throwable {
    Object mailer = make("com.acme.Mailer");
    assertThat(run("send", mailer)).isEqualTo("mailed x");
    assertThat(run("send-all", mailer)).isEqualTo("mailed x!");
    assertThat(run("address", null)).isEqualTo("x@");
    List<String> calls = new ArrayList<>();
    Object proxy =
        Proxy.newProxyInstance(
            loader,
            new Class<?>[] {loader.loadClass("com.acme.Sender")},
            (self, method, arguments) -> {
              calls.add(method.getName());
              return "by proxy";
            });
    assertThat(run("send", proxy)).isEqualTo("by proxy");
    assertThat(run("send-all", proxy)).isEqualTo("by proxy");
    assertThat(calls).containsExactly("send", "sendAll");
  }

  @Test
  void enums_and_records_are_classes_too() throws Throwable {
    Object red = loader.loadClass("com.acme.Colour").getEnumConstants()[0];
    assertThat(run("paint", red)).isEqualTo("RED x");
    Object desk = loader.loadClass("com.acme.Desk").getConstructor(String.class).newInstance("Ada");
    assertThat(run("sign", desk)).isEqualTo("x by Ada");
  }
}
