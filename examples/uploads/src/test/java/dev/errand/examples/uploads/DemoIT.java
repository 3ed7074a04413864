package dev.errand.examples.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command of the README, in the form that ends by itself, in a JVM of its own. */
class DemoIT {

  @TempDir Path directory;

  @Test
  void showsAPictureBeingProcessedAndEnds() throws Exception {
    Run run = run(Map.of());

    assertThat(run.output())
        .contains("The S3 server http://127.0.0.1:")
        .contains("POST /uploads  phone-portrait.jpg")
        .containsPattern("COMPLETED +after")
        .contains("cover   200 x 200")
        .contains("medium  800 x 1200")
        .contains("large  1920 x 2880")
        .contains("curl -F file=@")
        .doesNotContain("WARN", "ERROR");
    assertThat(run.exitValue()).isZero();
    try (var left = Files.list(directory)) {
      assertThat(left.map(Path::getFileName).map(Path::toString))
          .noneMatch(name -> name.startsWith("errand-uploads-"));
    }
  }

  @Test
  void worksOnTheServersThatItIsTold() throws Exception {
    Path data = directory.resolve("data");
    Path objects = directory.resolve("objects");
    try (LocalS3 other = LocalS3.start(objects, 0)) {
      Run run =
          run(
              Map.of(
                  "UPLOADS_DATA_DIRECTORY",
                  data.toString(),
                  "UPLOADS_S3_ENDPOINT",
                  other.endpoint().toString(),
                  "UPLOADS_S3_BUCKET",
                  "my-pictures",
                  "UPLOADS_S3_ACCESS_KEY",
                  LocalS3.ACCESS_KEY,
                  "UPLOADS_S3_SECRET_KEY",
                  LocalS3.SECRET_KEY,
                  "UPLOADS_S3_PATH_STYLE",
                  "true"));

      assertThat(run.output()).contains("large  1920 x 2880").doesNotContain("The S3 server");
      assertThat(run.exitValue()).isZero();
    }
    try (var stored = Files.walk(objects.resolve("my-pictures"))) {
      assertThat(stored).anyMatch(file -> file.endsWith("large.webp"));
    }
    assertThat(data.resolve("postgres/postgresql.conf")).exists();
  }

  private Run run(Map<String, String> environment) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Djava.io.tmpdir=" + directory);
    command.add("-classpath");
    command.add(applicationClassPath());
    command.add(UploadsApplication.class.getName());
    command.addAll(List.of("--demo.exit=true", "--server.port=0"));
    Path output = directory.resolve("output.txt");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("it ends by itself").isTrue();
    } finally {
      process.destroy();
    }
    return new Run(process.exitValue(), Files.readString(output));
  }

  /** This JVM's, without the classes and settings of the tests. */
  private static String applicationClassPath() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> entries = new ArrayList<>(List.of(all.split(File.pathSeparator)));
    entries.removeIf(entry -> entry.endsWith("test-classes"));
    return String.join(File.pathSeparator, entries);
  }

  private record Run(int exitValue, String output) {}
}
