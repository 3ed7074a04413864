package dev.errand.internal.trigger;

import dev.errand.internal.store.NewRun;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What became of triggered runs.
 *
 * @param earlier those that weren't stored, since an earlier run answers for their key, and which
 */
public record Stored(Map<UUID, UUID> earlier) {

  /** Every run was stored. */
  public static final Stored ALL = new Stored(Map.of());

  /** The run that answers: itself, or an earlier one. */
  public UUID answering(NewRun run) {
    return earlier.getOrDefault(run.id(), run.id());
  }

  /** Whether the run was stored. */
  public boolean isNew(NewRun run) {
    return !earlier.containsKey(run.id());
  }

  /** Those of the runs that were stored. */
  public List<NewRun> newOf(List<NewRun> runs) {
    return earlier.isEmpty() ? runs : runs.stream().filter(this::isNew).toList();
  }
}
