package dev.errand.internal.upkeep;

import dev.errand.internal.process.Loop;
import dev.errand.internal.process.Pace;
import dev.errand.internal.store.DatabaseException;
import dev.errand.internal.store.TableUpkeep;
import dev.errand.internal.store.TableUpkeep.State;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes dead rows as their number asks for it, whether the server's autovacuum is on or off: it
 * comes once a minute at the most, in which a million rows may have come and gone. It also tells
 * the planner how large tables have become, so that no plan outlives the size it was made for.
 */
final class Vacuum {

  private static final Logger LOG = LoggerFactory.getLogger(Vacuum.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration OFF_DUTY = Duration.ofSeconds(1);

  /** Fewer changes are not worth it. */
  private static final long CHANGES = 10_000;

  /** One in five rows: every vacuum reads all of a table's indexes. */
  private static final long SHARE = 5;

  /** Where the server doesn't count. */
  private static final Duration UNCOUNTED = Duration.ofMinutes(1);

  /** So many rows that can't be removed cost enough to say who keeps them. */
  private static final long HELD_BACK = 100_000;

  private static final Duration COMPLAIN_EVERY = Duration.ofMinutes(10);

  private final TableUpkeep tables;
  private final BooleanSupplier onDuty;
  private final Loop loop = new Loop("vacuum", this::round);
  private final Map<String, Pace> paces = new HashMap<>();
  private final Pace complaint = new Pace(COMPLAIN_EVERY);
  private boolean toldOfPermission;

  /** Of these tables, while this process has the duty. */
  Vacuum(TableUpkeep tables, BooleanSupplier onDuty) {
    this.tables = tables;
    this.onDuty = onDuty;
  }

  void start() {
    loop.start();
  }

  void stop() {
    loop.close();
  }

  private Duration round() throws SQLException {
    if (!onDuty.getAsBoolean()) {
      return OFF_DUTY;
    }
    for (State table : tables.states()) {
      Pace pace = paces.computeIfAbsent(table.name(), name -> pace(table));
      if (isWorthIt(table) && pace.isDue()) {
        vacuum(table, pace);
      }
    }
    return EVERY;
  }

  private static Pace pace(State table) {
    return new Pace(table.counted() ? EVERY : UNCOUNTED);
  }

  private static boolean isWorthIt(State table) {
    return !table.counted()
        || table.dead() >= CHANGES + table.live() / SHARE
        // Inserted alone: only the planner has to know, and only of another order of magnitude.
        || table.inserted() >= CHANGES + table.live() / 2;
  }

  private void vacuum(State table, Pace pace) throws SQLException {
    if (!table.permitted()) {
      tellOfPermission();
      return;
    }
    pace.begin();
    try {
      tables.vacuum(table);
    } catch (SQLException e) {
      if (DatabaseException.isTransient(e) && !isCanceled(e)) {
        throw e;
      }
      LOG.warn(
          "Table {} couldn't be vacuumed: {}. It is tried again.",
          table.name(),
          DatabaseException.reason(e));
    } finally {
      pace.end();
    }
    complainOfWhatIsHeldBack();
  }

  /** By a statement_timeout, or by somebody. */
  private static boolean isCanceled(SQLException e) {
    return "57014".equals(e.getSQLState());
  }

  private void complainOfWhatIsHeldBack() {
    if (!complaint.isDue()) {
      return;
    }
    List<State> heldBack =
        tables.states().stream()
            .filter(table -> table.dead() >= Math.max(HELD_BACK, table.live() / SHARE))
            .toList();
    if (heldBack.isEmpty()) {
      return;
    }
    complaint.begin();
    complaint.end();
    LOG.warn(
        "Dead rows can't be removed, since something still needs to see them: {}. Errand goes on,"
            + " but its tables grow meanwhile. The oldest that can be seen is {}. End it, or set"
            + " idle_in_transaction_session_timeout.",
        String.join(", ", heldBack.stream().map(t -> t.dead() + " in " + t.name()).toList()),
        tables.holder().orElse("of another role"));
  }

  private void tellOfPermission() {
    if (toldOfPermission) {
      return;
    }
    toldOfPermission = true;
    LOG.warn(
        "Role \"{}\" may not vacuum Errand's tables, as it doesn't own them; they are left to"
            + " autovacuum, which comes once a minute. Under load, make the role their owner, or"
            + " (PostgreSQL 17 or later) GRANT MAINTAIN ON ALL TABLES IN SCHEMA … TO it.",
        tables.role());
  }
}
