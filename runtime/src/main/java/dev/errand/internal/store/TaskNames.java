package dev.errand.internal.store;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Which tasks and queues the stored runs have: walks from one name to the next along an index, so
 * that it costs names, not runs.
 */
final class TaskNames {

  private static final String OWN_QUEUES =
      """
      WITH RECURSIVE found AS (
        (SELECT task AS name FROM errand.run WHERE (queue = task) IS TRUE ORDER BY task LIMIT 1)
        UNION ALL
        SELECT (
          SELECT r.task FROM errand.run r
          WHERE (r.queue = r.task) IS TRUE AND r.task > f.name ORDER BY r.task LIMIT 1)
        FROM found f WHERE f.name IS NOT NULL
      )
      SELECT name FROM found WHERE name IS NOT NULL
      """;

  private static final String SHARED_QUEUES =
      """
      WITH RECURSIVE found AS (
        (SELECT queue AS name FROM errand.run WHERE queue <> task ORDER BY queue LIMIT 1)
        UNION ALL
        SELECT (
          SELECT r.queue FROM errand.run r
          WHERE r.queue <> r.task AND r.queue > f.name ORDER BY r.queue LIMIT 1)
        FROM found f WHERE f.name IS NOT NULL
      )
      SELECT name FROM found WHERE name IS NOT NULL
      """;

  private static final String TASKS_OF_SHARED =
      """
      WITH RECURSIVE found AS (
        (SELECT task AS name FROM errand.run
          WHERE queue <> task AND queue = :queue ORDER BY queue, task LIMIT 1)
        UNION ALL
        SELECT (
          SELECT r.task FROM errand.run r
          WHERE r.queue <> r.task AND r.queue = :queue AND r.task > f.name
          ORDER BY r.queue, r.task LIMIT 1)
        FROM found f WHERE f.name IS NOT NULL
      )
      SELECT name FROM found WHERE name IS NOT NULL
      """;

  private static final String KNOWN = "SELECT DISTINCT unnest(tasks) FROM errand.worker";

  private final Schema schema;
  private final Handle handle;

  TaskNames(Schema schema, Handle handle) {
    this.schema = schema;
    this.handle = handle;
  }

  /** Every task that a run is stored of. */
  Set<String> tasks() {
    Set<String> tasks = new TreeSet<>(tasksOfOwnQueues());
    for (String queue : sharedQueues()) {
      tasks.addAll(tasksOfShared(queue));
    }
    return tasks;
  }

  /** Tasks with runs in the queue of their own name. */
  List<String> tasksOfOwnQueues() {
    return names(OWN_QUEUES);
  }

  /** Queues with runs of a task of another name. */
  List<String> sharedQueues() {
    return names(SHARED_QUEUES);
  }

  /** The tasks of another name that such a queue has runs of. */
  List<String> tasksOfShared(String queue) {
    return handle
        .createQuery(schema.sql(TASKS_OF_SHARED))
        .bind("queue", queue)
        .mapTo(String.class)
        .list();
  }

  /** Those of the tasks, or of all where there are none, that no worker knows. */
  Set<String> withoutWorker(Collection<String> among) {
    Set<String> tasks = new LinkedHashSet<>(among.isEmpty() ? tasks() : among);
    names(KNOWN).forEach(tasks::remove);
    return tasks;
  }

  private List<String> names(String sql) {
    return handle.createQuery(schema.sql(sql)).mapTo(String.class).list();
  }
}
