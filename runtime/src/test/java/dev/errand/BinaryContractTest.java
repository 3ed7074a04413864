package dev.errand;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.zaxxer.hikari.HikariDataSource;
import dev.errand.spi.InstanceResolver;
import dev.errand.task.Scope;
import dev.errand.task.TaskClient;
import dev.errand.testing.Invariants;
import dev.errand.testing.TestServer;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generated code is a binary contract: the jars in {@code binary-contract}, one of each release as
 * its processor wrote it, run with this runtime. Each brings an exercise, which triggers all its
 * tasks through the stubs and says what went wrong.
 */
class BinaryContractTest {

  private static final Path JARS = Path.of("src/test/resources/binary-contract");

  static List<String> releases() throws IOException {
    try (Stream<Path> jars = Files.list(JARS)) {
      return jars.map(jar -> jar.getFileName().toString())
          .filter(name -> name.endsWith(".jar"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("releases")
  void aReleasedJarRuns(String release) throws Exception {
    String database = TestServer.createDatabase();
    URL jar = JARS.resolve(release).toUri().toURL();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar}, getClass().getClassLoader());
        HikariDataSource dataSource = TestServer.pool(database, 12)) {
      Object exercise =
          loader.loadClass("com.example.contract.Exercise").getConstructor().newInstance();
      try (Errand errand =
          Errand.builder()
              .dataSource(dataSource)
              .classLoader(loader)
              .instances(instances(exercise))
              .build()) {
        errand.start();
        try (Scope scope = TaskClient.scope(errand)) {
          assertThat((List<?>) ((Callable<?>) exercise).call()).isEmpty();
        }
      }
      Invariants.check(dataSource);
    }
  }

  private static InstanceResolver instances(Object exercise) {
    @SuppressWarnings("unchecked")
    Function<Class<?>, Object> maker = (Function<Class<?>, Object>) exercise;
    return new InstanceResolver() {
      @Override
      public <T> T instance(Class<T> type) {
        return type.cast(maker.apply(type));
      }
    };
  }

  @ParameterizedTest
  @MethodSource("releases")
  void generatedCodeUsesTheContractOnly(String release) throws IOException {
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {JARS.resolve(release).toUri().toURL()}, null)) {
      classes()
          .that()
          .haveNameMatching(".*(Task(\\$\\w+)?|_ErrandHooks|\\.ErrandRegistry_\\w+)")
          .should()
          .onlyDependOnClassesThat(
              resideInAPackage("dev.errand.task")
                  .or(resideInAPackage("java.."))
                  .or(resideInAPackage("jakarta.inject"))
                  .or(resideInAPackage("com.example.contract")))
          .check(new ClassFileImporter().importUrls(List.of(loader.getURLs())));
    }
  }
}
