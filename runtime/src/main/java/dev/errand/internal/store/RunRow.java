package dev.errand.internal.store;

import dev.errand.task.RunStatus;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run, put together from wherever its parts are.
 *
 * @param id the run
 * @param task the task's id
 * @param queue the queue
 * @param status where it is
 * @param attempt attempts started
 * @param payload JSON
 * @param output JSON
 * @param error JSON; of the end, or of the latest failed attempt
 * @param times when what happened
 * @param tags its tags
 * @param metadata JSON
 * @param parentId the run whose task triggered it
 * @param thrown what its hooks threw
 */
public record RunRow(
    UUID id,
    String task,
    String queue,
    RunStatus status,
    int attempt,
    String payload,
    @Nullable String output,
    @Nullable String error,
    Times times,
    Set<String> tags,
    @Nullable String metadata,
    @Nullable UUID parentId,
    List<Thrown> thrown) {

  /**
   * What a hook threw.
   *
   * @param hook the hook
   * @param at when
   * @param error JSON
   */
  public record Thrown(String hook, Instant at, String error) {}

  /**
   * When what happened.
   *
   * @param created triggered
   * @param started the first attempt
   * @param ended whatever the final status
   * @param next the next attempt
   */
  public record Times(
      Instant created,
      @Nullable Instant started,
      @Nullable Instant ended,
      @Nullable Instant next) {}

  static RunRow read(ResultSet row) throws SQLException {
    return new RunRow(
        row.getObject("id", UUID.class),
        row.getString("task"),
        row.getString("queue"),
        RunStatus.valueOf(row.getString("status")),
        row.getInt("attempt"),
        row.getString("payload"),
        row.getString("output"),
        row.getString("error"),
        new Times(
            row.getObject("created_at", OffsetDateTime.class).toInstant(),
            instant(row, "started_at"),
            instant(row, "ended_at"),
            instant(row, "next_at")),
        ReadyQueue.tags(row.getArray("tags")),
        row.getString("metadata"),
        row.getObject("parent_id", UUID.class),
        thrown(row));
  }

  private static List<Thrown> thrown(ResultSet row) throws SQLException {
    Array hooks = row.getArray("hooks");
    if (hooks == null) {
      return List.of();
    }
    String[] names = (String[]) hooks.getArray();
    Timestamp[] times = (Timestamp[]) row.getArray("hook_times").getArray();
    String[] errors = (String[]) row.getArray("hook_errors").getArray();
    List<Thrown> thrown = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      thrown.add(new Thrown(names[i], times[i].toInstant(), errors[i]));
    }
    return List.copyOf(thrown);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
