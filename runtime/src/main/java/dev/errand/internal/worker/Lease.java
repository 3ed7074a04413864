package dev.errand.internal.worker;

import java.time.Duration;

/**
 * What a worker knows of its own lease, by its own monotonic clock: since it asked for the renewal
 * that succeeded last, never since the answer came.
 */
final class Lease {

  private final Duration length;
  private volatile State state = new State(0, false, 0, 0);

  private record State(long worker, boolean held, long renewedAt, long unbrokenSince) {}

  Lease(Duration length) {
    this.length = length;
  }

  Duration length() {
    return length;
  }

  /** The worker's id under this lease. */
  long worker() {
    return state.worker;
  }

  void begun(long worker, long askedAt) {
    state = new State(worker, true, askedAt, askedAt);
  }

  void renewed(long askedAt) {
    State now = state;
    boolean gap = askedAt - now.renewedAt > length.toNanos() * 2 / 3;
    state = new State(now.worker, true, askedAt, gap ? askedAt : now.unbrokenSince);
  }

  void lost() {
    State now = state;
    state = new State(now.worker, false, now.renewedAt, now.unbrokenSince);
  }

  boolean isHeld() {
    return state.held;
  }

  /** Whether work may begin and go on: less than two thirds of the lease have passed. */
  boolean isFresh() {
    State now = state;
    return now.held && System.nanoTime() - now.renewedAt < length.toNanos() * 2 / 3;
  }

  /**
   * Whether it has been renewed without a gap for one whole lease time. Only then may others be
   * judged: after an outage of the database everybody's lease has run out.
   */
  boolean mayJudgeOthers() {
    State now = state;
    return isFresh() && now.renewedAt - now.unbrokenSince >= length.toNanos();
  }
}
