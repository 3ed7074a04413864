package com.acme;

import dev.errand.annotation.Cron;
import dev.errand.annotation.Retry;
import dev.errand.annotation.Task;
import dev.errand.task.CronTick;
import dev.errand.task.TaskContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Tasks of every kind of signature. */
public class Shop {

  /** An order. */
  public record Order(String id, List<Item> items, Map<String, Instant> times) {}

  /** A part of an order. */
  public record Item(String name, int count) {}

  /** Something that isn't worth another attempt. */
  public static class SoldOutException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @Task(priority = 5, maxDuration = "10m")
  @Retry(maxAttempts = 7, abortOn = SoldOutException.class)
  public Order pack(Order order) {
    return order;
  }

  @Task
  public CompletionStage<List<Item>> count(TaskContext context, String shelf, int... rows) {
    throw new SoldOutException();
  }

  @Task
  @Cron("0 3 * * *")
  public static void clean(CronTick tick) {}
}
