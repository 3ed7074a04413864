package dev.errand;

import dev.errand.internal.json.Codecs;
import dev.errand.internal.manage.EndWaiter;
import dev.errand.internal.manage.StoredRuns;
import dev.errand.internal.process.Listeners;
import dev.errand.internal.process.Notifications;
import dev.errand.internal.process.RunEnds;
import dev.errand.internal.process.ThreadState;
import dev.errand.internal.process.WorkSignal;
import dev.errand.internal.schedule.DueRuns;
import dev.errand.internal.store.CancelRequests;
import dev.errand.internal.store.Database;
import dev.errand.internal.store.DebounceKeys;
import dev.errand.internal.store.HookTable;
import dev.errand.internal.store.IdempotencyKeys;
import dev.errand.internal.store.LaterTable;
import dev.errand.internal.store.NewRun;
import dev.errand.internal.store.ReadyQueue;
import dev.errand.internal.store.RetentionTable;
import dev.errand.internal.store.RunCountTable;
import dev.errand.internal.store.RunQueries;
import dev.errand.internal.store.RunTable;
import dev.errand.internal.store.RunningTable;
import dev.errand.internal.store.TableUpkeep;
import dev.errand.internal.store.WorkerTable;
import dev.errand.internal.trigger.JoiningStore;
import dev.errand.internal.trigger.LocalWorker;
import dev.errand.internal.trigger.RunIds;
import dev.errand.internal.trigger.StoringClient;
import dev.errand.internal.upkeep.Counting;
import dev.errand.internal.upkeep.Retention;
import dev.errand.internal.upkeep.Upkeep;
import dev.errand.internal.validation.PayloadChecks;
import dev.errand.internal.worker.Worker;
import dev.errand.manage.Runs;
import dev.errand.spi.WorkerSettings;
import dev.errand.task.CurrentClient;
import dev.errand.task.HandleFunction;
import dev.errand.task.Scope;
import dev.errand.task.TaskClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The parts of a started Errand, put together by hand. */
final class Engine implements AutoCloseable {

  private final StartedDatabase started;
  private final ThreadState threads;
  private final Notifications notifications;
  private final StoredRuns runs;
  private final JoiningStore store;
  private final StoringClient client;
  private final Errand self;
  private final Listeners listeners;
  private final @Nullable WorkerParts worker;

  private record WorkerParts(
      Worker worker, DueRuns dueRuns, Upkeep upkeep, Retention retention, Counting counting) {}

  private Engine(ErrandSettings settings, Errand self, StartedDatabase started) {
    this.started = started;
    this.self = self;
    Database database = started.database();
    ErrandSettings.Plugins plugins = settings.plugins();
    Codecs codecs = Codecs.of(plugins.codec(), settings.limits().payloadBytes());
    PayloadChecks checks = new PayloadChecks(plugins.validator());
    RunEnds ends = new RunEnds();
    RunQueries queries = new RunQueries(database);
    EndWaiter waiter = new EndWaiter(queries, ends);
    RunTable table = new RunTable(database);
    WorkSignal signal = new Signal();
    this.listeners = new Listeners(plugins.listeners());
    this.notifications = new Notifications(database);
    this.threads = new ThreadState(plugins.transactions());
    this.runs =
        new StoredRuns(
            new StoredRuns.Parts(
                database,
                queries,
                new RunCountTable(database),
                settings.catalog(),
                codecs,
                threads,
                signal),
            waiter);
    this.store =
        new JoiningStore(database, table, threads, plugins.transactions(), this::reserve, signal);
    this.client =
        new StoringClient(
            new StoringClient.Parts(
                codecs,
                checks,
                new RunIds(plugins.clock()),
                store,
                table,
                runs,
                waiter,
                threads,
                listeners));
    this.worker =
        settings.worker() == null
            ? null
            : workerParts(settings, settings.worker(), codecs, checks, ends, signal);
  }

