package dev.errand.internal.trigger;

import dev.errand.internal.store.NewRun;
import java.util.List;

/** Where triggered runs go. */
@FunctionalInterface
public interface RunStore {

  /** Stores runs, all or none, except those for whose key an earlier run answers. */
  Stored store(List<NewRun> runs);
}
