package dev.errand.internal.worker;

import dev.errand.internal.store.Place;
import dev.errand.internal.store.ReadyQueue.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The cursors of the queues that a worker has lately claimed from. Used by the thread that claims;
 * only {@link #first} by others too.
 */
final class QueueCursors {

  private static final int MOST = 1_000;

  private final Map<String, Place> firsts = new ConcurrentHashMap<>();
  private final LinkedHashMap<String, QueueCursor> cursors =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, QueueCursor> eldest) {
          boolean tooMany = size() > MOST;
          if (tooMany) {
            firsts.remove(eldest.getKey());
          }
          return tooMany;
        }
      };

  QueueCursor of(String queue) {
    return cursors.computeIfAbsent(queue, name -> new QueueCursor());
  }

  /** To be told after each claim. */
  void moved(String queue, QueueCursor cursor) {
    firsts.put(queue, cursor.first());
  }

  /** The parts of the queues that claims look at. */
  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    cursors.forEach(
        (queue, cursor) -> cursor.near().forEach(span -> parts.add(new Part(queue, span))));
    return parts;
  }

  boolean isEmpty() {
    return cursors.isEmpty();
  }

  /** The place from which a queue is claimed. */
  Place first(String queue) {
    return firsts.getOrDefault(queue, Place.FIRST);
  }
}
