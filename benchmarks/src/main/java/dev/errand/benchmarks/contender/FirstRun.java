package dev.errand.benchmarks.contender;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.benchmarks.Database;
import dev.errand.benchmarks.Payload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A process that is started to execute one run, and as little else as possible. */
final class FirstRun {

  private static final String BEGUN = "begun";
  private static final String TRIGGER = "trigger";
  private static final int CONNECTIONS = 10;
  private static final double NANOS_A_MILLI = 1e6;

  private FirstRun() {}

  /** Arguments: the library, the database, and whether to trigger the run. */
  public static void main(String[] args) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Handler handler =
        (number, payload) -> {
          System.out.println(BEGUN);
          begun.countDown();
        };
    try (HikariDataSource pool = Database.pool(args[1], CONNECTIONS)) {
      try (Library library = contender(args[0]).worker(pool, handler)) {
        library.start();
        if (args[2].equals(TRIGGER)) {
          library.trigger(Payload.of(0, Payload.Size.SMALL));
        }
        begun.await();
      }
    }
  }

  /** Without loading the classes of all others. */
  private static JvmContender contender(String library) {
    return switch (library) {
      case ErrandContender.LIBRARY -> new ErrandContender(ErrandContender.DEFAULT_CONCURRENCY);
      case DbSchedulerContender.LIBRARY ->
          new DbSchedulerContender(new DbSchedulerContender.Polling(20, 4.0, 20.0));
      case LimitContender.LIBRARY -> new LimitContender();
      default -> Contenders.library(library);
    };
  }

  /** Starts the process; returns after how many milliseconds the run began. */
  static double measure(String library, String url, boolean trigger) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-classpath",
                System.getProperty("java.class.path"),
                FirstRun.class.getName(),
                library,
                url,
                trigger ? TRIGGER : "find")
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    long start = System.nanoTime();
    Process process = builder.start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      @Nullable String line = lines.readLine();
      double millis = (System.nanoTime() - start) / NANOS_A_MILLI;
      if (!BEGUN.equals(line)) {
        throw new IOException("The process said: " + line);
      }
      process.waitFor();
      return millis;
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted while a process was ending", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