  private WorkerParts workerParts(
      ErrandSettings settings,
      WorkerSettings workerSettings,
      Codecs codecs,
      PayloadChecks checks,
      RunEnds ends,
      WorkSignal signal) {
    Database database = started.database();
    DueRuns dueRuns = new DueRuns(new LaterTable(database), signal);
    Worker executing =
        new Worker(
            new Worker.Parts(
                workerSettings,
                database,
                settings.catalog(),
                codecs,
                checks,
                Instances.of(settings),
                client,
                runs,
                new Worker.Surroundings(threads, ends, signal, listeners, dueRuns::dueIn)));
    Upkeep upkeep =
        new Upkeep(
            new Upkeep.Parts(
                database,
                new WorkerTable(database.schema()),
                new RunningTable(database),
                new ReadyQueue(database),
                new CancelRequests(database),
                new HookTable(database),
                new IdempotencyKeys(database),
                new DebounceKeys(database),
                new TableUpkeep(database),
                new Upkeep.Self(executing::id, executing::mayJudgeOthers, workerSettings.lease()),
                signal,
                ends));
    return new WorkerParts(
        executing,
        dueRuns,
        upkeep,
        new Retention(new RetentionTable(database), settings.limits().retention(), upkeep::isMine),
        new Counting(new RunCountTable(database), upkeep::isMine));
  }

  private Optional<LocalWorker.Reservation> reserve(List<NewRun> runs) {
    WorkerParts here = worker;
    return here == null ? Optional.empty() : here.worker.localStart().reserve(runs);
  }

  /** Workers here are told at once, those elsewhere a moment later. */
  private final class Signal implements WorkSignal {
    @Override
    public void ready(Collection<String> queues) {
      WorkerParts here = worker;
      if (here != null) {
        here.worker.ready(queues);
      }
      notifications.ready(queues);
    }

    @Override
    public void dueIn(long millis) {
      WorkerParts here = worker;
      if (here != null) {
        here.dueRuns.dueIn(millis);
      }
    }

    @Override
    public void canceled(UUID run) {
      WorkerParts here = worker;
      if (here != null) {
        here.worker.canceled(run);
      }
      notifications.canceled(run);
    }
  }

  static Engine start(ErrandSettings settings, Errand self) {
    Instances.require(settings);
    StartedDatabase database = StartedDatabase.start(settings);
    try {
      Engine engine = new Engine(settings, self, database);
      engine.startParts();
      return engine;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private void startParts() {
    notifications.start();
    if (worker != null) {
      try {
        worker.worker.start();
      } catch (SQLException e) {
        throw new IllegalStateException(
            "The worker couldn't begin its lease: " + e.getMessage(), e);
      }
      worker.dueRuns.start();
      worker.upkeep.start();
      worker.retention.start();
      worker.counting.start();
    }
  }

  Runs runs() {
    return runs;
  }

  TaskClient client() {
    return client;
  }

  boolean isWorking() {
    return worker != null && worker.worker.isHealthy();
  }

  TaskClient using(Connection connection) {
    return client.storingIn(store.in(connection));
  }

  @SuppressWarnings("try") // scopes are only opened and closed
  <T extends @Nullable Object, X extends Exception> T inTransaction(HandleFunction<T, X> function)
      throws X {
    if (threads.ownTransaction().isPresent()) {
      throw new IllegalStateException(
          "A transaction of this Errand is open on this thread already; do the work in that one.");
    }
    List<Runnable> afterCommit = new ArrayList<>();
    T result =
        started
            .database()
            .<T, X>userTransaction(
                handle -> {
                  try (Scope open = threads.open(handle.getConnection(), afterCommit);
                      Scope current = CurrentClient.bind(CurrentClient.Rank.TRANSACTION, self)) {
                    return function.apply(handle);
                  }
                });
    afterCommit.forEach(Runnable::run);
    return result;
  }

  @Override
  public void close() {
    if (worker != null) {
      worker.retention.stop();
      worker.counting.stop();
      worker.upkeep.stop();
      worker.dueRuns.stop();
      worker.worker.stop();
    }
    notifications.close();
    started.close();
  }
}
