package dev.errand.internal.store;

/**
 * A place in the order of a queue's waiting runs.
 *
 * @param rank the priority, negated: smaller comes first
 * @param seq within a rank, in the order of arrival
 */
public record Place(int rank, long seq) implements Comparable<Place> {

  /** Before all others. */
  public static final Place FIRST = new Place(Integer.MIN_VALUE, 0);

  @Override
  public int compareTo(Place other) {
    int byRank = Integer.compare(rank, other.rank);
    return byRank != 0 ? byRank : Long.compare(seq, other.seq);
  }
}
