package dev.errand.internal.worker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The queues that are likely to have something to claim, each once, taken in turn. */
final class HotQueues {

  private final @Nullable Set<String> allowed;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<String> turn = new ArrayDeque<>();
  private final Set<String> present = new HashSet<>();

  /** Of all queues, or of the given ones. */
  HotQueues(@Nullable Set<String> allowed) {
    this.allowed = allowed;
  }

  /** Adds queues at the end; true if one of them is new. */
  boolean add(Collection<String> queues) {
    boolean added = false;
    lock.lock();
    try {
      for (String queue : queues) {
        if ((allowed == null || allowed.contains(queue)) && present.add(queue)) {
          turn.add(queue);
          added = true;
        }
      }
    } finally {
      lock.unlock();
    }
    return added;
  }

  /** Takes the next ones out, so many at the most. */
  List<String> next(int most) {
    List<String> next = new ArrayList<>();
    lock.lock();
    try {
      while (next.size() < most && !turn.isEmpty()) {
        String queue = turn.remove();
        present.remove(queue);
        next.add(queue);
      }
    } finally {
      lock.unlock();
    }
    return next;
  }
}
