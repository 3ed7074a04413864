package dev.errand.benchmarks.endurance;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.Errand;
import dev.errand.ErrandBuilder;
import dev.errand.benchmarks.endurance.Tasks.Payload;
import dev.errand.task.TaskDefinition;
import java.util.List;

/** A steady load of tasks that wait: nothing grows, and nothing slows down. */
final class HeldLoad implements Endurance.Program {

  private static final int CONCURRENCY = 64;
  private static final long TASK_MILLIS = 20;

  @SuppressWarnings("try") // the pacer only begins and ends
  @Override
  public List<String> run(Scene scene, Settings settings) throws Exception {
    Waits waits = new Waits();
    TaskDefinition<Payload, Void> task =
        Tasks.task(
            payload -> {
              waits.add(System.nanoTime() - payload.triggeredAt());
              Thread.sleep(TASK_MILLIS);
            });
    try (HikariDataSource workers = scene.pool(20);
        HikariDataSource clients = scene.pool(4);
        Errand worker =
            Tasks.errand(
                workers,
                task,
                b ->
                    b.worker(
                        w ->
                            w.concurrency(CONCURRENCY).virtualThreads(settings.virtualThreads())));
        Errand client = Tasks.errand(clients, task, ErrandBuilder::clientOnly)) {
      worker.start();
      client.start();
      try (Pacer pacer = new Pacer(client, task, settings.rate())) {
        Minutes minutes = new Minutes(scene, waits, true);
        long interval = Math.min(Minutes.INTERVAL_SECONDS, settings.seconds());
        for (int i = 1; i * interval <= settings.seconds(); i++) {
          minutes.next(String.valueOf(i), interval);
        }
        return minutes.rows();
      }
    }
  }
}
