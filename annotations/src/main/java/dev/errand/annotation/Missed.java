package dev.errand.annotation;

/** What becomes of a schedule's instants that passed while nothing could fire. */
public enum Missed {
  /** They are left out. */
  SKIP,
  /** One run, for the newest of them. */
  LATEST,
  /** A run for each of them. */
  ALL
}
