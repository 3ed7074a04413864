package dev.errand.benchmarks.contender;

import dev.errand.benchmarks.Payload;
import java.util.function.Supplier;

/** What every run does. Thread-safe. */
interface Handler {

  /** Does nothing. */
  Handler NONE = (number, payload) -> {};

  /**
   * Does it.
   *
   * @param payload read only where the work needs it, by those who can tell the number without
   * @throws PlannedFailure if this attempt is meant to fail
   */
  void handle(int number, Supplier<Payload> payload);

  /** Does it, with a payload that has been read. */
  default void handle(Payload payload) {
    handle(payload.number(), () -> payload);
  }

  /** Whether it is over at once; otherwise several should work at the same time. */
  default boolean isBrief() {
    return true;
  }

  /** A failure that belongs to the measurement. */
  final class PlannedFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    PlannedFailure(int number) {
      super("Run " + number + " fails at its first attempt, as it should");
    }
  }
}
