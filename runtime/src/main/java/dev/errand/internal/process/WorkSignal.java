package dev.errand.internal.process;

import java.util.Collection;
import java.util.UUID;

/** Tells workers, here and on other nodes, that there is something to do. Never blocks. */
public interface WorkSignal {

  /** Runs have become ready in these queues; called after the commit. */
  void ready(Collection<String> queues);

  /** A run becomes due in so many milliseconds; other nodes look every second by themselves. */
  default void dueIn(long millis) {}

  /** Somebody wants this run to stop, and it may be executing. */
  void canceled(UUID run);
}
