package dev.errand.internal.store;

import java.util.Optional;
import java.util.UUID;

/** What tasks have noted about their runs. */
public final class MetadataTable {

  private static final String PUT =
      """
      INSERT INTO errand.run_metadata (run_id, updated_at, value)
      SELECT g.run_id, statement_timestamp() + :shift * interval '1 millisecond', :value::json
      FROM errand.running g
      WHERE g.run_id = :id AND g.ticket = :ticket
      FOR KEY SHARE OF g
      ON CONFLICT (run_id) DO UPDATE SET updated_at = excluded.updated_at, value = excluded.value
      """;

  private static final String GET = "SELECT value FROM errand.run_metadata WHERE run_id = :id";

  private final Database database;
  private final String put;
  private final String get;

  /** On a database. */
  public MetadataTable(Database database) {
    this.database = database;
    this.put = database.schema().sql(PUT);
    this.get = database.schema().sql(GET);
  }

  /** Stores notes under a claim; false if it is gone. */
  public boolean put(RunningTable.Claim claim, String json) {
    return database.single(
            handle ->
                handle
                    .createUpdate(put)
                    .bind("id", claim.runId())
                    .bind("ticket", claim.ticket())
                    .bind("value", json)
                    .bind("shift", database.clockShiftMillis())
                    .execute())
        > 0;
  }

  /** What earlier attempts have noted. */
  public Optional<String> find(UUID run) {
    return database.single(
        handle -> handle.createQuery(get).bind("id", run).mapTo(String.class).findOne());
  }
}
