package dev.errand.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Asks the database itself whether what must hold holds. */
public final class Invariants {

  private static final String PLACES =
      """
      SELECT r.id || ': ' || coalesce(string_agg(p.place, ' and '), 'nowhere')
      FROM errand.run r
      LEFT JOIN (
        SELECT run_id, 'ready' AS place FROM errand.ready
        UNION ALL SELECT run_id, 'later' FROM errand.later
        UNION ALL SELECT run_id, 'running' FROM errand.running
        UNION ALL SELECT run_id, 'run_end' FROM errand.run_end) p ON p.run_id = r.id
      GROUP BY r.id
      HAVING count(p.place) <> 1
      """;

  private static final String STRAYS =
      """
      SELECT place || ' ' || run_id FROM (
        SELECT run_id, 'ready' AS place FROM errand.ready
        UNION ALL SELECT run_id, 'later' FROM errand.later
        UNION ALL SELECT run_id, 'running' FROM errand.running
        UNION ALL SELECT run_id, 'run_end' FROM errand.run_end
        UNION ALL SELECT run_id, 'attempt' FROM errand.attempt
        UNION ALL SELECT run_id, 'hook_failure' FROM errand.hook_failure
        UNION ALL SELECT run_id, 'run_metadata' FROM errand.run_metadata) p
      WHERE NOT EXISTS (SELECT 1 FROM errand.run r WHERE r.id = p.run_id)
      """;

  private static final String ATTEMPTS =
      """
      SELECT e.run_id || ' ended in attempt ' || e.attempt || ', but attempt ' || a.attempt
        || ' failed too'
      FROM errand.run_end e
      JOIN errand.attempt a ON a.run_id = e.run_id
      WHERE a.attempt > e.attempt
      """;

  private static final String BUFFERED =
      "SELECT run_id::text FROM errand.cancel_request c"
          + " WHERE NOT EXISTS (SELECT 1 FROM errand.run r WHERE r.id = c.run_id)";

  private static final String HOOKS =
      """
      SELECT k.run_id::text FROM errand.hook k
      WHERE NOT EXISTS (SELECT 1 FROM errand.run_end e WHERE e.run_id = k.run_id)
      """;

  private static final String UNCOMPLETED =
      """
      SELECT run_id || ', which is ' || status || ', is missing in uncompleted or belongs not there'
      FROM errand.uncompleted u
      FULL JOIN (
        SELECT e.run_id, e.status, r.task, r.queue, true AS noted FROM errand.run_end e
        JOIN errand.run r ON r.id = e.run_id
        WHERE e.status <> 'COMPLETED') e USING (run_id, status, task, queue)
      WHERE u.ctid IS NULL OR e.noted IS NULL
      """;

  private static final String TAGS =
      """
      SELECT run_id || ' has ' || tag || ' in one place only'
      FROM errand.run_tag g
      FULL JOIN (
        SELECT DISTINCT r.id AS run_id, t.tag, true AS noted
        FROM errand.run r CROSS JOIN unnest(r.tags) AS t(tag)) r USING (run_id, tag)
      WHERE r.noted IS NULL OR g.ctid IS NULL
      """;

  private Invariants() {}

  /** Fails if a run is in two places or none, or anything belongs to no run. */
  public static void check(DataSource dataSource) {
    Jdbi jdbi = Jdbi.create(dataSource);
    for (String violations :
        List.of(PLACES, STRAYS, ATTEMPTS, BUFFERED, HOOKS, UNCOMPLETED, TAGS)) {
      List<String> found =
          jdbi.withHandle(handle -> handle.createQuery(violations).mapTo(String.class).list());
      assertThat(found).as("violations of an invariant").isEmpty();
    }
  }
}
