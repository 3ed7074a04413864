package dev.errand.testing;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.Errand;
import dev.errand.task.RunHandle;
import dev.errand.task.TaskContext;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TriggerOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/**
 * A worker in a JVM of its own, to be killed and stopped. Its tasks write what they do to the table
 * {@code effect}, so that a test can ask the database.
 */
public final class WorkerProcess implements AutoCloseable {

  /** How long a worker may be silent in these tests. */
  public static final Duration LEASE = Duration.ofSeconds(2);

  private final Process process;
  private final List<String> log = new CopyOnWriteArrayList<>();

  private WorkerProcess(Process process) {
    this.process = process;
    Thread reader = new Thread(this::read, "log of " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.add(line);
      }
    } catch (IOException e) {
      log.add(e.toString());
    }
  }

  /** Starts a worker on a database. */
  public static WorkerProcess start(String url, int concurrency) {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    try {
      return new WorkerProcess(
          new ProcessBuilder(
                  java,
                  "-Xmx256m",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  classPath,
                  WorkerProcess.class.getName(),
                  url,
                  String.valueOf(concurrency))
              .redirectErrorStream(true)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tables that the tasks write to. */
  public static void createTables(Jdbi jdbi) {
    jdbi.useHandle(
        handle -> {
          handle.execute(
              "CREATE TABLE effect (run_id uuid, attempt int, pid bigint,"
                  + " at timestamptz DEFAULT clock_timestamp(), PRIMARY KEY (run_id, attempt))");
          handle.execute("CREATE TABLE gate (name text PRIMARY KEY)");
        });
  }

  /** Writes its effect, then takes as many milliseconds as it is told. */
  public static TaskDefinition<String, String> working(Jdbi jdbi) {
    return TestTasks.text(
        "working",
        (millis, context) -> {
          effect(jdbi, context);
          TimeUnit.MILLISECONDS.sleep(Long.parseLong(millis));
          return "by " + ProcessHandle.current().pid() + " in attempt " + context.attempt();
        });
  }

  /** Writes its effect, then waits until the gate of its attempt is open, deaf to interruptions. */
  public static TaskDefinition<String, String> stubborn(Jdbi jdbi) {
    return TestTasks.text(
        "stubborn",
        (gate, context) -> {
          effect(jdbi, context);
          while (!isOpen(jdbi, gate + " " + context.attempt())) {
            Thread.interrupted();
          }
          return "attempt " + context.attempt();
        });
  }

  /**
   * Triggers {@link #working} with the payload as idempotency key: in the first attempt within a
   * transaction that then stays open, as where the process dies in the middle; later by itself, and
   * returns when the gate is open.
   */
  public static TaskDefinition<String, String> triggering(Jdbi jdbi, Supplier<Errand> self) {
    return TestTasks.text(
        "triggering",
        (key, context) -> {
          Errand errand = self.get();
          TriggerOptions options = TriggerOptions.of(o -> o.idempotencyKey(key));
          if (context.attempt() == 1) {
            errand.useTransaction(
                handle -> {
                  errand.trigger(working(jdbi), "1", options);
                  effect(jdbi, context);
                  new CountDownLatch(1).await();
                });
          }
          RunHandle<String> child = errand.trigger(working(jdbi), "1", options);
          effect(jdbi, context);
          while (!isOpen(jdbi, key)) {
            if (Thread.interrupted()) {
              throw new InterruptedException();
            }
          }
          return child.id() + " " + child.isCached();
        });
  }

  private static boolean isOpen(Jdbi jdbi, String gate) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT count(*) > 0 FROM gate, pg_sleep(0.05) WHERE name = :gate")
                .bind("gate", gate)
                .mapTo(Boolean.class)
                .one());
  }

  private static void effect(Jdbi jdbi, TaskContext context) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "INSERT INTO effect (run_id, attempt, pid) VALUES (?, ?, ?)",
                context.runId(),
                context.attempt(),
                ProcessHandle.current().pid()));
  }

  /** An Errand with the tasks of these processes. */
  public static Errand errand(HikariDataSource dataSource, int concurrency) {
    Jdbi jdbi = Jdbi.create(dataSource);
    AtomicReference<Errand> self = new AtomicReference<>();
    self.set(
        Errand.builder()
            .dataSource(dataSource)
            .registry(
                TestTasks.registry(working(jdbi), stubborn(jdbi), triggering(jdbi, self::get)))
            .worker(
                worker ->
                    worker
                        .concurrency(concurrency)
                        .lease(LEASE)
                        .shutdownTimeout(Duration.ofSeconds(5)))
            .build());
    return self.get();
  }

  /** The process: works until it is killed. */
  public static void main(String[] args) throws InterruptedException {
    HikariDataSource dataSource = TestServer.pool(args[0], 20);
    errand(dataSource, Integer.parseInt(args[1])).start();
    Thread.currentThread().join();
  }

  /** The process id. */
  public long pid() {
    return process.pid();
  }

  /** What it has printed so far. */
  public String log() {
    return String.join("\n", log);
  }

  /** Sends a signal, by its name. */
  public void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, String.valueOf(pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Kills it, without a chance to say good-bye. */
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
