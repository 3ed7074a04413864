package dev.errand.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.testing.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/**
 * No statement of the hot path reads a large table whole, or more of it than it is about: with
 * statistics that are missing, true, or from when a table was empty, small or large; planned for
 * the values or generically; newly planned or prepared long ago, when the table was another size.
 * The server's own counts of rows read say so.
 */
class StalePlanTest {

  private static final int LARGE = 1_000_000;
  private static final int REFILLED = 100_000;
  private static final int SMALL = 60;

  private final String url = TestServer.createDatabase();
  private final Jdbi jdbi = Jdbi.create(url);
  private final List<PlannedStatements> sessions = new ArrayList<>();
  private final SoftAssertions failures = new SoftAssertions();

  private void open(String since) throws SQLException {
    for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
      sessions.add(PlannedStatements.open(url, mode, "prepared " + since));
    }
  }

  /** Makes plans: those sessions will keep the generic ones. */
  private void planWhile(String state) throws SQLException {
    open("when tables were " + state);
    sessions.forEach(PlannedStatements::execute);
  }

  private void check(String state) throws SQLException {
    open("now");
    sessions.forEach(session -> session.check(state, failures));
  }

  /** As upkeep does it. */
  private void vacuum() throws SQLException {
    TableUpkeep tables = new TableUpkeep(PlannedStatements.database(url));
    for (TableUpkeep.State table : tables.states()) {
      tables.vacuum(table);
    }
  }

  private void script(String... statements) {
    jdbi.useHandle(
        handle -> {
          for (String statement : statements) {
            handle.execute(statement);
          }
        });
  }

  @Test
  void theHotPathReadsNoMoreThanItIsAboutWhateverTheStatisticsSay() throws SQLException {
    new Migrations(Schema.DEFAULT).migrate(PlannedStatements.database(url));
    for (String table : PlannedRows.TABLES) {
      script("ALTER TABLE errand." + table + " SET (autovacuum_enabled = false)");
    }
    planWhile("new");

    script(
        "INSERT INTO errand.hooked_task (task, seen_at) VALUES ('task', now())", "VACUUM ANALYZE");
    planWhile("empty");

    PlannedRows.insertRuns(jdbi, 1, SMALL);
    PlannedRows.insertPlaces(jdbi, 1, SMALL);
    script("VACUUM ANALYZE");
    planWhile("small");

    PlannedRows.insertRuns(jdbi, SMALL + 1, LARGE);
    PlannedRows.insertPlaces(jdbi, SMALL + 1, LARGE);
    check("grown from small, statistics of small ones");

    script("ANALYZE");
    check("large, with their statistics");

    script("TRUNCATE errand.ready, errand.running, errand.later, errand.hook");
    planWhile("truncated, with statistics of large ones");

    PlannedRows.insertPlaces(jdbi, 1, REFILLED);
    // Here a plan may read a table whole, until upkeep notices so many changes.
    vacuum();
    check("truncated, filled again and vacuumed");

    for (String table : List.of("ready", "running", "later", "hook")) {
      script("DELETE FROM errand." + table);
    }
    vacuum();
    script("ANALYZE");
    planWhile("emptied, with statistics of empty ones");

    PlannedRows.insertPlaces(jdbi, 1, REFILLED);
    check("emptied and filled again, statistics of empty ones");

    for (PlannedStatements session : sessions) {
      session.close();
    }
    assertThat(sessions).isNotEmpty();
    failures.assertAll();
  }
}
