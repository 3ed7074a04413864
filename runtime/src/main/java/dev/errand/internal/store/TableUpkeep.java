package dev.errand.internal.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the server knows of Errand's tables, and {@code VACUUM}. */
public final class TableUpkeep {

  /** Those whose rows come and go, or that retention deletes from. */
  private static final List<String> TABLES =
      List.of(
          "ready",
          "running",
          "later",
          "hook",
          "run",
          "run_end",
          "attempt",
          "run_metadata",
          "hook_failure");

  /** It may take long, but not for ever: the connection may be half open. */
  private static final Duration LONGEST = Duration.ofMinutes(30);

  // From 17 on the right to vacuum can be granted; before, owners have it.
  private static final String STATES =
      """
      SELECT c.relname AS name,
        pg_stat_get_dead_tuples(c.oid) AS dead,
        pg_stat_get_live_tuples(c.oid) AS live,
        pg_stat_get_ins_since_vacuum(c.oid) AS inserted,
        current_setting('track_counts')::boolean AS counted,
        pg_has_role(c.relowner, 'USAGE')
          OR (SELECT pg_has_role(d.datdba, 'USAGE') FROM pg_database d
            WHERE d.datname = current_database())
          OR CASE WHEN current_setting('server_version_num')::int >= 170000
            THEN has_table_privilege(c.oid, 'MAINTAIN') ELSE false END AS permitted
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = :schema AND c.relname = ANY (:tables)
      """;

  // SKIP_LOCKED: whoever holds the table, perhaps another VACUUM, is not waited for.
  // INDEX_CLEANUP: a claim walks the index, and by default a few dead entries would stay in it.
  // TRUNCATE would lock out everybody, here and on standbys, to give back pages needed again soon.
  private static final String VACUUM =
      "VACUUM (SKIP_LOCKED, INDEX_CLEANUP ON, TRUNCATE false) errand.";

  // Others' are only visible to those who may read all statistics.
  private static final String HOLDER =
      """
      SELECT holder FROM (
        SELECT 'the transaction of process ' || pid || ' (' || coalesce(usename, '') || ', '
            || coalesce(nullif(application_name, ''), 'unnamed') || ', ' || coalesce(state, '')
            || ', open since ' || coalesce(xact_start::text, 'unknown') || ')' AS holder,
          age(backend_xmin) AS age
        FROM pg_stat_activity
        WHERE backend_xmin IS NOT NULL AND pid <> pg_backend_pid()
        UNION ALL
        SELECT 'the prepared transaction ' || gid, age(transaction) FROM pg_prepared_xacts
        UNION ALL
        SELECT 'the replication slot ' || slot_name, age(xmin) FROM pg_replication_slots
        WHERE xmin IS NOT NULL
      ) holders
      ORDER BY age DESC
      LIMIT 1
      """;

  private final Database database;

  /** On a database. */
  public TableUpkeep(Database database) {
    this.database = database;
  }

  /**
   * A table, as far as the server's counts go.
   *
   * @param name without the schema
   * @param dead rows that were deleted or replaced and not yet removed
   * @param live rows
   * @param inserted rows inserted since the last vacuum
   * @param counted whether the server counts at all
   * @param permitted whether this role may vacuum it
   */
  public record State(
      String name, long dead, long live, long inserted, boolean counted, boolean permitted) {

    private static State read(ResultSet row) throws SQLException {
      return new State(
          row.getString("name"),
          row.getLong("dead"),
          row.getLong("live"),
          row.getLong("inserted"),
          row.getBoolean("counted"),
          row.getBoolean("permitted"));
    }
  }

  /** The tables that need a vacuum at times. */
  public List<State> states() {
    return database.single(
        handle ->
            handle
                .createQuery(STATES)
                .bind("schema", database.schema().name())
                .bindArray("tables", String.class, TABLES)
                .map((row, context) -> State.read(row))
                .list());
  }

  /** Removes the table's dead rows; nothing happens where somebody has locked it. */
  public void vacuum(State table) throws SQLException {
    // Not in a transaction, so not as other statements.
    try (Connection connection = database.dedicated(LONGEST)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(database.schema().sql(VACUUM) + table.name());
      } finally {
        if (!connection.isClosed()) {
          connection.setNetworkTimeout(Runnable::run, 0);
        }
      }
    }
  }

  /** Who keeps the server from removing dead rows the longest, for people. */
  public Optional<String> holder() {
    return database.single(handle -> handle.createQuery(HOLDER).mapTo(String.class).findOne());
  }

  /** The role that statements are executed as. */
  public String role() {
    return database.single(
        handle -> handle.createQuery("SELECT current_user").mapTo(String.class).one());
  }
}
