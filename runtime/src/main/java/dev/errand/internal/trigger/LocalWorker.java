package dev.errand.internal.trigger;

import dev.errand.internal.store.NewRun;
import dev.errand.internal.store.RunTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The worker of the triggering process, if there is one: where it has a free place, a run starts in
 * the commit that stores it, and is never queued.
 */
public interface LocalWorker {

  /** Takes places for some of the runs; empty if none can start here at once. */
  Optional<Reservation> reserve(List<NewRun> runs);

  /** Places that are taken, until one of the two is called. */
  interface Reservation {

    /** Who claims which of the runs. */
    RunTable.Births births();

    /** The commit is through; these have started, at these times. */
    void committed(Map<UUID, Instant> started);

    /** Nothing was stored, as far as is known. */
    void failed();
  }
}
