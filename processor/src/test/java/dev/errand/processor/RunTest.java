package dev.errand.processor;

import static dev.errand.processor.Sources.acme;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.task.BatchHandle;
import dev.errand.task.BatchItem;
import dev.errand.task.CronTick;
import dev.errand.task.Result;
import dev.errand.task.RunHandle;
import dev.errand.task.Scope;
import dev.errand.task.StubFactory;
import dev.errand.task.TaskCall;
import dev.errand.task.TaskClient;
import dev.errand.task.TaskContext;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TaskDefinition.Parameter;
import dev.errand.task.TaskRegistry;
import dev.errand.task.TriggerOptions;
import dev.errand.task.TypeRef;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Generated code is loaded, found by the ServiceLoader, and called. */
class RunTest {

  private static final String SOURCE =
      """
      public class Uploads {
        public record Upload(String userId) {}

        private final String name;
        public Uploads(String name) { this.name = name; }

        @Task(maxDuration = "1h30m", ttl = "90s", machine = "large", queue = "q", priority = 7)
        @Retry(maxAttempts = 5, factor = 1.5, minTimeout = "500ms", maxTimeout = "2m",
            randomize = false, abortOn = java.io.IOException.class)
        String inline(TaskContext context, Upload upload) throws java.io.IOException {
          if (upload == null) throw new java.io.IOException("none");
          return name + upload.userId() + (context == null);
        }

        @Task
        String several(int count, CronTick tick, List<String> names, String... rest) {
          return count + "" + names + Arrays.toString(rest) + (tick == null);
        }

        @Task static void nothing() {}

        @Task static String over(int i) { return "int"; }
        @Task(id = "over2", className = "Over2Task") static String over(Integer i) { return "Integer"; }
        @Task(id = "over3", className = "Over3Task") static String over(Object i) { return "Object"; }

        @Task static CompletionStage<List<Integer>> later() {
          return CompletableFuture.completedFuture(List.of(1));
        }

        public interface Sender { @Task void send(Map<String, List<Upload>> mails); }
      }
      """;

  private static ClassLoader loader;
  private static TaskRegistry registry;

  @BeforeAll
  static void compile() {
    Outcome outcome =
        TestCompiler.JAVAC
            .compile(List.of("-Xlint:all", "-Werror"), List.of(acme(SOURCE)))
            .assertNoErrors();
    loader = outcome.classLoader();
    List<TaskRegistry> found =
        ServiceLoader.load(TaskRegistry.class, loader).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    assertThat(found).hasSize(1);
    registry = found.get(0);
  }

  @SuppressWarnings("unchecked")
  private static TaskDefinition<Object, Object> task(String id) {
    return (TaskDefinition<Object, Object>)
        registry.tasks().stream().filter(task -> task.id().equals(id)).findFirst().orElseThrow();
  }

  private static TaskCall call(Object... arguments) {
    return new TaskCall() {
      @Override
      @SuppressWarnings("unchecked")
      public <T> T argument(int index) {
        return (T) arguments[index];
      }

      @Override
      public TaskContext context() {
        return null;
      }

      @Override
      public CronTick cronTick() {
        return null;
      }
    };
  }

  private static Object upload(String userId) throws Exception {
    return loader
        .loadClass("com.acme.Uploads$Upload")
        .getConstructor(String.class)
        .newInstance(userId);
  }

  private static Object uploads() throws Exception {
    return loader.loadClass("com.acme.Uploads").getConstructor(String.class).newInstance("me/");
  }

  @Test
  void the_registry_lists_everything_under_contract_1() {
    assertThat(registry.contract()).isEqualTo(1);
    assertThat(registry.tasks())
        .extracting(TaskDefinition::id)
        .containsExactlyInAnyOrder(
            "inline", "several", "nothing", "over", "over2", "over3", "later", "send");
    assertThat(registry.stubs()).hasSize(8);
    assertThat(registry.tasks())
        .extracting(TaskDefinition::source)
        .contains("com.acme.Uploads.inline", "com.acme.Uploads.Sender.send");
  }

