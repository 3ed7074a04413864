package dev.errand.benchmarks.history;

import java.time.Duration;
import java.time.Instant;

/** What could be added to the tables, so that ended runs are found, or removed, with less work. */
enum Variant {
  CHOSEN("as it is", ""),
  NOTHING("no index by task", "DROP INDEX errand.run_task;"),
  STATUS("and every end by status", "CREATE INDEX candidate ON errand.run_end (status, run_id);"),
  ENDED("and every end by time", "CREATE INDEX candidate ON errand.run_end (ended_at);"),
  QUEUE("and every run by queue", "CREATE INDEX candidate ON errand.run (queue, id);"),
  PARTITIONS("no index by task, 16 partitions by day", partitions());

  private final String title;
  private final String sql;

  Variant(String title, String sql) {
    this.title = title;
    this.sql = sql;
  }

  String title() {
    return title;
  }

  /** Changes a new schema. */
  String sql() {
    return sql;
  }

  private static String partitions() {
    StringBuilder sql = new StringBuilder("DROP INDEX errand.run_task;");
    sql.append(partitioned("run", "id")).append(partitioned("run_end", "run_id"));
    return sql.toString();
  }

  private static String partitioned(String table, String id) {
    StringBuilder sql =
        new StringBuilder(
            """
            ALTER TABLE errand.%1$s RENAME TO %1$s_before;
            CREATE TABLE errand.%1$s (LIKE errand.%1$s_before INCLUDING DEFAULTS INCLUDING CONSTRAINTS)
              PARTITION BY RANGE (%2$s);
            ALTER TABLE errand.%1$s ADD PRIMARY KEY (%2$s);
            DROP TABLE errand.%1$s_before;
            """
                .formatted(table, id));
    Instant day = Instant.now().minus(Duration.ofDays(14));
    for (int i = 0; i < 16; i++) {
      Instant next = day.plus(Duration.ofDays(1));
      sql.append(
          "CREATE TABLE errand.%1$s_%2$d PARTITION OF errand.%1$s FOR VALUES FROM ('%3$s') TO ('%4$s');%n"
              .formatted(table, i, lowest(day), lowest(next)));
      day = next;
    }
    return sql.toString();
  }

  /** The lowest id of a time. */
  static String lowest(Instant time) {
    String hex = "%012x".formatted(time.toEpochMilli());
    return hex.substring(0, 8) + "-" + hex.substring(8) + "-0000-0000-000000000000";
  }
}
