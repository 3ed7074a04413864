package dev.errand.spring.tasks;

import dev.errand.annotation.Retry;
import dev.errand.annotation.Task;
import org.springframework.transaction.annotation.Transactional;

/** Its bean may be a JDK proxy, so it is asked for by this interface. */
public interface Bookkeeping {

  /** Greets the entry in the background, and refuses what is called "bad". */
  @Task
  @Retry(maxAttempts = 1)
  @Transactional
  void book(String entry);
}
