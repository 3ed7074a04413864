package dev.errand.processor;

import static dev.errand.processor.Sources.acme;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.task.HookCall;
import dev.errand.task.HookDefinition;
import dev.errand.task.HookKind;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskContext;
import dev.errand.task.TaskError;
import dev.errand.task.TaskRegistry;
import dev.errand.task.TypeRef;
import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Generated hooks are loaded, found by the ServiceLoader, and called. */
class HookRunTest {

  private static final String SOURCE =
      """
      public class Uploads {
        public record Upload(String userId) {}
        public final List<String> calls = new ArrayList<>();
        public static final List<String> STATIC_CALLS = new ArrayList<>();

        @Task int processUpload(Upload upload, List<String> names) { return 1; }
        @Task void other(Upload upload) {}

        @OnStart
        void started(Upload upload, TaskContext context) {
          calls.add("started " + upload + context);
        }

        @OnSuccess("process-upload")
        int done(RunStatus status, int output, List<String> names) {
          calls.add("done " + output + names + status);
          return output;
        }

        @OnFailure
        static void failed(TaskError error, Object upload) throws java.io.IOException {
          STATIC_CALLS.add(error.message() + upload);
          if (upload == null) throw new java.io.IOException("thrown");
        }

        @OnComplete({"process-upload"})
        void ended(Integer output, TaskError error) {
          calls.add("ended " + output + error);
        }

        @OnCancel void canceled() { calls.add("canceled"); }
      }
      """;

  private static ClassLoader loader;
  private static List<HookDefinition> hooks;

  @BeforeAll
  static void compile() {
    loader =
        TestCompiler.JAVAC
            .compile(List.of("-Xlint:all", "-Werror"), List.of(acme(SOURCE)))
            .assertNoErrors()
            .classLoader();
    hooks =
        ServiceLoader.load(TaskRegistry.class, loader).stream()
            .flatMap(provider -> provider.get().hooks().stream())
            .toList();
  }

  private static HookDefinition hook(HookKind kind) {
    return hooks.stream().filter(hook -> hook.kind() == kind).findFirst().orElseThrow();
  }

  private static HookCall call(RunStatus status, TaskError error, Object... arguments) {
    return new HookCall() {
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
      public TaskError error() {
        return error;
      }

      @Override
      public RunStatus status() {
        return status;
      }
    };
  }

  private static Object uploads() throws Exception {
    return loader.loadClass("com.acme.Uploads").getConstructor().newInstance();
  }

  private static Object calls(Object uploads) throws Exception {
    return uploads.getClass().getField("calls").get(uploads);
  }

  @Test
  void each_hook_says_its_kind_its_place_its_tasks_and_what_it_takes() throws Exception {
    assertThat(hooks)
        .extracting(HookDefinition::kind)
        .containsExactly(
            HookKind.START, HookKind.SUCCESS, HookKind.FAILURE, HookKind.COMPLETE, HookKind.CANCEL);
    HookDefinition done = hook(HookKind.SUCCESS);
    assertThat(done.source()).isEqualTo("com.acme.Uploads.done");
    assertThat(done.tasks()).containsExactly("process-upload");
    assertThat(done.instanceType()).contains(loader.loadClass("com.acme.Uploads"));
    assertThat(done.parameters())
        .extracting(HookDefinition.Parameter::name)
        .containsExactly("output", "names");
    assertThat(done.parameters().get(0).type()).isEqualTo(TypeRef.of(int.class));
    assertThat(done.parameters().get(1).type()).isEqualTo(TypeRef.listOf(String.class));
    assertThat(hook(HookKind.CANCEL).tasks()).containsExactly("process-upload", "other");
    assertThat(hook(HookKind.FAILURE).instanceType()).isEmpty();
  }

  @Test
  void what_is_supplied_goes_where_its_type_stands_and_values_in_their_order() throws Throwable {
    Object uploads = uploads();
    hook(HookKind.START).invoke(uploads, call(RunStatus.EXECUTING, null, new Object[] {null}));
    hook(HookKind.SUCCESS).invoke(uploads, call(RunStatus.COMPLETED, null, 7, List.of("a")));
    hook(HookKind.COMPLETE)
        .invoke(uploads, call(RunStatus.FAILED, TaskError.of("E", "why"), new Object[] {null}));
    hook(HookKind.CANCEL).invoke(uploads, call(RunStatus.CANCELED, null));
    assertThat(calls(uploads))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .containsExactly("started nullnull", "done 7[a]COMPLETED", "ended nullE: why", "canceled");
  }

  @Test
  void a_static_hook_needs_no_instance_and_may_throw_what_it_declares() throws Throwable {
    HookDefinition failed = hook(HookKind.FAILURE);
    TaskError why = TaskError.of("E", "why");
    failed.invoke(null, call(RunStatus.FAILED, why, "upload"));
    assertThatThrownBy(() -> failed.invoke(null, call(RunStatus.FAILED, why, new Object[] {null})))
        .isInstanceOf(IOException.class)
        .hasMessage("thrown");
    assertThat(loader.loadClass("com.acme.Uploads").getField("STATIC_CALLS").get(null))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .containsExactly("whyupload", "whynull");
  }
}
