package dev.errand.benchmarks.endurance;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.Errand;
import dev.errand.ErrandBuilder;
import dev.errand.benchmarks.endurance.Tasks.Payload;
import dev.errand.task.BatchItem;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TriggerOptions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** How fast one worker executes what is stored. */
final class Drain {

  private static final int BATCH = 5_000;

  private final Scene scene;
  private final int concurrency;

  Drain(Scene scene, int concurrency) {
    this.scene = scene;
    this.concurrency = concurrency;
  }

  /** Stores runs, spread evenly over so many queues, and drains them; returns runs a second. */
  double rate(int runs, int queues) throws InterruptedException, SQLException {
    CountDownLatch left = new CountDownLatch(runs);
    TaskDefinition<Payload, Void> task = Tasks.task(payload -> left.countDown());
    try (HikariDataSource pool = scene.pool(20)) {
      try (Errand client = Tasks.errand(pool, task, ErrandBuilder::clientOnly)) {
        client.start();
        store(client, task, runs, queues);
      }
      long begin = System.nanoTime();
      try (Errand worker =
          Tasks.errand(pool, task, b -> b.worker(w -> w.concurrency(concurrency)))) {
        worker.start();
        left.await();
        while (!scene.isDrained()) {
          Thread.sleep(1);
        }
        return runs / ((System.nanoTime() - begin) / 1e9);
      }
    }
  }

  static void store(Errand client, TaskDefinition<Payload, Void> task, int runs, int queues) {
    for (int from = 0; from < runs; from += BATCH) {
      List<BatchItem<Payload>> items = new ArrayList<>(BATCH);
      for (int i = from; i < Math.min(runs, from + BATCH); i++) {
        int queue = i % queues;
        items.add(
            queues == 1
                ? BatchItem.of(Payload.now())
                : BatchItem.of(Payload.now(), TriggerOptions.of(o -> o.queue("queue-" + queue))));
      }
      client.batchTrigger(task, items, TriggerOptions.none());
    }
  }
}
