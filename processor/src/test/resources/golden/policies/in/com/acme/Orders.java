package com.acme;

import dev.errand.annotation.Concurrency;
import dev.errand.annotation.Cron;
import dev.errand.annotation.Idempotent;
import dev.errand.annotation.Missed;
import dev.errand.annotation.Overlap;
import dev.errand.annotation.RateLimit;
import dev.errand.annotation.Retry;
import dev.errand.annotation.Task;
import java.util.UUID;

class Orders {

  enum Tier {
    FREE,
    PAID
  }

  interface Owned<T> {
    T getOwner();
  }

  static class Customer implements Owned<UUID> {
    public Tier tier = Tier.FREE;

    @Override
    public UUID getOwner() {
      return new UUID(1, 2);
    }

    public boolean isActive() {
      return true;
    }
  }

  record Order(long number, Customer customer) {}

  /** Keys through records, getters and fields. */
  @Task
  @Concurrency(limit = 10)
  @Concurrency(limit = 1, key = "order.customer.tier")
  @RateLimit(limit = 100, per = "1m", key = "order.customer.owner")
  @Idempotent(key = "order.number", ttl = "1h")
  @Retry(outOfMemoryMachine = "large-2x")
  void ship(Order order) {}

  /** The key is one of several parameters, or a part of one. */
  @Task
  @Concurrency(limit = 2, key = "tenant")
  @Idempotent(key = "order.customer.active")
  void bill(String tenant, Order order) {}

  @Task
  @RateLimit(limit = 5, per = "1s")
  @Cron("0 9 * * MON-FRI")
  @Cron(
      value = "@daily",
      zone = "Europe/Berlin",
      missed = Missed.SKIP,
      overlap = Overlap.CANCEL_PREVIOUS)
  void report() {}

  /** A key of generic and deprecated members. */
  static class Parcel<T extends Comparable<T>> {
    @Deprecated
    public T id() {
      return null;
    }
  }

  @Task
  @Idempotent(key = "parcel.id")
  void send(Parcel<Integer> parcel) {}
}
