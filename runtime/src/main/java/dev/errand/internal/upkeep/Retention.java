package dev.errand.internal.upkeep;

import dev.errand.internal.process.Loop;
import dev.errand.internal.store.RetentionTable;
import dev.errand.task.RunStatus;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes runs that ended long enough ago: a sweep every minute, in steps of a tenth of a second or
 * less, each followed by a pause four times as long, so that whatever else the database does keeps
 * its pace. Harmless when two do it.
 */
public final class Retention {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);
  private static final Duration ASK_AGAIN = Duration.ofSeconds(5);
  private static final int FEWEST = 100;
  private static final int MOST = 2000;
  private static final int MOST_MILLIS = 100;
  private static final int REST = 4;

  private final RetentionTable table;
  private final Map<RunStatus, Duration> kept;
  private final BooleanSupplier isMine;
  private final Loop loop = new Loop("retention", this::round);
  private UUID last = RetentionTable.BEGINNING;
  private int size = FEWEST;
  private long removed;

  /**
   * With what it works on.
   *
   * @param table what it removes from
   * @param kept how long, by each final status
   * @param isMine whether this worker has the duty
   */
  public Retention(RetentionTable table, Map<RunStatus, Duration> kept, BooleanSupplier isMine) {
    this.table = table;
    this.kept = Map.copyOf(kept);
    this.isMine = isMine;
  }

  /** Starts. */
  public void start() {
    loop.start();
  }

  /** Stops, when the step under way is through. */
  public void stop() {
    loop.close();
  }

  private Duration round() {
    if (!isMine.getAsBoolean()) {
      last = RetentionTable.BEGINNING;
      return ASK_AGAIN;
    }
    long start = System.nanoTime();
    RetentionTable.Step step = table.remove(kept, last, size);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    removed += step.removed();
    if (step.last() == null) {
      return endOfSweep();
    }
    last = step.last();
    size = took.toMillis() > MOST_MILLIS ? Math.max(FEWEST, size / 2) : Math.min(MOST, size * 2);
    return took.multipliedBy(REST);
  }

  private Duration endOfSweep() {
    if (removed > 0) {
      LOG.info("{} ended runs were removed, as their retention is over.", removed);
    }
    last = RetentionTable.BEGINNING;
    removed = 0;
    return BETWEEN_SWEEPS;
  }
}
