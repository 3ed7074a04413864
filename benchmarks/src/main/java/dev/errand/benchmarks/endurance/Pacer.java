package dev.errand.benchmarks.endurance;

import dev.errand.Errand;
import dev.errand.benchmarks.endurance.Tasks.Payload;
import dev.errand.task.BatchItem;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TriggerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Triggers so many runs a second, every ten milliseconds what has become due, whether or not they
 * are executed as fast.
 */
final class Pacer implements AutoCloseable {

  private static final long SLICE_NANOS = 10_000_000;
  private static final double NANOS_A_SECOND = 1e9;

  private final Errand client;
  private final TaskDefinition<Payload, Void> task;
  private final int rate;
  private final Thread thread = new Thread(this::run, "pacer");
  private volatile boolean stopped;

  Pacer(Errand client, TaskDefinition<Payload, Void> task, int rate) {
    this.client = client;
    this.task = task;
    this.rate = rate;
    thread.start();
  }

  private void run() {
    long begin = System.nanoTime();
    long triggered = 0;
    while (!stopped) {
      long due = (long) ((System.nanoTime() - begin) / NANOS_A_SECOND * rate);
      List<BatchItem<Payload>> items = new ArrayList<>();
      for (; triggered < due; triggered++) {
        items.add(BatchItem.of(Payload.now()));
      }
      if (!items.isEmpty()) {
        client.batchTrigger(task, items, TriggerOptions.none());
      }
      LockSupport.parkNanos(SLICE_NANOS);
    }
  }

  @Override
  public void close() {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
