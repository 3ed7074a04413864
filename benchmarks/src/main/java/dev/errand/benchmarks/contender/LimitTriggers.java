package dev.errand.benchmarks.contender;

import dev.errand.benchmarks.Payload;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Stores single runs; those that arrive while one commit is under way share the next. */
final class LimitTriggers implements AutoCloseable {

  private static final String INSERT =
      """
      WITH input AS (
        SELECT * FROM unnest(?::uuid[], ?::text[]) AS n(id, payload)
      ), stored AS (
        INSERT INTO errand.run (id, created_at, priority, task, queue, payload)
        SELECT id, statement_timestamp(), 0, 'limit', 'limit', payload::json FROM input
      )
      INSERT INTO errand.ready (run_id, priority, attempt, queue, task)
      SELECT id, 0, 0, 'limit', 'limit' FROM input
      """;

  private final LimitStatement insert;
  private final JsonMapper json = JsonMapper.builder().build();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition committed = lock.newCondition();
  private Commit next = new Commit();
  private boolean storing;

  LimitTriggers(DataSource dataSource) {
    this.insert = new LimitStatement(dataSource, INSERT);
  }

  /** What goes together. */
  private static final class Commit {
    private final List<String> payloads = new ArrayList<>();
    private boolean done;
    private @Nullable SQLException failure;
  }

  /** Returns after the commit. */
  void store(Payload payload) {
    String text = json.writeValueAsString(payload);
    Commit mine;
    lock.lock();
    try {
      mine = next;
      mine.payloads.add(text);
      while (!mine.done && storing) {
        committed.awaitUninterruptibly();
      }
      if (!mine.done) {
        storing = true;
        next = new Commit();
      }
    } finally {
      lock.unlock();
    }
    if (!mine.done) {
      lead(mine);
    }
    if (mine.failure != null) {
      throw new IllegalStateException("The run wasn't stored", mine.failure);
    }
  }

  private void lead(Commit mine) {
    try {
      UUID[] ids = new UUID[mine.payloads.size()];
      for (int i = 0; i < ids.length; i++) {
        ids[i] = LimitIds.next();
      }
      insert.statement().setArray(1, insert.array("uuid", ids));
      insert.statement().setArray(2, insert.array("text", mine.payloads.toArray()));
      insert.statement().executeUpdate();
    } catch (SQLException e) {
      mine.failure = e;
    } finally {
      lock.lock();
      try {
        mine.done = true;
        storing = false;
        committed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  @Override
  public void close() {
    insert.close();
  }
}
