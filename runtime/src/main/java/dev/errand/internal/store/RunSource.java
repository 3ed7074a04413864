package dev.errand.internal.store;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An index that gives some of the runs' ids in descending order.
 *
 * @param rows a table
 * @param id its column with the run's id
 * @param condition which rows; {@code k.a} and {@code k.b} are the parts of a key
 */
record RunSource(String rows, String id, String condition) {

  static final RunSource ALL = new RunSource("run", "id", "true");
  static final RunSource TASK = new RunSource("run", "id", "task = k.a AND (queue = task) IS TRUE");
  static final RunSource QUEUE =
      new RunSource("run", "id", "queue = k.a AND task = k.b AND queue <> task");
  static final RunSource TAG = new RunSource("run_tag", "run_id", "tag = k.a");
  static final RunSource PARENT = new RunSource("run", "id", "parent_id = k.a::uuid");
  static final RunSource BATCH = new RunSource("run", "id", "batch_id = k.a::uuid");
  static final RunSource ENDED = new RunSource("run_end", "run_id", "true");
  static final RunSource UNCOMPLETED = new RunSource("uncompleted", "run_id", "status = k.a");
  static final RunSource UNCOMPLETED_TASK =
      new RunSource("uncompleted", "run_id", "status = k.a AND task = k.b");
  static final RunSource UNCOMPLETED_QUEUE =
      new RunSource("uncompleted", "run_id", "status = k.a AND queue = k.b");
  static final RunSource RUNNING = new RunSource("running", "run_id", "true");
  static final RunSource READY = new RunSource("ready", "run_id", "true");
  static final RunSource DELAYED = new RunSource("later", "run_id", "attempt = 0");
  static final RunSource RETRIED = new RunSource("later", "run_id", "attempt > 0");

  /**
   * A part of a key.
   *
   * @param a the first part
   * @param b the second, where the source has two
   */
  record IndexKey(String a, @Nullable String b) {

    static IndexKey of(UUID id) {
      return new IndexKey(id.toString(), null);
    }
  }

  /** A source, read at some keys. */
  record Leg(RunSource source, List<IndexKey> keys) {

    /** The whole of a source that has no keys. */
    static Leg whole(RunSource source) {
      return new Leg(source, List.of(new IndexKey("", null)));
    }
  }

  /**
   * The ids, each key's apart, so that every one is a walk along the index; {@code checks} are
   * joined to {@code s.id} one by one, since any other join could be flipped to one of whole
   * tables.
   */
  String ids(int leg, String checks) {
    return """
        SELECT k.number, page.id
        FROM unnest(:a%1$d, :b%1$d) WITH ORDINALITY AS k(a, b, number)
        CROSS JOIN LATERAL (
          SELECT s.id FROM (
            SELECT %3$s AS id FROM errand.%2$s
            WHERE %4$s AND %3$s >= :from AND %3$s < :below
            ORDER BY %3$s DESC) s
          %5$s
          ORDER BY s.id DESC
          LIMIT :limit) page
        """
        .formatted(leg, rows, id, condition, checks);
  }
}
