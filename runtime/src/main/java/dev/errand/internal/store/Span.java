package dev.errand.internal.store;

/**
 * A part of a queue's order.
 *
 * @param from its first place
 * @param beforeRank it ends before the first place of this rank
 */
public record Span(Place from, int beforeRank) {

  /** The whole order. */
  public static final Span ALL = new Span(Place.FIRST, Integer.MAX_VALUE);
}
