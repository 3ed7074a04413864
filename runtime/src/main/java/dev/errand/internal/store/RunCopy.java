package dev.errand.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Stores many runs by {@code COPY}. Takes several statements, so it needs an open transaction; with
 * few runs one statement is faster.
 */
final class RunCopy {

  private static final String NOW =
      "SELECT statement_timestamp() + :shift * interval '1 millisecond'";

  private static final String RUN =
      """
      COPY errand.run (
        id, created_at, priority, max_attempts, max_duration_ms, ttl_ms, task, queue, payload,
        tags, metadata, parent_id, parent_position, batch_id, batch_position)
      FROM STDIN (FORMAT binary)
      """;
  private static final int RUN_COLUMNS = 15;

  private static final String READY =
      """
      COPY errand.ready (run_id, queue, task, priority, attempt, expires_at)
      FROM STDIN (FORMAT binary)
      """;
  private static final int READY_COLUMNS = 6;

  private static final String LATER =
      "COPY errand.later (run_id, run_at, attempt) FROM STDIN (FORMAT binary)";
  private static final int LATER_COLUMNS = 3;

  private final Database database;
  private final String run;
  private final String ready;
  private final String later;

  RunCopy(Database database) {
    this.database = database;
    Schema schema = database.schema();
    this.run = schema.sql(RUN);
    this.ready = schema.sql(READY);
    this.later = schema.sql(LATER);
  }

  /** Stores the runs; false, with nothing done, where the connection isn't PostgreSQL's own. */
  boolean insert(Handle handle, List<NewRun> runs) {
    try {
      Optional<PGConnection> connection = postgres(handle.getConnection());
      if (connection.isEmpty()) {
        return false;
      }
      Instant now =
          handle
              .createQuery(NOW)
              .bind("shift", database.clockShiftMillis())
              .mapTo(OffsetDateTime.class)
              .one()
              .toInstant();
      copyRuns(connection.get(), runs, now);
      copyPlaces(connection.get(), runs, now);
      return true;
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private static Optional<PGConnection> postgres(Connection connection) throws SQLException {
    return connection.isWrapperFor(PGConnection.class)
        ? Optional.of(connection.unwrap(PGConnection.class))
        : Optional.empty();
  }

  private void copyRuns(PGConnection connection, List<NewRun> runs, Instant now)
      throws SQLException {
    try (CopyRows rows = CopyRows.begin(connection, run)) {
      for (NewRun one : runs) {
        rows.row(RUN_COLUMNS)
            .uuid(one.id())
            .timestamp(now)
            .smallint(one.priority())
            .smallint(one.bounds().maxAttempts())
            .bigint(one.bounds().maxDurationMillis())
            .bigint(one.bounds().ttlMillis())
            .text(one.task())
            .text(one.queue())
            .text(one.payload())
            .texts(one.notes().tags())
            .text(one.notes().metadata())
            .uuid(one.origin().parentId())
            .integer(one.origin().parentPosition())
            .uuid(one.origin().batchId())
            .integer(one.origin().batchPosition());
      }
      rows.finish();
    }
  }

  private void copyPlaces(PGConnection connection, List<NewRun> runs, Instant now)
      throws SQLException {
    boolean anyLater = false;
    try (CopyRows rows = CopyRows.begin(connection, ready)) {
      for (NewRun one : runs) {
        if (isLater(one, now)) {
          anyLater = true;
          continue;
        }
        @Nullable Long ttl = one.bounds().ttlMillis();
        rows.row(READY_COLUMNS)
            .uuid(one.id())
            .text(one.queue())
            .text(one.task())
            .smallint(one.priority())
            .smallint(0)
            .timestamp(ttl == null ? null : now.plusMillis(ttl));
      }
      rows.finish();
    }
    if (!anyLater) {
      return;
    }
    try (CopyRows rows = CopyRows.begin(connection, later)) {
      for (NewRun one : runs) {
        if (isLater(one, now)) {
          rows.row(LATER_COLUMNS).uuid(one.id()).timestamp(dueAt(one, now)).smallint(0);
        }
      }
      rows.finish();
    }
  }

  private static boolean isLater(NewRun run, Instant now) {
    return dueAt(run, now).isAfter(now);
  }

  private static Instant dueAt(NewRun run, Instant now) {
    NewRun.Start start = run.start();
    if (start.at() != null) {
      return start.at();
    }
    return start.delayMillis() == null ? now : now.plus(Duration.ofMillis(start.delayMillis()));
  }
}
