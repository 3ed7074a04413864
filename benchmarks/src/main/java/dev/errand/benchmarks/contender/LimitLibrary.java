package dev.errand.benchmarks.contender;

import dev.errand.benchmarks.Payload;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The parts of the limit, put together. */
final class LimitLibrary implements Library {

  private final LimitCopy copy;
  private final LimitTriggers triggers;
  private final @Nullable LimitWorker worker;

  /** With a worker only if there is a handler. */
  LimitLibrary(DataSource dataSource, @Nullable Handler handler) {
    this.worker = handler == null ? null : new LimitWorker(dataSource, handler);
    this.copy = new LimitCopy(dataSource);
    this.triggers = new LimitTriggers(dataSource);
  }

  @Override
  public void start() {
    if (worker != null) {
      worker.start();
    }
  }

  @Override
  public void storeAll(List<Payload> payloads, Duration delay) {
    copy.store(payloads, delay);
    wake();
  }

  @Override
  public void trigger(Payload payload) {
    triggers.store(payload);
    wake();
  }

  private void wake() {
    if (worker != null) {
      worker.wake();
    }
  }

  @Override
  public void close() {
    triggers.close();
    if (worker != null) {
      worker.close();
    }
  }
}
