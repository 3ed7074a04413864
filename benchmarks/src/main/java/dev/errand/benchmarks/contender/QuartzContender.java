package dev.errand.benchmarks.contender;

import dev.errand.benchmarks.Database;
import dev.errand.benchmarks.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.quartz.Scheduler;

/**
 * Quartz with its JDBC store, ready for several nodes, acquiring as many triggers at once as it has
 * threads. It has no retries of its own.
 */
final class QuartzContender extends JvmContender {

  private static final int THREADS = 20;
  private static final String TABLES = "/org/quartz/impl/jdbcjobstore/tables_postgres.sql";

  private static final String TALLY =
      """
      SELECT
        count(*) FILTER (WHERE start_time <= 1000 * extract(epoch FROM now()) + 3600000),
        count(*) FILTER (WHERE start_time > 1000 * extract(epoch FROM now()) + 3600000),
        count(*) FILTER (WHERE trigger_state = 'ERROR')
      FROM qrtz_triggers
      """;

  private static final String IS_DRAINED =
      """
      SELECT NOT EXISTS (
          SELECT FROM qrtz_triggers
          WHERE start_time <= 1000 * extract(epoch FROM now()) + 3600000)
        AND NOT EXISTS (SELECT FROM qrtz_fired_triggers)
      """;

  @Override
  public String library() {
    return "Quartz";
  }

  @Override
  public String setting() {
    return THREADS + " threads, clustered, batches of " + THREADS;
  }

  @Override
  public int connections() {
    return THREADS + 4;
  }

  @Override
  public boolean retries() {
    return false;
  }

  @Override
  public void install(Database database) throws SQLException, IOException {
    try (InputStream in = Scheduler.class.getResourceAsStream(TABLES)) {
      if (in == null) {
        throw new IOException(TABLES + " is missing from Quartz' jar");
      }
      Sql.execute(database.pool(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Override
  Library client(DataSource dataSource) {
    return new QuartzLibrary(dataSource, THREADS, null);
  }

  @Override
  Library worker(DataSource dataSource, Handler handler) {
    return new QuartzLibrary(dataSource, THREADS, handler);
  }

  @Override
  public Tally tally(Connection connection) throws SQLException {
    long[] counts = Sql.numbers(connection, TALLY);
    return new Tally(counts[0], counts[1], OptionalLong.empty(), OptionalLong.empty(), counts[2]);
  }

  @Override
  public boolean isDrained(Connection connection) throws SQLException {
    return Sql.isTrue(connection, IS_DRAINED);
  }
}
