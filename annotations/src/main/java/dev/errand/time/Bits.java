package dev.errand.time;

/** Sets of small numbers (0 to 63), one bit each. */
final class Bits {

  /** What a search returns when it finds nothing. */
  static final int NONE = -1;

  private Bits() {}

  static boolean has(long set, int number) {
    return (set >>> number & 1) != 0;
  }

  /** The smallest member that is {@code from} or more. */
  static int ceiling(long set, int from) {
    long rest = from > 63 ? 0 : set & (-1L << from);
    return rest == 0 ? NONE : Long.numberOfTrailingZeros(rest);
  }

  /** The largest member that is {@code from} or less. */
  static int floor(long set, int from) {
    long rest = from < 0 ? 0 : set & (-1L >>> (63 - from));
    return rest == 0 ? NONE : 63 - Long.numberOfLeadingZeros(rest);
  }

  static int first(long set) {
    return ceiling(set, 0);
  }

  static int last(long set) {
    return floor(set, 63);
  }
}
