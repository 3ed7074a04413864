package dev.errand.processor;

import static dev.errand.processor.Sources.acme;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What is fine stays silent, and nobody else goes without. */
class SilenceTest {

  private static final List<String> STRICT =
      List.of("-Xlint:all", "-Werror", "-Aerrand.preview=silent");
  private static final String TASKS =
      """
      public class Uploads {
        @Task @Retry @Concurrency(limit = 1) String upload(String name) { return name; }
        @Task @Cron("@daily") @Cron("@hourly") void clean() {}
        @OnFailure void failed(TaskContext context) {}
      }
      """;

  @Test
  void aCorrectBuildHasNoWarning() {
    assertThat(TestCompiler.JAVAC.compile(STRICT, List.of(acme(TASKS))).diagnostics()).isEmpty();
  }

  @Test
  void theServicesFileNamesThoseFirstThatWriteAndThenThoseThatClaim() {
    List<String> names = new ArrayList<>();
    for (Processor processor : ServiceLoader.load(Processor.class)) {
      if (processor.getClass().getPackage().equals(StubProcessor.class.getPackage())) {
        names.add(processor.getClass().getSimpleName());
      }
    }
    assertThat(names)
        .containsExactly("RegistryProcessor", "StubProcessor", "VocabularyClaims", "WrittenClaims")
        .containsExactlyElementsOf(
            TestCompiler.ours().stream().map(each -> each.getClass().getSimpleName()).toList());
  }

  @Test
  void theTwoThatWriteDoNotDependOnTheirOrder() throws Exception {
    List<Processor> reversed =
        List.of(
            new StubProcessor(),
            new RegistryProcessor(),
            new WrittenClaims(),
            new VocabularyClaims());
    List<String> options = new ArrayList<>(List.of("--release", "17"));
    options.addAll(STRICT);
    Outcome outcome =
        TestCompiler.JAVAC.run(options, List.of(acme(TASKS)), reversed, TestCompiler.CLASS_PATH);
    assertThat(outcome.diagnostics()).isEmpty();
    assertThat(outcome.generated())
        .isEqualTo(TestCompiler.JAVAC.compile(STRICT, List.of(acme(TASKS))).generated());
  }

  /** Notes what it is shown. */
  private static final class Watching extends AbstractProcessor {
    private final Set<String> supported;
    private final Set<String> seen = new TreeSet<>();

    Watching(String... supported) {
      this.supported = Set.of(supported);
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return supported;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      for (TypeElement annotation : annotations) {
        round
            .getElementsAnnotatedWith(annotation)
            .forEach(
                element ->
                    seen.add(annotation.getSimpleName() + " " + element.getEnclosingElement()));
      }
      return false;
    }
  }

  private static Set<String> seenLast(Watching last, JavaFileObject... sources) throws Exception {
    List<Processor> processors = new ArrayList<>(TestCompiler.ours());
    processors.add(last);
    List<File> classPath = TestCompiler.CLASS_PATH;
    TestCompiler.JAVAC
        .run(
            List.of("--release", "17", "-Aerrand.preview=silent"),
            List.of(sources),
            processors,
            classPath)
        .assertNoErrors();
    return last.seen;
  }

  @Test
  void othersSeeTheirOwnAnnotationsAndThoseOfTheApplication() throws Exception {
    JavaFileObject service =
        acme(
            """
            public class Service {
              @jakarta.inject.Inject public Service() {}
            }
            """);
    assertThat(seenLast(new Watching("jakarta.inject.Inject"), acme(TASKS), service))
        .containsExactly("Inject com.acme.Service");
  }

  @Test
  void whereAnInjectorIsThereItSeesTheStubsToo() throws Exception {
    JavaFileObject injector =
        com.google.testing.compile.JavaFileObjects.forSourceString(
            "dagger.Component", "package dagger; public @interface Component {}");
    assertThat(seenLast(new Watching("jakarta.inject.Inject"), acme(TASKS), injector))
        .contains("Inject com.acme.UploadTask.Stub", "Inject com.acme.CleanTask.Stub");
  }
}
