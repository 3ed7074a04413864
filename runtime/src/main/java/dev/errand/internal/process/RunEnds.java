package dev.errand.internal.process;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * Tells threads of this process that wait for a run when its end was recorded here. Ends recorded
 * elsewhere have to be asked for. Thread-safe.
 */
public final class RunEnds {

  private final Map<UUID, Watch> watches = new ConcurrentHashMap<>();

  private record Watch(CountDownLatch latch, int watchers) {}

  /** Begins to watch; every call is followed by one of {@link #unwatch}. */
  public CountDownLatch watch(UUID run) {
    Watch watch =
        watches.compute(
            run,
            (id, old) ->
                old == null
                    ? new Watch(new CountDownLatch(1), 1)
                    : new Watch(old.latch, old.watchers + 1));
    return watch.latch;
  }

  /** Ends a watch. */
  public void unwatch(UUID run) {
    watches.computeIfPresent(
        run, (id, old) -> old.watchers == 1 ? null : new Watch(old.latch, old.watchers - 1));
  }

  /** The ends of these runs were recorded. */
  public void ended(Collection<UUID> runs) {
    if (watches.isEmpty()) {
      return;
    }
    for (UUID run : runs) {
      Watch watch = watches.get(run);
      if (watch != null) {
        watch.latch.countDown();
      }
    }
  }
}
