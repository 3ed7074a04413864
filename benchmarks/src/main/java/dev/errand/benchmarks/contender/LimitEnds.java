package dev.errand.benchmarks.contender;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.sql.DataSource;

/** Ends runs, up to 64 at once, on several connections. */
final class LimitEnds implements AutoCloseable {

  private static final int FLUSH = 64;
  private static final int CONNECTIONS = Integer.getInteger("limit.flushers", 2);
  private static final int WAITING = 2000;

  private static final String SQL =
      """
      WITH input AS (
        SELECT * FROM unnest(?::uuid[], ?::text[]) AS i(run_id, output)
      ), taken AS (
        DELETE FROM errand.running WHERE run_id = ANY (?::uuid[])
        RETURNING run_id, since, attempt
      )
      INSERT INTO errand.run_end (run_id, started_at, ended_at, attempt, status, output)
      SELECT t.run_id, t.since, statement_timestamp(), t.attempt, 'COMPLETED', i.output::json
      FROM taken t
      JOIN input i ON i.run_id = t.run_id
      """;

  private final BlockingQueue<Ended> waiting = new ArrayBlockingQueue<>(WAITING);
  private final List<Flusher> flushers = new ArrayList<>();
  private volatile boolean stopping;

  LimitEnds(DataSource dataSource) {
    for (int i = 0; i < CONNECTIONS; i++) {
      flushers.add(new Flusher(new LimitStatement(dataSource, SQL)));
    }
  }

  private record Ended(UUID id, int number) {}

  void start() {
    flushers.forEach(Thread::start);
  }

  /** Waits while there are too many. */
  void add(UUID id, int number) {
    try {
      waiting.put(new Ended(id, number));
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted before run " + number + " could end", e);
    }
  }

  private final class Flusher extends Thread {

    private final LimitStatement statement;

    Flusher(LimitStatement statement) {
      super("limit-flush");
      this.statement = statement;
    }

    @Override
    public void run() {
      try {
        while (!stopping) {
          List<Ended> batch = new ArrayList<>(FLUSH);
          batch.add(waiting.take());
          waiting.drainTo(batch, FLUSH - 1);
          flush(batch);
        }
      } catch (SQLException | InterruptedException e) {
        if (!stopping) {
          throw new IllegalStateException("The hand-written program can't record ends", e);
        }
      }
    }

    private void flush(List<Ended> batch) throws SQLException {
      UUID[] ids = batch.stream().map(Ended::id).toArray(UUID[]::new);
      String[] outputs =
          batch.stream().map(ended -> Receipt.json(ended.number)).toArray(String[]::new);
      java.sql.Array idArray = statement.array("uuid", ids);
      statement.statement().setArray(1, idArray);
      statement.statement().setArray(2, statement.array("text", outputs));
      statement.statement().setArray(3, idArray);
      statement.statement().executeUpdate();
    }
  }

  /** To be called when all have ended. */
  @Override
  public void close() {
    stopping = true;
    for (Flusher flusher : flushers) {
      flusher.interrupt();
      try {
        flusher.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      flusher.statement.close();
    }
  }
}
