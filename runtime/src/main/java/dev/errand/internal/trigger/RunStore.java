package dev.errand.internal.trigger;

import dev.errand.internal.store.NewRun;
import java.util.List;

/** Where triggered runs go. */
@FunctionalInterface
public interface RunStore {

  /** Stores runs, all or none. */
  void store(List<NewRun> runs);
}
