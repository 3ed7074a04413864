package dev.errand.task;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A key that is computed from a payload, as {@code @Concurrency(key = "upload.userId")} says it:
 * the path as it is written, and plain Java that follows it. Immutable.
 *
 * @param <P> the payload
 */
public final class TaskKey<P extends @Nullable Object> {

  private final String path;
  private final Function<P, @Nullable Object> value;

  private TaskKey(String path, Function<P, @Nullable Object> value) {
    this.path = Objects.requireNonNull(path, "path");
    this.value = Objects.requireNonNull(value, "value");
  }

  /**
   * A key.
   *
   * @param path as the user wrote it, for messages
   * @param value follows the path; each step but the last goes through {@link #present}
   */
  public static <P extends @Nullable Object> TaskKey<P> of(
      String path, Function<P, @Nullable Object> value) {
    return new TaskKey<>(path, value);
  }

  /**
   * The value of a step on the way, which must not be null.
   *
   * @param path the part of the path that led here
   */
  public static <T> T present(@Nullable T value, String path) {
    if (value == null) {
      throw new NullOnTheWay(path);
    }
    return value;
  }

  /** The path, as it is written. */
  public String path() {
    return path;
  }

  /**
   * The key of a payload; an enum's is its constant's name.
   *
   * @throws IllegalArgumentException if the value, or one on the way to it, is null, or if an
   *     accessor throws; names the place in the path
   */
  public String text(P payload) {
    Object found;
    try {
      found = present(value.apply(payload), path);
    } catch (NullOnTheWay e) {
      throw new IllegalArgumentException(
          "The key " + path + " can't be computed, since " + e.getMessage() + " is null.", e);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "The key " + path + " can't be computed, since reading it failed: " + e, e);
    }
    return found instanceof Enum<?> constant ? constant.name() : found.toString();
  }

  /** The path. */
  @Override
  public String toString() {
    return path;
  }

  private static final class NullOnTheWay extends RuntimeException {
    private static final long serialVersionUID = 1;

    NullOnTheWay(String path) {
      super(path);
    }
  }
}
