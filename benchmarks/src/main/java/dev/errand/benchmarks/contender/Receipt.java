package dev.errand.benchmarks.contender;

/**
 * The output of a run.
 *
 * @param number which one it was
 * @param done that it was done
 */
public record Receipt(int number, boolean done) {

  /** As JSON, for those who write it by hand. */
  static String json(int number) {
    return "{\"number\":" + number + ",\"done\":true}";
  }
}
