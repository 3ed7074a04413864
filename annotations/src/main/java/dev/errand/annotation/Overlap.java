package dev.errand.annotation;

/** What becomes of a schedule's instant while the run of the one before is unfinished. */
public enum Overlap {
  /** Both run. */
  ALLOW,
  /** The new one is left out. */
  SKIP,
  /** The one before is canceled, and the new one runs. */
  CANCEL_PREVIOUS
}
