package dev.errand.benchmarks.endurance;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.Errand;
import dev.errand.ErrandBuilder;
import dev.errand.benchmarks.Cpu;
import dev.errand.benchmarks.endurance.Tasks.Payload;
import dev.errand.task.TaskDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Several worker processes share one queue: what that gives, and what is used up first. */
final class ManyWorkers implements Endurance.Program {

  private static final int CONCURRENCY = 16;

  private static final String DATABASE =
      """
      SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint,
        (SELECT sum(pg_total_relation_size(t))::bigint
          FROM unnest('{errand.run,errand.run_end}'::regclass[]) t)
      """;

  private static final String CONNECTIONS =
      "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'worker'";

  private static final String WAITING =
      """
      SELECT coalesce(string_agg(coalesce(wait_event_type || ':' || wait_event, 'CPU'), ','), '')
      FROM pg_stat_activity WHERE application_name = 'worker' AND state = 'active'
      """;

  @Override
  public List<String> run(Scene scene, Settings settings) throws Exception {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| worker processes | runs/s | against one | CPU a run, workers, µs | PostgreSQL, µs | of the"
            + " machine, all together | connections, most at once | WAL a run, bytes | stored a run,"
            + " bytes | what PostgreSQL's processes did |");
    lines.add("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|");
    double one = 0;
    for (int workers : new int[] {1, 2, 4, 8}) {
      List<Sample> samples = new ArrayList<>();
      try (WorkerProcesses processes = WorkerProcesses.start(scene, workers)) {
        for (int round = -1; round < settings.rounds(); round++) {
          Sample sample = drain(scene, settings.runs(), processes);
          System.out.println(workers + " workers: " + sample);
          if (round >= 0) { // the first warms up
            samples.add(sample);
          }
        }
      }
      samples.sort(Comparator.comparingDouble(Sample::rate));
      Sample median = samples.get(samples.size() / 2);
      one = one == 0 ? median.rate() : one;
      lines.add(median.row(workers, one));
    }
    return lines;
  }

  /** One drain. */
  private record Sample(
      double rate,
      double clientMicros,
      double serverMicros,
      double machine,
      long connections,
      double walBytes,
      double storedBytes,
      String states) {

    String row(int workers, double one) {
      return String.format(
          Locale.ROOT,
          "| %d | %,.0f | %.2f | %.1f | %.1f | %.0f %% | %d | %,.0f | %,.0f | %s |",
          workers,
          rate,
          rate / one,
          clientMicros,
          serverMicros,
          machine * 100,
          connections,
          walBytes,
          storedBytes,
          states);
    }
  }

  private static Sample drain(Scene scene, int runs, WorkerProcesses processes) throws Exception {
    TaskDefinition<Payload, Void> task = Tasks.task(payload -> {});
    long[] before = scene.numbers(DATABASE);
    long already = scene.number("SELECT count(*) FROM errand.run_end");
    try (HikariDataSource pool = scene.pool(2);
        Errand client = Tasks.errand(pool, task, ErrandBuilder::clientOnly)) {
      client.start();
      // One commit shows them all at once, so that nobody waits for those who store.
      client.useTransaction(handle -> Drain.store(client, task, runs, 1));
      Cpu cpu = scene.cpu(processes.pids());
      long begin = System.nanoTime();
      long connections = 0;
      Map<String, Integer> states = new HashMap<>();
      while (!scene.isDrained()) {
        connections = Math.max(connections, scene.number(CONNECTIONS));
        for (String state : scene.text(WAITING).split(",", -1)) {
          if (!state.isEmpty()) {
            states.merge(state, 1, Integer::sum);
          }
        }
        Thread.sleep(10);
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      Cpu used = scene.cpu(processes.pids()).minus(cpu);
      double all = used.clients() + used.server() + used.here() + used.others();
      long[] after = scene.numbers(DATABASE);
      long ended = scene.number("SELECT count(*) FROM errand.run_end") - already;
      if (ended != runs) {
        throw new IllegalStateException(ended + " runs ended, not " + runs);
      }
      return new Sample(
          runs / seconds,
          used.clients() * 1e6 / runs,
          used.server() * 1e6 / runs,
          all / (seconds * Runtime.getRuntime().availableProcessors()),
          connections,
          (double) (after[0] - before[0]) / runs,
          (double) (after[1] - before[1]) / runs,
          mostFrequent(states));
    }
  }

  private static String mostFrequent(Map<String, Integer> states) {
    int all = states.values().stream().mapToInt(n -> n).sum();
    return String.join(
        ", ",
        states.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(3)
            .map(e -> "%s %d %%".formatted(e.getKey(), 100 * e.getValue() / all))
            .toList());
  }

  /** JVMs that work until they are ended. */
  private record WorkerProcesses(List<Process> processes) implements AutoCloseable {

    static WorkerProcesses start(Scene scene, int count)
        throws IOException, InterruptedException, SQLException {
      WorkerProcesses started = new WorkerProcesses(new ArrayList<>());
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      long before = scene.number("SELECT count(*) FROM errand.worker WHERE expires_at > now()");
      for (int i = 0; i < count; i++) {
        started.processes.add(
            new ProcessBuilder(
                    java,
                    "-Xmx256m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ManyWorkers.class.getName(),
                    scene.url() + "&ApplicationName=worker")
                .inheritIO()
                .start());
      }
      while (scene.number("SELECT count(*) FROM errand.worker WHERE expires_at > now()")
          < before + count) {
        if (started.processes.stream().anyMatch(process -> !process.isAlive())) {
          started.close();
          throw new IllegalStateException("A worker process has ended.");
        }
        Thread.sleep(100);
      }
      return started;
    }

    List<Long> pids() {
      return processes.stream().map(Process::pid).toList();
    }

    @Override
    public void close() {
      processes.forEach(Process::destroy);
      try {
        for (Process process : processes) {
          process.waitFor();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A worker's process. */
  public static void main(String[] args) throws InterruptedException {
    Errand worker =
        Tasks.errand(
            Scene.pool(args[0], 20),
            Tasks.task(payload -> {}),
            b -> b.worker(w -> w.concurrency(CONCURRENCY)));
    worker.start();
    Runtime.getRuntime().addShutdownHook(new Thread(worker::close));
    Thread.currentThread().join();
  }
}
