package dev.errand.internal.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run about to be stored.
 *
 * @param id made by the client
 * @param task the task's id
 * @param queue the queue
 * @param priority larger first
 * @param payload a JSON object
 * @param start when it becomes due
 * @param bounds what the trigger says in place of the task
 * @param origin what it was triggered by
 * @param notes what it can be found by
 * @param key what puts it together with other triggers, if anything does
 */
public record NewRun(
    UUID id,
    String task,
    String queue,
    int priority,
    String payload,
    Start start,
    Bounds bounds,
    Origin origin,
    Notes notes,
    @Nullable TriggerKey key) {

  /** A run of its own. */
  public NewRun(
      UUID id,
      String task,
      String queue,
      int priority,
      String payload,
      Start start,
      Bounds bounds,
      Origin origin,
      Notes notes) {
    this(id, task, queue, priority, payload, start, bounds, origin, notes, null);
  }

  /** Whether there is nothing to it but task, queue, priority and payload. */
  boolean isPlain() {
    return start.equals(Start.NOW)
        && bounds.equals(Bounds.NONE)
        && origin.equals(Origin.NONE)
        && notes.equals(Notes.NONE);
  }

  /**
   * When a run becomes due: at once if both are null.
   *
   * @param delayMillis after the trigger
   * @param at at this time
   */
  public record Start(@Nullable Long delayMillis, @Nullable Instant at) {
    /** Due at once. */
    public static final Start NOW = new Start(null, null);
  }

  /**
   * What the trigger says in place of the task; null where it says nothing.
   *
   * @param maxAttempts how many attempts in all
   * @param maxDurationMillis of one attempt
   * @param ttlMillis from becoming due to the first start
   */
  public record Bounds(
      @Nullable Integer maxAttempts, @Nullable Long maxDurationMillis, @Nullable Long ttlMillis) {
    /** Nothing. */
    public static final Bounds NONE = new Bounds(null, null, null);
  }

  /**
   * What a run was triggered by.
   *
   * @param parentId the run whose task triggered it
   * @param parentPosition which of the parent's awaited children it is
   * @param batchId the batch it was stored with
   * @param batchPosition its place in the batch
   */
  public record Origin(
      @Nullable UUID parentId,
      @Nullable Integer parentPosition,
      @Nullable UUID batchId,
      @Nullable Integer batchPosition) {
    /** Triggered by itself, from outside a task. */
    public static final Origin NONE = new Origin(null, null, null, null);
  }

  /**
   * What a run can be found by.
   *
   * @param tags words
   * @param metadata a JSON object, if there is any
   */
  public record Notes(List<String> tags, @Nullable String metadata) {
    /** Nothing. */
    public static final Notes NONE = new Notes(List.of(), null);
  }
}
