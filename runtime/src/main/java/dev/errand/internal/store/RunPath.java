package dev.errand.internal.store;

import dev.errand.internal.store.RunSource.Leg;
import java.util.List;
import java.util.Set;

/**
 * One way to walk through the runs that a filter may let through, newest first.
 *
 * @param legs what is walked, side by side
 * @param says what needn't be looked up in the runs themselves
 */
record RunPath(List<Leg> legs, Set<Property> says) {

  /** What a filter may ask for. */
  enum Property {
    STATUS,
    TASK,
    QUEUE,
    TAGS,
    PARENT,
    BATCH
  }

  static RunPath of(Set<Property> says, Leg... legs) {
    return new RunPath(List.of(legs), says);
  }

  /** Nothing to walk. */
  boolean isEmpty() {
    return legs.stream().allMatch(leg -> leg.keys().isEmpty());
  }

  /** How many walks it is. */
  int keys() {
    return legs.stream().mapToInt(leg -> leg.keys().size()).sum();
  }

  /** The newest ids, as many as the limit. */
  String ids(String checks) {
    return "SELECT id FROM (\n" + walks(checks) + ") merged ORDER BY id DESC LIMIT :limit\n";
  }

  /**
   * How many ids there are within the limit for each key; and, where that ended a walk, down to
   * which id nothing is left out.
   */
  String probe() {
    return """
        WITH ids AS MATERIALIZED (
        %s), ends AS (
          SELECT min(id::text) AS id FROM ids GROUP BY leg, number HAVING count(*) >= :limit
        )
        SELECT (SELECT count(*) FROM ids) AS length, (SELECT max(id)::uuid FROM ends) AS down_to
        """
        .formatted(walks(""));
  }

  private String walks(String checks) {
    StringBuilder sql = new StringBuilder();
    for (int i = 0; i < legs.size(); i++) {
      sql.append(i == 0 ? "" : "UNION ALL\n")
          .append("SELECT " + i + " AS leg, walk.* FROM (\n")
          .append(legs.get(i).source().ids(i, checks))
          .append(") walk\n");
    }
    return sql.toString();
  }
}
