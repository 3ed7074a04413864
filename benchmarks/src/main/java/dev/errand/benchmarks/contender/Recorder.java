package dev.errand.benchmarks.contender;

import dev.errand.benchmarks.Payload;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A handler that does what the job says, and notes how often and when each run began. */
final class Recorder implements Handler {

  private static final String INSERT =
      "INSERT INTO application_row (number, customer, subject, amount, text) VALUES (?, ?, ?, ?, ?)";

  private final Job job;
  private final DataSource dataSource;
  private final AtomicIntegerArray executions;
  private final AtomicLongArray firstStarts;
  private final LongAdder begun = new LongAdder();
  private final CountDownLatch never = new CountDownLatch(1);
  private volatile @Nullable Watch watch;

  private record Watch(int number, Thread thread) {}

  /**
   * For a job.
   *
   * @param dataSource the application's connections
   */
  Recorder(Job job, DataSource dataSource) {
    this.job = job;
    this.dataSource = dataSource;
    this.executions = new AtomicIntegerArray(job.runs());
    this.firstStarts = new AtomicLongArray(job.runs());
  }

  @Override
  public void handle(int number, Supplier<Payload> payload) {
    begin(number);
    switch (job.work()) {
      case NOTHING -> {}
      case FAIL_SOMETIMES -> {
        if (executions.get(number) == 1 && job.failsFirst(number)) {
          throw new PlannedFailure(number);
        }
      }
      case INSERT_ROW -> insert(payload.get());
      case HANG -> hang();
    }
  }

  @Override
  public boolean isBrief() {
    return job.work() != Job.Work.INSERT_ROW && job.work() != Job.Work.HANG;
  }

  private void begin(int number) {
    if (executions.incrementAndGet(number) == 1) {
      firstStarts.set(number, System.nanoTime());
      begun.increment();
    }
    Watch watching = watch;
    if (watching != null && watching.number == number) {
      LockSupport.unpark(watching.thread);
    }
  }

  private void insert(Payload payload) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setInt(1, payload.number());
      insert.setString(2, payload.customer());
      insert.setString(3, payload.subject());
      insert.setDouble(4, payload.amount());
      insert.setString(5, payload.text());
      insert.execute();
    } catch (SQLException e) {
      throw new IllegalStateException("Run " + payload.number() + " couldn't insert its row", e);
    }
  }

  private void hang() {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets go what hangs. */
  void release() {
    never.countDown();
  }

  /** Runs from now on, before they are triggered, wake this thread when they begin. */
  void watch(int number) {
    watch = new Watch(number, Thread.currentThread());
  }

  /**
   * When a run first began, by {@code System.nanoTime()}.
   *
   * @param deadline until when it is waited for
   * @throws IllegalStateException if it doesn't begin
   */
  long awaitStart(int number, long deadline) {
    while (executions.get(number) == 0 || firstStarts.get(number) == 0) {
      long left = deadline - System.nanoTime();
      if (left < 0) {
        throw new IllegalStateException("Run " + number + " doesn't begin");
      }
      LockSupport.parkNanos(left);
    }
    return firstStarts.get(number);
  }

  int begun() {
    return begun.intValue();
  }

  byte[] executions() {
    byte[] counts = new byte[executions.length()];
    for (int number = 0; number < counts.length; number++) {
      counts[number] = (byte) Math.min(Byte.MAX_VALUE, executions.get(number));
    }
    return counts;
  }
}
