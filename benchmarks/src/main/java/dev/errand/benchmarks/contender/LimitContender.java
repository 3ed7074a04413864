package dev.errand.benchmarks.contender;

import dev.errand.benchmarks.Database;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * What PostgreSQL can do: a small JDBC program on Errand's own tables, which stores, claims 500 at
 * once, stores an output for each run and ends them by 64, and has no features whatever. It knows
 * of one task, looks only at a payload's number, and can't retry, fence, limit, cancel or recover.
 */
public final class LimitContender extends JvmContender {

  /** Its name. */
  public static final String LIBRARY = "Hand-written JDBC";

  @Override
  public String library() {
    return LIBRARY;
  }

  @Override
  public String setting() {
    return "the limit";
  }

  @Override
  public int connections() {
    return 20;
  }

  @Override
  public boolean retries() {
    return false;
  }

  @Override
  public void install(Database database) throws SQLException {
    ErrandTables.install(database);
  }

  @Override
  Library client(DataSource dataSource) {
    return new LimitLibrary(dataSource, null);
  }

  @Override
  Library worker(DataSource dataSource, Handler handler) {
    return new LimitLibrary(dataSource, handler);
  }

  @Override
  public Tally tally(Connection connection) throws SQLException {
    return ErrandTables.tally(connection);
  }

  @Override
  public boolean isDrained(Connection connection) throws SQLException {
    return ErrandTables.isDrained(connection);
  }
}
