package com.example.contract;

import dev.errand.annotation.Concurrency;
import dev.errand.annotation.Cron;
import dev.errand.annotation.Idempotent;
import dev.errand.annotation.Missed;
import dev.errand.annotation.Overlap;
import dev.errand.annotation.RateLimit;
import dev.errand.annotation.Retry;
import dev.errand.annotation.Task;
import dev.errand.task.CronTick;
import dev.errand.task.TaskContext;
import java.util.Map;

/** Every annotation beside {@code @Task}, with every value. */
public class Policies {

  /** Whose work it is. */
  public record Job(Tenant tenant, long number) {}

  /** Has a field and a getter for keys. */
  public static final class Tenant {
    public String name = "";
    private String region = "";

    static Tenant of(String name) {
      Tenant tenant = new Tenant();
      tenant.name = name;
      tenant.region = "eu";
      return tenant;
    }

    public String getRegion() {
      return region;
    }

    public void setRegion(String region) {
      this.region = region;
    }
  }

  @Task(
      id = "policies",
      queue = "contract",
      priority = 7,
      maxDuration = "1h30m",
      ttl = "90d")
  @Retry(
      maxAttempts = 3,
      factor = 1,
      minTimeout = "10ms",
      maxTimeout = "20ms",
      randomize = false,
      abortOn = {IllegalStateException.class, UnsupportedOperationException.class})
  @Concurrency(limit = 8)
  @Concurrency(limit = 2, key = "job.tenant.name")
  @RateLimit(limit = 10_000, per = "1s", key = "job.tenant.region")
  @Idempotent(key = "job.number", ttl = "1d")
  String limited(Job job, TaskContext context) {
    if (job.number() < 0) {
      throw new IllegalStateException("aborted");
    }
    if (context.attempt() < 2) {
      throw new IllegalArgumentException("again");
    }
    return job.tenant().name + context.attempt();
  }

  @Task(machine = "errand-contract-none")
  @Retry(outOfMemoryMachine = "errand-contract-none")
  void elsewhere(Map<String, String> settings) {}

  @Task
  @RateLimit(limit = 10_000, per = "1s")
  @Idempotent(key = "tenant")
  String keyed(String tenant, int number) {
    return tenant + number;
  }

  @Task
  @Cron(value = "0 0 29 2 *", zone = "Europe/Berlin", missed = Missed.SKIP, overlap = Overlap.SKIP)
  @Cron("0 0 0 29 2 *")
  String yearly(CronTick tick, TaskContext context) {
    return "yearly";
  }
}
