package dev.errand.spring.tasks;

import dev.errand.annotation.Retry;
import dev.errand.annotation.Task;

/** Its tasks are called through it, whatever its bean's class is. */
public interface Courier {

  @Task
  @Retry(maxAttempts = 1)
  String deliver(String parcel);

  @Task
  @Retry(maxAttempts = 1)
  default String deliverTwice(String parcel) {
    return deliver(parcel) + ", " + deliver(parcel);
  }
}
