package dev.errand.benchmarks.endurance;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.Errand;
import dev.errand.ErrandBuilder;
import dev.errand.benchmarks.endurance.Tasks.Payload;
import dev.errand.task.TaskDefinition;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A forgotten transaction: it holds a snapshot, so that no row deleted since can be removed, while
 * runs come and go at a steady rate.
 */
final class HeldSnapshot implements Endurance.Program {

  private static final int CONCURRENCY = 16;

  @Override
  public List<String> run(Scene scene, Settings settings) throws Exception {
    Drain drain = new Drain(scene, CONCURRENCY);
    drain.rate(settings.runs(), 1); // warms up
    double before = drain.rate(settings.runs(), 1);
    Waits waits = new Waits();
    Minutes minutes;
    double held;
    try (HikariDataSource others = scene.pool(1);
        Connection forgotten = others.getConnection();
        Statement statement = forgotten.createStatement()) {
      minutes = steady(scene, settings, waits, forgotten, statement);
      held = drain.rate(settings.runs(), 1);
      forgotten.rollback();
    }
    Thread.sleep(15_000); // upkeep has the time to notice
    double after = drain.rate(settings.runs(), 1);
    List<String> lines = new ArrayList<>(minutes.rows());
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "Drain of %,d stored runs: %,.0f runs/s before, %,.0f while the snapshot was still held"
                + " (%.2f of before), %,.0f soon after it was gone.",
            settings.runs(),
            before,
            held,
            held / before,
            after));
    return lines;
  }

  @SuppressWarnings("try") // the pacer only begins and ends
  private static Minutes steady(
      Scene scene, Settings settings, Waits waits, Connection forgotten, Statement statement)
      throws Exception {
    TaskDefinition<Payload, Void> task =
        Tasks.task(payload -> waits.add(System.nanoTime() - payload.triggeredAt()));
    try (HikariDataSource workers = scene.pool(20);
        HikariDataSource clients = scene.pool(4);
        Errand worker =
            Tasks.errand(workers, task, b -> b.worker(w -> w.concurrency(CONCURRENCY)));
        Errand client = Tasks.errand(clients, task, ErrandBuilder::clientOnly)) {
      worker.start();
      client.start();
      try (Pacer pacer = new Pacer(client, task, settings.rate())) {
        Minutes minutes = new Minutes(scene, waits, false);
        long interval = Math.min(Minutes.INTERVAL_SECONDS, settings.seconds());
        minutes.next("before", interval);
        forgotten.setAutoCommit(false);
        forgotten.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        statement.execute("SELECT count(*) FROM errand.running");
        for (int i = 1; i * interval <= settings.seconds(); i++) {
          minutes.next("held, " + i, interval);
        }
        return minutes;
      }
    }
  }
}
