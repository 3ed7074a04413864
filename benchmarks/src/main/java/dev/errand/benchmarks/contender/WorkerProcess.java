package dev.errand.benchmarks.contender;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.benchmarks.Database;
import dev.errand.benchmarks.Payload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The other end of a {@code RemoteSession}, in a JVM of its own. */
final class WorkerProcess {

  private static final int CONNECTIONS = 20;

  private final Session session;

  private WorkerProcess(Session session) {
    this.session = session;
  }

  /** Arguments: a contender's name, the database, the work, the number of runs. */
  public static void main(String[] args) throws IOException {
    // Whatever a library prints must not be taken for an answer.
    PrintStream answers = System.out;
    System.setOut(System.err);
    JvmContender contender = Contenders.jvm(args[0]);
    Job job = new Job(Job.Work.valueOf(args[2]), Integer.parseInt(args[3]));
    int connections = Math.min(CONNECTIONS, contender.connections());
    try (HikariDataSource pool = Database.pool(args[1], connections);
        BufferedReader commands =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      try (Session session = contender.worker(pool, job)) {
        new WorkerProcess(session).serve(commands, answers);
      }
      answers.println("ok");
    }
  }

  /** Until it is told to close, or nobody is there any more to tell. */
  private void serve(BufferedReader commands, PrintStream answers) throws IOException {
    @Nullable String command;
    while ((command = commands.readLine()) != null && !command.equals("close")) {
      try {
        answers.println("ok " + answer(command.split(" ", -1)));
      } catch (IOException | RuntimeException e) {
        e.printStackTrace();
        answers.println(e.toString().replace('\n', ' '));
      }
    }
  }

  private String answer(String[] words) throws IOException {
    switch (words[0]) {
      case "hello" -> {}
      case "start" -> session.start();
      case "release" -> session.release();
      case "store" ->
          session.store(
              new Batches(
                  Integer.parseInt(words[1]),
                  Integer.parseInt(words[2]),
                  Payload.Size.valueOf(words[3]),
                  Duration.ofSeconds(Long.parseLong(words[4]))));
      case "trigger" -> session.trigger(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
      case "idle" -> {
        return text(
            session.idle(
                Integer.parseInt(words[1]),
                Integer.parseInt(words[2]),
                Duration.ofMillis(Long.parseLong(words[3]))));
      }
      case "load" -> {
        return text(session.load(Double.parseDouble(words[1]), Integer.parseInt(words[2])));
      }
      case "begun" -> {
        return Integer.toString(session.begun());
      }
      case "executions" -> {
        return Base64.getEncoder().encodeToString(session.executions());
      }
      case "heap" -> {
        return Long.toString(session.heap());
      }
      default -> throw new IllegalArgumentException("No such command: " + words[0]);
    }
    return "";
  }

  private static String text(List<Latency> latencies) {
    return latencies.stream()
        .map(latency -> latency.fromCall() + " " + latency.fromReturn())
        .collect(Collectors.joining(" "));
  }
}
