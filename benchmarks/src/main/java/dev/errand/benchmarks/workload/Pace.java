package dev.errand.benchmarks.workload;

/**
 * How fast a contender is, roughly, so that a slow one is asked for less. Immutable.
 *
 * @param drain runs that it executes in a second
 * @param trigger runs that it is triggered singly in a second
 */
public record Pace(double drain, double trigger) {

  /** For what nobody knows yet. */
  public static final Pace UNKNOWN = new Pace(250, 250);

  private static final int LEAST = 100;

  /** How many runs it drains in so many seconds, at the most this many; a round number. */
  public int drained(double seconds, int most) {
    return round(drain * seconds, most);
  }

  /** Likewise, of those that are triggered singly. */
  public int triggered(double seconds, int most) {
    return round(trigger * seconds, most);
  }

  /** Likewise, of those that are triggered singly while others are executed. */
  public int mixed(double seconds, int most) {
    return round(seconds / (1 / drain + 1 / trigger), most);
  }

  /** Twice as fast. */
  public Pace twice() {
    return new Pace(2 * drain, 2 * trigger);
  }

  private static int round(double wanted, int most) {
    double bounded = Math.max(LEAST, wanted);
    double step = Math.pow(10, Math.floor(Math.log10(bounded)) - 1);
    return (int) Math.min(most, Math.floor(bounded / step) * step);
  }
}
