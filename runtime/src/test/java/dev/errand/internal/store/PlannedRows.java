package dev.errand.internal.store;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;

/**
 * Rows for plans: runs by number, of whose every ten five are ready (one of them expired), one is
 * running, one delayed, and three have ended, with hooks to be called.
 */
final class PlannedRows {

  static final List<String> TABLES =
      List.of(
          "run",
          "ready",
          "running",
          "later",
          "run_end",
          "hook",
          "hook_failure",
          "attempt",
          "cancel_request",
          "run_metadata");

  private static final int READY = 2;
  private static final int RUNNING = 5;
  private static final int DELAYED = 6;
  private static final int ENDED = 7;

  private static final String ID = "('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid";
  private static final String NUMBERS = " FROM generate_series(?::int, ?::int) i";

  private PlannedRows() {}

  private static List<UUID> ids(int from, int count, int digit) {
    return IntStream.range(from / 10, from / 10 + count)
        .mapToObj(ten -> "00000000-0000-7000-8000-%012x".formatted(ten * 10 + digit))
        .map(UUID::fromString)
        .toList();
  }

  static List<UUID> ready(int count) {
    return ids(10, count, READY);
  }

  static List<UUID> running(int count) {
    return ids(10, count, RUNNING);
  }

  static List<UUID> delayed(int count) {
    return ids(10, count, DELAYED);
  }

  static List<UUID> ended(int count) {
    return ids(10, count, ENDED);
  }

  /** Runs with these numbers, and the ends of those that have ended. */
  static void insertRuns(Jdbi jdbi, int from, int to) {
    execute(
        jdbi,
        from,
        to,
        "INSERT INTO errand.run (id, created_at, priority, task, queue, payload) SELECT "
            + ID
            + ", now(), 0, 'task', 'queue', '{}'"
            + NUMBERS,
        "INSERT INTO errand.run_end (run_id, started_at, ended_at, attempt, status) SELECT "
            + ID
            + ", now(), now(), 1, 'COMPLETED'"
            + NUMBERS
            + " WHERE i % 10 >= 7",
        "INSERT INTO errand.hook_failure (run_id, failed_at, hook, error) SELECT "
            + ID
            + ", now(), 'hook', '{}'"
            + NUMBERS
            + " WHERE i % 100 = 9");
  }

  /** Where the runs with these numbers are. */
  static void insertPlaces(Jdbi jdbi, int from, int to) {
    execute(
        jdbi,
        from,
        to,
        "INSERT INTO errand.ready (run_id, priority, attempt, queue, task, expires_at) SELECT "
            + ID
            + ", 0, 0, 'queue', 'task', CASE i % 10 WHEN 0 THEN now() - interval '1 hour'"
            + " WHEN 1 THEN now() + interval '1 hour' END"
            + NUMBERS
            + " WHERE i % 10 < 5",
        "INSERT INTO errand.running (run_id, ticket, worker_id, since, attempt, max_attempts) SELECT "
            + ID
            + ", 1, 1, now(), 1, 3"
            + NUMBERS
            + " WHERE i % 10 = 5",
        "INSERT INTO errand.later (run_id, run_at, attempt) SELECT "
            + ID
            + ", now() - interval '1 hour', 0"
            + NUMBERS
            + " WHERE i % 10 = 6",
        "INSERT INTO errand.hook (run_id, since, task) SELECT "
            + ID
            + ", now(), 'task'"
            + NUMBERS
            + " WHERE i % 10 >= 7");
  }

  private static void execute(Jdbi jdbi, int from, int to, String... inserts) {
    jdbi.useHandle(
        handle -> {
          for (String insert : inserts) {
            handle.execute(insert, from, to);
          }
        });
  }
}
