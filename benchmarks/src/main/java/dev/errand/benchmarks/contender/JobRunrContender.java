package dev.errand.benchmarks.contender;

import dev.errand.benchmarks.Database;
import dev.errand.benchmarks.Payload;
import dev.errand.benchmarks.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jobrunr.jobs.filters.RetryFilter;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.StorageProvider;
import org.jobrunr.storage.StorageProviderUtils.DatabaseOptions;
import org.jobrunr.storage.sql.common.SqlStorageProviderFactory;
import org.jobrunr.utils.mapper.jackson3.Jackson3JsonMapper;
import org.jspecify.annotations.Nullable;

/** JobRunr, polling an SQL database as often as it may. */
final class JobRunrContender extends JvmContender {

  private static final int WORKERS = 64;
  private static final Duration POLL = Duration.ofSeconds(5);

  private static final String TALLY =
      """
      SELECT
        count(*) FILTER (WHERE state IN ('ENQUEUED', 'PROCESSING', 'FAILED')
          OR state = 'SCHEDULED' AND scheduledAt <= now() AT TIME ZONE 'UTC' + interval '1 hour'),
        count(*) FILTER (WHERE state = 'SCHEDULED'
          AND scheduledAt > now() AT TIME ZONE 'UTC' + interval '1 hour'),
        count(*) FILTER (WHERE state = 'SUCCEEDED'),
        count(*) FILTER (WHERE state NOT IN (
          'ENQUEUED', 'PROCESSING', 'FAILED', 'SCHEDULED', 'SUCCEEDED'))
      FROM jobrunr_jobs
      """;

  private static final String IS_DRAINED =
      """
      SELECT NOT EXISTS (
        SELECT FROM jobrunr_jobs
        WHERE state IN ('ENQUEUED', 'PROCESSING', 'FAILED')
          OR state = 'SCHEDULED' AND scheduledAt <= now() AT TIME ZONE 'UTC' + interval '1 hour')
      """;

  @Override
  public String library() {
    return "JobRunr";
  }

  @Override
  public String setting() {
    return WORKERS + " workers, polling every " + POLL.toSeconds() + " s";
  }

  @Override
  public int connections() {
    return WORKERS / 2;
  }

  @Override
  public void install(Database database) {
    storage(database.pool(), DatabaseOptions.CREATE);
  }

  private static StorageProvider storage(DataSource dataSource, DatabaseOptions options) {
    StorageProvider storage = SqlStorageProviderFactory.using(dataSource, null, options);
    storage.setJobMapper(new JobMapper(new Jackson3JsonMapper()));
    return storage;
  }

  @Override
  Library client(DataSource dataSource) {
    return new JobRunrLibrary(storage(dataSource, DatabaseOptions.SKIP_CREATE), null);
  }

  @Override
  Library worker(DataSource dataSource, Handler handler) {
    return new JobRunrLibrary(storage(dataSource, DatabaseOptions.SKIP_CREATE), handler);
  }

  @Override
  public Tally tally(Connection connection) throws SQLException {
    long[] counts = Sql.numbers(connection, TALLY);
    return new Tally(
        counts[0], counts[1], OptionalLong.of(counts[2]), OptionalLong.empty(), counts[3]);
  }

  @Override
  public boolean isDrained(Connection connection) throws SQLException {
    return Sql.isTrue(connection, IS_DRAINED);
  }

  private static final class JobRunrLibrary implements Library {

    private final StorageProvider storage;
    private final JobRequestScheduler scheduler;
    private final Optional<BackgroundJobServer> server;

    JobRunrLibrary(StorageProvider storage, @Nullable Handler handler) {
      this.storage = storage;
      this.scheduler = new JobRequestScheduler(storage);
      this.server = handler == null ? Optional.empty() : Optional.of(server(storage, handler));
    }

    private static BackgroundJobServer server(StorageProvider storage, Handler handler) {
      BackgroundJobServer server =
          new BackgroundJobServer(
              storage,
              new Jackson3JsonMapper(),
              new OneHandler(new JobRunrRun.Executor(handler)),
              BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                  .andWorkerCount(WORKERS)
                  .andPollInterval(POLL));
      server.setJobFilters(List.of(new RetryFilter(3, 1)));
      return server;
    }

    @Override
    public void start() {
      server.ifPresent(BackgroundJobServer::start);
    }

    @Override
    public void storeAll(List<Payload> payloads, Duration delay) {
      if (delay.isZero()) {
        scheduler.enqueue(payloads.stream().map(JobRunrRun::new));
      } else {
        Instant at = Instant.now().plus(delay);
        payloads.forEach(payload -> scheduler.schedule(at, new JobRunrRun(payload)));
      }
    }

    @Override
    public void trigger(Payload payload) {
      scheduler.enqueue(new JobRunrRun(payload));
    }

    @Override
    public void close() {
      server.ifPresent(BackgroundJobServer::stop);
      storage.close();
    }
  }

  private record OneHandler(JobRunrRun.Executor executor) implements JobActivator {
    @Override
    public <T> T activateJob(Class<T> type) {
      return type.cast(executor);
    }
  }
}
