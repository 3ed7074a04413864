package dev.errand;

import dev.errand.internal.store.Migrations;
import dev.errand.internal.store.Schema;
import dev.errand.manage.Runs;
import dev.errand.task.BatchHandle;
import dev.errand.task.BatchItem;
import dev.errand.task.CurrentClient;
import dev.errand.task.HandleConsumer;
import dev.errand.task.HandleFunction;
import dev.errand.task.Result;
import dev.errand.task.RunHandle;
import dev.errand.task.Scope;
import dev.errand.task.StubFactory;
import dev.errand.task.TaskClient;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TriggerOptions;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Durable background tasks on PostgreSQL: stores runs and, unless it is client-only, executes them.
 *
 * <pre>{@code
 * try (Errand errand = Errand.builder().dataSource(dataSource).instances(injector::getInstance).build()) {
 *   errand.start();
 *   RunHandle<Variants> run = ProcessUploadTask.trigger(upload);
 *   Run<Variants> ended = run.await(Duration.ofMinutes(1));
 * }
 * }</pre>
 *
 * <p>Thread-safe. Triggers work from {@link #start()} until {@link #close()}.
 */
public final class Errand implements TaskClient, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Errand.class);

  private enum State {
    NEW,
    STARTED,
    CLOSED
  }

  private final ErrandSettings settings;
  private final ReentrantLock lock = new ReentrantLock();

  private State state = State.NEW;
  private @Nullable Scope running;
  private volatile @Nullable Engine engine;

  Errand(ErrandSettings settings) {
    this.settings = settings;
  }

  /** A builder with the defaults. */
  public static ErrandBuilder builder() {
    return new ErrandBuilder();
  }

  /**
   * The SQL that brings an empty database to this release's schema, for those who run their own
   * migrations; in schema {@code errand}.
   */
  public static String migrationSql() {
    return migrationSql(Schema.DEFAULT.name());
  }

  /** As {@link #migrationSql()}, in another schema. */
  public static String migrationSql(String schema) {
    return new Migrations(new Schema(schema)).sql();
  }

  /**
   * Migrates the database, loads the registries, starts the worker. A database that can't be
   * reached is waited for, {@code startTimeout} at the most. Starting twice does nothing.
   *
   * @throws IllegalStateException if something is missing or the database can't be reached; says
   *     what to do
   */
  public void start() {
    lock.lock();
    try {
      if (state == State.CLOSED) {
        throw new IllegalStateException("This Errand is closed; build another.");
      }
      if (state == State.STARTED) {
        return;
      }
      Engine started = Engine.start(settings, this);
      engine = started;
      if (settings.source().embedded() != null) {
        stopAtExit();
      }
      running = CurrentClient.running(this);
      state = State.STARTED;
    } finally {
      lock.unlock();
    }
  }

  /** The embedded server ends with the process, and only after the worker has. */
  private void stopAtExit() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "errand-exit"));
  }

  /**
   * Stops: claims no more, gives back what hasn't started, waits for running methods as long as the
   * worker's {@code shutdownTimeout} says, interrupts the rest, records everything. Closing twice
   * does nothing.
   */
  @Override
  public void close() {
    Engine stopping;
    lock.lock();
    try {
      if (state == State.CLOSED) {
        return;
      }
      state = State.CLOSED;
      if (running != null) {
        running.close();
      }
      stopping = engine;
    } finally {
      lock.unlock();
    }
    if (stopping != null) {
      stopping.close();
    } else {
      LOG.debug("Closed without having been started.");
    }
  }

  private Engine engine() {
    Engine current = engine;
    if (current == null) {
      throw new IllegalStateException("This Errand isn't started; call start() first.");
    }
    return current;
  }

  /** The stored runs. */
  public Runs runs() {
    return engine().runs();
  }

  /** The stubs of all tasks on the class path, for containers that inject them. */
  public List<StubFactory<?>> stubs() {
    return settings.catalog().stubs();
  }

  /** Whether this process executes runs and its lease is in order. */
  public boolean isWorking() {
    Engine current = engine;
    return current != null && current.isWorking();
  }

  /**
   * Runs something in a transaction of its own; triggers on this thread join it, through whichever
   * client of this Errand.
   *
   * <pre>{@code
   * RunHandle<Variants> run = errand.inTransaction(handle -> {
   *   handle.execute("INSERT INTO upload (id) VALUES (?)", id);
   *   return ProcessUploadTask.trigger(upload);
   * });
   * }</pre>
   *
   * @throws X what the function throws; the transaction is rolled back then, triggers included
   * @throws IllegalStateException if a transaction of this Errand is open on this thread already
   */
  public <T extends @Nullable Object, X extends Exception> T inTransaction(
      HandleFunction<T, X> function) throws X {
    return engine().inTransaction(function);
  }

  /** {@link #inTransaction} without a result. */
  public <X extends Exception> void useTransaction(HandleConsumer<X> consumer) throws X {
    this.<Boolean, X>inTransaction(
        handle -> {
          consumer.accept(handle);
          return true;
        });
  }

  /**
   * A client whose triggers join the transaction of a connection that the caller commits and
   * closes. Workers find the runs at their next poll, within a second. As thread-safe as the
   * connection.
   */
  public TaskClient using(Connection connection) {
    return engine().using(connection);
  }

  @Override
  public <P, R> RunHandle<R> trigger(
      TaskDefinition<P, R> task, @Nullable P payload, TriggerOptions options) {
    return engine().client().trigger(task, payload, options);
  }

  @Override
  public <P, R> BatchHandle<R> batchTrigger(
      TaskDefinition<P, R> task, Iterable<BatchItem<P>> items, TriggerOptions options) {
    return engine().client().batchTrigger(task, items, options);
  }

  @Override
  public <P, R> R triggerAndWait(
      TaskDefinition<P, R> task, @Nullable P payload, TriggerOptions options) {
    return engine().client().triggerAndWait(task, payload, options);
  }

  @Override
  public <P, R> List<Result<R>> batchTriggerAndWait(
      TaskDefinition<P, R> task, Iterable<BatchItem<P>> items, TriggerOptions options) {
    return engine().client().batchTriggerAndWait(task, items, options);
  }

  @Override
  public RunHandle<?> trigger(String taskId, Object payload, TriggerOptions options) {
    return engine().client().trigger(taskId, payload, options);
  }

  @Override
  public <R> RunHandle<R> handle(TaskDefinition<?, R> task, UUID runId) {
    return engine().client().handle(task, runId);
  }
}
