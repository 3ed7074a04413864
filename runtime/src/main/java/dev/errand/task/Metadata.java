package dev.errand.task;

import java.util.Map;
import java.util.Optional;

/**
 * Notes about a run: progress, counts, results so far. Others read them with {@code Run.metadata()}
 * while the run executes. Writes are collected and stored a few times a second, and before the
 * run's end is recorded. Thread-safe.
 *
 * <p>Keys are 1 to 200 characters, values what can be written as JSON; anything else is an {@link
 * IllegalArgumentException}.
 */
public interface Metadata {

  /** Sets a value. */
  Metadata set(String key, Object value);

  /**
   * Adds to a number, which starts at 0.
   *
   * @throws IllegalArgumentException if the value that is there is no number
   */
  Metadata increment(String key, long by);

  /**
   * Adds to the end of a list, which starts empty.
   *
   * @throws IllegalArgumentException if the value that is there is no list
   */
  Metadata append(String key, Object value);

  /** The value as this attempt sees it, its own writes included. */
  Optional<Object> get(String key);

  /** All values as this attempt sees them; an immutable copy. */
  Map<String, Object> all();
}