  @Test
  void settings_are_those_of_the_annotations() {
    TaskDefinition<?, ?> task = task("inline");
    assertThat(task.queue()).isEqualTo("q");
    assertThat(task.priority()).isEqualTo(7);
    assertThat(task.maxDuration()).contains(Duration.ofMinutes(90));
    assertThat(task.ttl()).contains(Duration.ofSeconds(90));
    assertThat(task.machine()).contains("large");
    assertThat(task.retry().maxAttempts()).isEqualTo(5);
    assertThat(task.retry().factor()).isEqualTo(1.5);
    assertThat(task.retry().minTimeout()).isEqualTo(Duration.ofMillis(500));
    assertThat(task.retry().maxTimeout()).isEqualTo(Duration.ofMinutes(2));
    assertThat(task.retry().randomize()).isFalse();
    assertThat(task.retry().abortOn()).isEqualTo(List.of(IOException.class));
    assertThat(task("nothing").queue()).isEqualTo("nothing");
    assertThat(task("nothing").maxDuration()).isEmpty();
    assertThat(task("nothing").retry().maxAttempts()).isEqualTo(3);
  }

  @Test
  void an_instance_method_is_called_and_may_throw_what_it_declares() throws Throwable {
    TaskDefinition<Object, Object> task = task("inline");
    assertThat(task.instanceType()).contains(loader.loadClass("com.acme.Uploads"));
    assertThat(task.invoke(uploads(), call(upload("bob")))).isEqualTo("me/bobtrue");
    assertThat(task.arguments(upload("bob"))).containsExactly(upload("bob"));
    assertThatThrownBy(() -> task.invoke(uploads(), call(new Object[] {null})))
        .isInstanceOf(IOException.class);
  }

  @Test
  void several_parameters_are_a_payload_record() throws Throwable {
    TaskDefinition<Object, Object> task = task("several");
    Object payload =
        loader
            .loadClass("com.acme.SeveralTask$Payload")
            .getConstructor(int.class, List.class, String[].class)
            .newInstance(3, List.of("a"), new String[] {"b"});
    Object[] arguments = task.arguments(payload);
    assertThat(arguments).containsExactly(3, List.of("a"), new String[] {"b"});
    assertThat(task.invoke(uploads(), call(arguments))).isEqualTo("3[a][b]true");
    assertThat(task.parameters())
        .extracting(Parameter::name, Parameter::type, Parameter::isInline)
        .map(tuple -> tuple.toList())
        .containsExactly(
            List.of("count", TypeRef.of(int.class), false),
            List.of("names", TypeRef.listOf(String.class), false),
            List.of("rest", TypeRef.of(String[].class), false));
    assertThat(task.output()).isEqualTo(TypeRef.of(String.class));
  }

  @Test
  void void_and_no_parameters() throws Throwable {
    TaskDefinition<Object, Object> task = task("nothing");
    assertThat(task.instanceType()).isEmpty();
    assertThat(task.arguments(null)).isEmpty();
    assertThat(task.invoke(null, call())).isNull();
    assertThat(task.output()).isEqualTo(TypeRef.of(Void.class));
  }

  @Test
  void the_right_overload_is_called() throws Throwable {
    assertThat(task("over").invoke(null, call(1))).isEqualTo("int");
    assertThat(task("over2").invoke(null, call(1))).isEqualTo("Integer");
    assertThat(task("over3").invoke(null, call(1))).isEqualTo("Object");
  }

  @Test
  void a_stage_is_asynchronous() throws Throwable {
    TaskDefinition<Object, Object> task = task("later");
    assertThat(task.isAsynchronous()).isTrue();
    assertThat(task.output()).isEqualTo(TypeRef.listOf(Integer.class));
    assertThat(task.invoke(null, call())).isInstanceOf(CompletionStage.class);
  }

  @Test
  void an_interfaces_method_is_asked_for_by_the_interface() throws Throwable {
    TaskDefinition<Object, Object> task = task("send");
    Class<?> sender = loader.loadClass("com.acme.Uploads$Sender");
    assertThat(task.instanceType()).contains(sender);
    List<Object> sent = new ArrayList<>();
    Object proxy =
        Proxy.newProxyInstance(
            loader,
            new Class<?>[] {sender},
            (self, method, arguments) -> sent.add(arguments[0]) ? null : null);
    task.invoke(proxy, call(Map.of("a", List.of())));
    assertThat(sent).containsExactly(Map.of("a", List.of()));
    assertThat(task.parameters().get(0).isInline()).isTrue();
    assertThat(task.parameters().get(0).hasPropertyOfItsName()).isTrue();
  }

  /** Notes what stubs ask for. */
  private static final class NotingClient implements TaskClient {
    final List<List<Object>> calls = new ArrayList<>();

    private void note(Object... call) {
      calls.add(Arrays.asList(call));
    }

