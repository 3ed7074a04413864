package dev.errand.spring.tasks;

import org.springframework.transaction.annotation.Transactional;

/** Has a task; its bean is a JDK proxy, so it is asked for by this interface. */
public interface Bookkeeping {

  /** Greets the entry in the background, and refuses what is called "bad". */
  @Transactional
  void book(String entry);
}
