package dev.errand.manage;

import dev.errand.task.Run;
import dev.errand.task.RunNotFoundException;
import java.util.List;
import java.util.UUID;

/** The stored runs. Thread-safe. */
public interface Runs {

  /**
   * A run as it is now.
   *
   * @throws RunNotFoundException if there is none with this id
   */
  Run<?> retrieve(UUID id);

  /**
   * The runs that a filter lets through, newest first.
   *
   * <pre>{@code
   * List<Run<?>> page = errand.runs().list(RunFilter.builder().status(FAILED).limit(50).build());
   * List<Run<?>> next = errand.runs().list(filter.toBuilder().after(page.get(49).id()).build());
   * }</pre>
   */
  List<Run<?>> list(RunFilter filter);

  /**
   * Cancels a run: at once where it isn't executing; otherwise its thread is interrupted, and it is
   * canceled when the method returns or after 30 seconds. An ended run stays as it is.
   *
   * @throws RunNotFoundException if there is none with this id
   */
  void cancel(UUID id);
}
