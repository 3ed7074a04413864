package dev.errand.benchmarks.contender;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A session in another process, which reads a line for each call and answers each with a line. Ends
 * the process when it is closed.
 */
final class RemoteSession implements Session {

  private static final int CLOSING_SECONDS = 20;

  private final Process process;
  private final Writer commands;
  private final BufferedReader answers;

  /** Starts the process, and waits until it is ready. */
  RemoteSession(ProcessBuilder builder) throws IOException {
    this.process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    this.commands = process.outputWriter(StandardCharsets.UTF_8);
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    try {
      call("hello");
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** A worker in a JVM of its own, with the heap that one of several has. */
  static RemoteSession java(Contender contender, String url, Job job) throws IOException {
    return new RemoteSession(
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-classpath",
            System.getProperty("java.class.path"),
            WorkerProcess.class.getName(),
            contender.name(),
            url,
            job.work().name(),
            Integer.toString(job.runs())));
  }

  /** Creates the tables; for those who do it in their own language. */
  void install() throws IOException {
    call("install");
  }

  @Override
  public void start() throws IOException {
    call("start");
  }

  @Override
  public void store(Batches batches) throws IOException {
    call(
        "store %d %d %s %d"
            .formatted(
                batches.first(), batches.count(), batches.size(), batches.delay().toSeconds()));
  }

  @Override
  public void trigger(int threads, int each) throws IOException {
    call("trigger %d %d".formatted(threads, each));
  }

  @Override
  public List<Latency> idle(int warmUp, int samples, Duration limit) throws IOException {
    return latencies(call("idle %d %d %d".formatted(warmUp, samples, limit.toMillis())));
  }

  @Override
  public List<Latency> load(double perSecond, int count) throws IOException {
    return latencies(call("load %s %d".formatted(Double.toString(perSecond), count)));
  }

  /** From call and from return, in turn. */
  private static List<Latency> latencies(String answer) {
    String[] values = answer.isEmpty() ? new String[0] : answer.split(" ", -1);
    List<Latency> latencies = new ArrayList<>(values.length / 2);
    for (int i = 0; i + 1 < values.length; i += 2) {
      latencies.add(new Latency(Double.parseDouble(values[i]), Double.parseDouble(values[i + 1])));
    }
    return latencies;
  }

  @Override
  public int begun() throws IOException {
    return Integer.parseInt(call("begun"));
  }

  @Override
  public byte[] executions() throws IOException {
    return Base64.getDecoder().decode(call("executions"));
  }

  @Override
  public void release() throws IOException {
    call("release");
  }

  @Override
  public List<Long> processes() {
    return List.of(process.pid());
  }

  @Override
  public long heap() throws IOException {
    return Long.parseLong(call("heap"));
  }

  private String call(String command) throws IOException {
    commands.write(command + "\n");
    commands.flush();
    @Nullable String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("The process ended at \"" + command + "\"; see what it printed.");
    }
    if (!answer.startsWith("ok")) {
      throw new IOException("The process answered \"" + command + "\" with: " + answer);
    }
    return answer.substring("ok".length()).trim();
  }

  @Override
  public void close() {
    try (commands;
        answers) {
      call("close");
      if (!process.waitFor(CLOSING_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new IllegalStateException("Interrupted while a process was closing", e);
    }
  }
}
