package dev.errand.benchmarks.contender;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.errand.benchmarks.Database;
import dev.errand.benchmarks.Payload;
import dev.errand.benchmarks.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;

/**
 * db-scheduler as its own pages advise for high throughput: polling by lock-and-fetch, and without
 * priorities, their column and their index.
 */
public final class DbSchedulerContender extends JvmContender {

  /** Its name. */
  public static final String LIBRARY = "db-scheduler";

  private static final String TABLES =
      """
      CREATE TABLE scheduled_tasks (
        task_name text NOT NULL,
        task_instance text NOT NULL,
        task_data bytea,
        execution_time timestamptz NOT NULL,
        picked boolean NOT NULL,
        picked_by text,
        last_success timestamptz,
        last_failure timestamptz,
        consecutive_failures int,
        last_heartbeat timestamptz,
        version bigint NOT NULL,
        PRIMARY KEY (task_name, task_instance)
      );
      CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time);
      CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat);
      """;

  /** Ended executions are deleted, so who executed them has to count them. */
  private static final String TALLY =
      """
      SELECT
        count(*) FILTER (WHERE execution_time <= now() + interval '1 hour'),
        count(*) FILTER (WHERE execution_time > now() + interval '1 hour'),
        count(*) FILTER (WHERE execution_time > now() + interval '1 hour' AND picked)
      FROM scheduled_tasks
      """;

  private static final String IS_DRAINED =
      """
      SELECT NOT EXISTS (
        SELECT FROM scheduled_tasks WHERE execution_time <= now() + interval '1 hour')
      """;

  private final Polling polling;

  /**
   * How it polls.
   *
   * @param threads how many executions run at once
   * @param lower fetches again when this many times the threads are left
   * @param upper fetches up to this many times the threads
   */
  public record Polling(int threads, double lower, double upper) {}

  /** Polling like this. */
  public DbSchedulerContender(Polling polling) {
    this.polling = polling;
  }

  @Override
  public String library() {
    return LIBRARY;
  }

  @Override
  public String setting() {
    return polling.threads + " threads, limits " + polling.lower + " and " + polling.upper;
  }

  @Override
  public int connections() {
    // One for each thread that records an end, one to poll, and some to spare.
    return Math.max(20, polling.threads + 4);
  }

  @Override
  public void install(Database database) throws SQLException {
    Sql.execute(database.pool(), TABLES);
  }

  @Override
  Library client(DataSource dataSource) {
    OneTimeTask<Payload> task = task(Handler.NONE);
    SchedulerClient client =
        SchedulerClient.Builder.create(dataSource, task)
            .serializer(new JacksonSerializer())
            .build();
    return new ClientLibrary(task, client);
  }

  @Override
  Library worker(DataSource dataSource, Handler handler) {
    OneTimeTask<Payload> task = task(handler);
    Scheduler scheduler =
        Scheduler.create(dataSource, task)
            .serializer(new JacksonSerializer())
            .threads(polling.threads)
            .pollUsingLockAndFetch(polling.lower, polling.upper)
            .pollingInterval(Duration.ofMillis(100))
            .enableImmediateExecution()
            .build();
    return new WorkerLibrary(task, scheduler);
  }

  private static OneTimeTask<Payload> task(Handler handler) {
    return Tasks.oneTime("benchmark", Payload.class)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(Duration.ofSeconds(1)))
        .execute((instance, context) -> handler.handle(instance.getData()));
  }

  @Override
  public Tally tally(Connection connection) throws SQLException {
    long[] counts = Sql.numbers(connection, TALLY);
    return new Tally(counts[0], counts[1], OptionalLong.empty(), OptionalLong.empty(), counts[2]);
  }

  @Override
  public boolean isDrained(Connection connection) throws SQLException {
    return Sql.isTrue(connection, IS_DRAINED);
  }

  private static class ClientLibrary implements Library {

    private final OneTimeTask<Payload> task;
    private final SchedulerClient client;

    ClientLibrary(OneTimeTask<Payload> task, SchedulerClient client) {
      this.task = task;
      this.client = client;
    }

    @Override
    public void start() {
      // A client needs no start.
    }

    @Override
    public void storeAll(List<Payload> payloads, Duration delay) {
      List<TaskInstance<?>> instances = new ArrayList<>(payloads.size());
      payloads.forEach(payload -> instances.add(instance(payload)));
      client.scheduleBatch(instances, Instant.now().plus(delay));
    }

    @Override
    public void trigger(Payload payload) {
      // scheduleIfNotExists asks first whether the instance is there, which costs a round trip.
      client.scheduleBatch(List.of(instance(payload)), Instant.now());
    }

    private TaskInstance<Payload> instance(Payload payload) {
      return task.instance(Integer.toString(payload.number()), payload);
    }

    @Override
    public void close() {
      // A client holds nothing.
    }
  }

  private static final class WorkerLibrary extends ClientLibrary {

    private final Scheduler scheduler;

    WorkerLibrary(OneTimeTask<Payload> task, Scheduler scheduler) {
      super(task, scheduler);
      this.scheduler = scheduler;
    }

    @Override
    public void start() {
      scheduler.start();
    }

    @Override
    public void close() {
      scheduler.stop();
    }
  }
}
