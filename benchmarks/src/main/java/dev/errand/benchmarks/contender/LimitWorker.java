package dev.errand.benchmarks.contender;

import dev.errand.benchmarks.Payload;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Claims runs and executes them: on the claiming thread, unless they take their time. */
final class LimitWorker implements AutoCloseable {

  private static final int CLAIM = 500;
  private static final int THREADS = 16;
  private static final long POLL_MS = 50;
  private static final String NUMBER = "\"number\":";

  private static final String SQL =
      """
      WITH picked AS (
        DELETE FROM errand.ready
        WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM errand.ready
          WHERE queue = 'limit'
          ORDER BY -priority::integer, seq
          LIMIT ?
          FOR UPDATE SKIP LOCKED))
        RETURNING run_id, attempt + 1 AS attempt
      ), claimed AS (
        INSERT INTO errand.running (run_id, ticket, worker_id, since, attempt, max_attempts)
        SELECT run_id, 1, 1, statement_timestamp(), attempt, 1 FROM picked
      )
      SELECT r.id, r.payload
      FROM errand.run r
      WHERE r.id = ANY (ARRAY(SELECT run_id FROM picked))
      """;

  private final Handler handler;
  private final LimitStatement claim;
  private final LimitEnds ends;
  private final Semaphore wakeUps = new Semaphore(0);
  private final Thread thread = new Thread(this::work, "limit-claim");
  private final @Nullable ExecutorService threads;
  private final JsonMapper json = JsonMapper.builder().build();
  private volatile boolean stopping;

  LimitWorker(DataSource dataSource, Handler handler) {
    this.handler = handler;
    this.claim = new LimitStatement(dataSource, SQL);
    this.ends = new LimitEnds(dataSource);
    this.threads = handler.isBrief() ? null : Executors.newFixedThreadPool(THREADS);
  }

  private record Claimed(UUID id, String payload) {}

  void start() {
    ends.start();
    thread.start();
  }

  /** There is something to do. */
  void wake() {
    if (wakeUps.availablePermits() == 0) {
      wakeUps.release();
    }
  }

  private void work() {
    try {
      while (!stopping) {
        List<Claimed> claimed = claim();
        if (claimed.isEmpty()) {
          boolean woken = wakeUps.tryAcquire(POLL_MS, TimeUnit.MILLISECONDS);
          if (woken) {
            wakeUps.drainPermits();
          }
        }
        for (Claimed run : claimed) {
          submit(run);
        }
      }
    } catch (SQLException | InterruptedException e) {
      if (!stopping) {
        throw new IllegalStateException("The hand-written program can't claim", e);
      }
    }
  }

  private List<Claimed> claim() throws SQLException {
    claim.statement().setInt(1, CLAIM);
    List<Claimed> claimed = new ArrayList<>(CLAIM);
    try (ResultSet rows = claim.statement().executeQuery()) {
      while (rows.next()) {
        claimed.add(new Claimed(rows.getObject(1, UUID.class), rows.getString(2)));
      }
    }
    return claimed;
  }

  private void submit(Claimed run) {
    if (threads == null) {
      execute(run);
    } else {
      threads.execute(() -> execute(run));
    }
  }

  private void execute(Claimed run) {
    int number = number(run.payload);
    handler.handle(number, () -> json.readValue(run.payload, Payload.class));
    ends.add(run.id, number);
  }

  /** The first field. */
  private static int number(String payload) {
    int from = payload.indexOf(NUMBER) + NUMBER.length();
    return Integer.parseInt(payload, from, payload.indexOf(',', from), 10);
  }

  @Override
  public void close() {
    stopping = true;
    thread.interrupt();
    if (threads != null) {
      threads.shutdown();
    }
    ends.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    claim.close();
  }
}