    @Override
    public <P, R> RunHandle<R> trigger(
        TaskDefinition<P, R> task, P payload, TriggerOptions options) {
      note("trigger", task.id(), payload, options.tags());
      return null;
    }

    @Override
    public <P, R> BatchHandle<R> batchTrigger(
        TaskDefinition<P, R> task, Iterable<BatchItem<P>> items, TriggerOptions options) {
      items.forEach(item -> note("batch", task.id(), item.payload(), options.tags()));
      return null;
    }

    @Override
    public <P, R> R triggerAndWait(TaskDefinition<P, R> task, P payload, TriggerOptions options) {
      note("wait", task.id(), payload, options.tags());
      return null;
    }

    @Override
    public <P, R> List<Result<R>> batchTriggerAndWait(
        TaskDefinition<P, R> task, Iterable<BatchItem<P>> items, TriggerOptions options) {
      items.forEach(item -> note("batchWait", task.id(), item.payload(), options.tags()));
      return List.of();
    }

    @Override
    public RunHandle<?> trigger(String taskId, Object payload, TriggerOptions options) {
      throw new AssertionError();
    }

    @Override
    public <R> RunHandle<R> handle(TaskDefinition<?, R> task, UUID runId) {
      note("handle", task.id(), runId);
      return null;
    }
  }

  private static Object invoke(Object target, Class<?> type, String name, Object... arguments)
      throws Exception {
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name)
          && method.getParameterCount() == arguments.length
          && Modifier.isStatic(method.getModifiers()) == (target == null)
          && (arguments.length == 0 || method.getParameterTypes()[0].isInstance(arguments[0]))) {
        return method.invoke(target, arguments);
      }
    }
    throw new NoSuchMethodException(name);
  }

  @Test
  void static_forms_use_the_current_client_at_the_time_of_the_call() throws Exception {
    Class<?> stub = loader.loadClass("com.acme.InlineTask");
    assertThat(stub.getField("ID").get(null)).isEqualTo("inline");
    NotingClient client = new NotingClient();
    Consumer<TriggerOptions.Builder> tagged = options -> options.tags("t");
    UUID id = UUID.randomUUID();
    Object bob = upload("bob");
    try (Scope scope = TaskClient.scope(client)) {
      invoke(null, stub, "trigger", bob);
      invoke(null, stub, "batchTrigger", List.of(bob, upload("eve")));
      invoke(null, stub, "batchTriggerItems", List.of(BatchItem.of(bob)));
      invoke(null, stub, "triggerAndWait", bob);
      invoke(null, stub, "batchTriggerAndWait", List.of(bob));
      invoke(null, stub, "handle", id);
      Object with = invoke(null, stub, "with", tagged);
      invoke(with, with.getClass(), "trigger", bob);
    }
    assertThat(client.calls)
        .extracting(call -> call.subList(0, 3))
        .containsExactly(
            List.of("trigger", "inline", bob),
            List.of("batch", "inline", bob),
            List.of("batch", "inline", upload("eve")),
            List.of("batch", "inline", bob),
            List.of("wait", "inline", bob),
            List.of("batchWait", "inline", bob),
            List.of("handle", "inline", id),
            List.of("trigger", "inline", bob));
    assertThat(client.calls.get(7).get(3).toString()).isEqualTo("[t]");
  }

  @Test
  void a_bound_stub_keeps_adds_and_replaces_options() throws Exception {
    NotingClient client = new NotingClient();
    NotingClient other = new NotingClient();
    StubFactory<?> factory =
        registry.stubs().stream()
            .filter(each -> each.type().getName().equals("com.acme.InlineTask$Stub"))
            .findFirst()
            .orElseThrow();
    Class<?> type = factory.type();
    assertThat(Modifier.isFinal(type.getModifiers())).isFalse();
    Consumer<TriggerOptions.Builder> one = options -> options.tags("one");
    Consumer<TriggerOptions.Builder> two = options -> options.tags("two");
    Object bob = upload("bob");
    Object stub = invoke(factory.create(client), type, "with", one);
    Object both = invoke(stub, type, "with", two);
    invoke(both, type, "trigger", bob);
    invoke(invoke(both, type, "on", other), type, "trigger", bob);
    invoke(invoke(both, type, "with", TriggerOptions.none()), type, "trigger", bob);
    assertThat(client.calls.get(0).get(3).toString()).isEqualTo("[one, two]");
    assertThat(other.calls.get(0).get(3).toString()).isEqualTo("[one, two]");
    assertThat(client.calls.get(1).get(3).toString()).isEqualTo("[]");
  }
}
