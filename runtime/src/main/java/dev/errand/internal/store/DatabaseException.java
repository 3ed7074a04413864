package dev.errand.internal.store;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;

/** A failure of the database that is no fault of a single statement's data. */
public final class DatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what the driver said. */
  public DatabaseException(SQLException cause) {
    super(cause.getMessage(), cause);
  }

  /**
   * Whether a failure is of the database or the way to it, so that the same again may succeed:
   * unreachable, shutting down, out of connections, a deadlock.
   */
  public static boolean isTransient(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException
          || cause instanceof SQLRecoverableException
          || cause instanceof IOException) {
        return true;
      }
      if (cause instanceof SQLException e && e.getSQLState() != null) {
        String state = e.getSQLState().toUpperCase(Locale.ROOT);
        return state.startsWith("08") // connection
            || state.startsWith("53") // resources: connections, disk, memory
            || state.startsWith("57P") // shut down, crashed, starting up
            || state.startsWith("40") // serialization failure, deadlock
            || state.equals("55P03") // lock not available
            || state.equals("25006") // read-only: a fail-over is under way
            || state.equals("57014"); // canceled, by a statement timeout for instance
      }
    }
    return false;
  }

  /** Whether the values themselves are at fault, so that the same again fails again. */
  public static boolean isOfTheData(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException e) {
        String state = e.getSQLState();
        return state != null
            && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
      }
    }
    return true;
  }

  /** Whether a row of the same key is there already. */
  public static boolean isDuplicate(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException e) {
        return "23505".equals(e.getSQLState());
      }
    }
    return false;
  }

  /** Whether the server gave this SQLSTATE. */
  public static boolean hasState(Throwable failure, String state) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException e && state.equalsIgnoreCase(e.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a statement that the driver had prepared isn't there, or already is. */
  public static boolean isOfPreparedStatements(Throwable failure) {
    return hasState(failure, "26000") || hasState(failure, "42P05");
  }

  /** The driver's own words. */
  public static String reason(Throwable failure) {
    Throwable last = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      last = cause;
      if (cause instanceof SQLException) {
        break;
      }
    }
    String message = last.getMessage();
    return message == null
        ? last.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
