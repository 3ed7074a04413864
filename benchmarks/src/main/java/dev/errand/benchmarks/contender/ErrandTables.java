package dev.errand.benchmarks.contender;

import dev.errand.Errand;
import dev.errand.benchmarks.Database;
import dev.errand.benchmarks.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/** Errand's tables, which the hand-written limit uses as well. */
final class ErrandTables {

  private static final String TALLY =
      """
      SELECT
        (SELECT count(*) FROM errand.ready)
          + (SELECT count(*) FROM errand.running)
          + (SELECT count(*) FROM errand.later WHERE run_at <= now() + interval '1 hour'),
        (SELECT count(*) FROM errand.later WHERE run_at > now() + interval '1 hour'),
        (SELECT count(*) FROM errand.run r JOIN errand.run_end e ON e.run_id = r.id
          WHERE e.status = 'COMPLETED' AND e.output IS NOT NULL),
        (SELECT count(*) FROM errand.attempt),
        (SELECT count(*) FROM errand.run_end WHERE status <> 'COMPLETED')
      """;

  private static final String IS_DRAINED =
      """
      SELECT NOT EXISTS (SELECT FROM errand.ready)
        AND NOT EXISTS (SELECT FROM errand.running)
        AND NOT EXISTS (
          SELECT FROM errand.later WHERE run_at <= now() + interval '1 hour')
      """;

  private ErrandTables() {}

  static void install(Database database) throws SQLException {
    Sql.execute(database.pool(), Errand.migrationSql());
  }

  static Tally tally(Connection connection) throws SQLException {
    long[] counts = Sql.numbers(connection, TALLY);
    return new Tally(
        counts[0], counts[1], OptionalLong.of(counts[2]), OptionalLong.of(counts[3]), counts[4]);
  }

  static boolean isDrained(Connection connection) throws SQLException {
    return Sql.isTrue(connection, IS_DRAINED);
  }
}
