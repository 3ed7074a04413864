package dev.errand.benchmarks.contender;

/**
 * What workers are there for.
 *
 * @param work what each run does
 * @param runs how many there are; they are numbered from 0
 */
public record Job(Work work, int runs) {

  /** One run of how many fails, where some do. */
  public static final int FAILING = 100;

  /** What a run does, besides being counted. */
  public enum Work {
    /** Nothing. */
    NOTHING,
    /** Fails at its first attempt, if it is one of a hundred. */
    FAIL_SOMETIMES,
    /** Inserts a row into the application's table, in a transaction of its own. */
    INSERT_ROW,
    /** Waits until it is interrupted. */
    HANG
  }

  /** How often a run has to be executed. */
  public int attempts(int number) {
    return failsFirst(number) ? 2 : 1;
  }

  /** How many attempts fail. */
  public long failures() {
    return work == Work.FAIL_SOMETIMES ? (runs + FAILING - 1) / FAILING : 0;
  }

  /** Whether a run's first attempt fails. */
  public boolean failsFirst(int number) {
    return work == Work.FAIL_SOMETIMES && number % FAILING == 0;
  }
}
