package dev.errand.internal.worker;

import dev.errand.internal.process.Pace;
import dev.errand.internal.store.Place;
import dev.errand.internal.store.Span;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Up to where a queue has been claimed. Claims begin there and not at the queue's start, where the
 * index is full of entries of claimed runs that no vacuum may remove while an old transaction is
 * open. What commits late, with a place behind the cursor, is found by claims that now and then
 * begin further back: every second some time back, and as often as its cost allows at the start.
 * Used by one thread.
 */
final class QueueCursor {

  private static final int MOST_RANKS = 16;

  private final NavigableMap<Integer, Trail> trails = new TreeMap<>();
  private final Pace fromStart = new Pace(Duration.ofSeconds(2));
  private final Pace fromBack = new Pace(Duration.ofSeconds(1));
  private @Nullable Pace underWay;

  /** Where the next claim looks; tell {@link #claimed} what came of it. */
  List<Span> begin() {
    if (fromStart.isDue()) {
      return paced(fromStart, List.of(Span.ALL));
    }
    if (fromBack.isDue()) {
      return paced(fromBack, spans(true));
    }
    underWay = null;
    return near();
  }

  private List<Span> paced(Pace pace, List<Span> spans) {
    underWay = pace;
    pace.begin();
    return spans;
  }

  /** From the cursor on. */
  List<Span> near() {
    return spans(false);
  }

  private List<Span> spans(boolean back) {
    long now = System.nanoTime();
    List<Span> spans = new ArrayList<>(trails.size() + 1);
    Place from = Place.FIRST;
    for (Map.Entry<Integer, Trail> trail : trails.entrySet()) {
      spans.add(new Span(from, trail.getKey()));
      from = new Place(trail.getKey(), trail.getValue().from(now, back));
    }
    spans.add(new Span(from, Integer.MAX_VALUE));
    return spans;
  }

  /** The first place that claims from the cursor look at, but for higher priorities. */
  Place first() {
    return trails.isEmpty()
        ? Place.FIRST
        : new Place(
            trails.firstKey(), trails.firstEntry().getValue().from(System.nanoTime(), false));
  }

  /**
   * What the last claim found.
   *
   * @param places of the claimed runs, in their order
   * @param full whether there may be more
   */
  void claimed(List<Place> places, boolean full) {
    Pace pace = underWay;
    underWay = null;
    if (pace != null) {
      pace.end();
      if (full && (places.isEmpty() || isBehind(places.get(places.size() - 1)))) {
        pace.again();
      }
    }
    long now = System.nanoTime();
    for (Place place : places) {
      trails.computeIfAbsent(place.rank(), rank -> new Trail()).note(now, place.seq());
    }
    while (trails.size() > MOST_RANKS) {
      trails.pollLastEntry();
    }
  }

  private boolean isBehind(Place place) {
    Trail trail = trails.get(place.rank());
    return trail != null && place.seq() < trail.from(System.nanoTime(), false);
  }

  /** How far one rank has been claimed, and when. */
  private static final class Trail {

    private static final long EVERY = Duration.ofMillis(100).toNanos();
    private static final long NEAR = Duration.ofMillis(250).toNanos();
    private static final long BACK = Duration.ofSeconds(15).toNanos();
    private static final int NEAR_RUNS = 5_000;

    private record Mark(long at, long seq) {}

    private final Deque<Mark> marks = new ArrayDeque<>();
    private long furthest = Long.MIN_VALUE;

    void note(long now, long seq) {
      furthest = Math.max(furthest, seq);
      Mark last = marks.peekLast();
      if (last == null || now - last.at >= EVERY) {
        marks.addLast(new Mark(now, furthest));
      }
    }

    /** A run gets its place before it is committed, so the cursor stays a little behind. */
    long from(long now, boolean back) {
      dropOld(now);
      if (back) {
        Mark oldest = marks.getFirst();
        return now - oldest.at >= BACK ? oldest.seq : Long.MIN_VALUE;
      }
      long near = furthest - NEAR_RUNS;
      for (Mark mark : marks) {
        if (now - mark.at < NEAR) {
          break;
        }
        near = Math.max(near, mark.seq);
      }
      return near;
    }

    /** Keeps one that is old enough. */
    private void dropOld(long now) {
      while (marks.size() > 1) {
        Mark first = marks.removeFirst();
        if (now - marks.getFirst().at < BACK) {
          marks.addFirst(first);
          return;
        }
      }
    }
  }
}
