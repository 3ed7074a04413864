package dev.errand.internal.upkeep;

import dev.errand.internal.process.Loop;
import dev.errand.internal.store.RunCountTable;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Counts the ended runs every half minute, and where that takes long as much less often that it
 * never keeps the database busy for more than a hundredth of the time. Harmless when two do it.
 */
public final class Counting {

  private static final Duration EVERY = Duration.ofSeconds(30);
  private static final Duration ASK_AGAIN = Duration.ofSeconds(1);
  private static final int REST = 100;

  private final RunCountTable table;
  private final BooleanSupplier isMine;
  private final Loop loop = new Loop("counting", this::round);

  /** With what it counts, and whether this worker has the duty. */
  public Counting(RunCountTable table, BooleanSupplier isMine) {
    this.table = table;
    this.isMine = isMine;
  }

  /** Starts. */
  public void start() {
    loop.start();
  }

  /** Stops, when the count under way is through. */
  public void stop() {
    loop.close();
  }

  private Duration round() {
    if (!isMine.getAsBoolean()) {
      return ASK_AGAIN;
    }
    long start = System.nanoTime();
    table.countEnded();
    Duration rest = Duration.ofNanos(System.nanoTime() - start).multipliedBy(REST);
    return rest.compareTo(EVERY) > 0 ? rest : EVERY;
  }
}
