package dev.errand.spring.tasks;

import dev.errand.annotation.Retry;
import dev.errand.annotation.Task;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where its bean is advised, it is a proxy of a subclass, whose own fields are empty. */
public class Ledger {

  private final String name;

  public Ledger(String name) {
    this.name = name;
  }

  @Task
  @Retry(maxAttempts = 1)
  @Transactional
  public String postInPublic(String entry) {
    return written(entry);
  }

  @Task
  @Retry(maxAttempts = 1)
  @Transactional
  protected String postAmongHeirs(String entry) {
    return written(entry);
  }

  @Task
  @Retry(maxAttempts = 1)
  @Transactional
  String postAmongNeighbours(String entry) {
    return written(entry);
  }

  private String written(String entry) {
    return name
        + ": "
        + entry
        + (TransactionSynchronizationManager.isActualTransactionActive()
            ? " in a transaction"
            : "");
  }
}
