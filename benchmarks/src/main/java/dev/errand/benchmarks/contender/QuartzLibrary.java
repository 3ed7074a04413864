package dev.errand.benchmarks.contender;

import dev.errand.benchmarks.Payload;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;
import tools.jackson.databind.json.JsonMapper;

/** One durable job, and a trigger for each run, which is cheaper than a job for each. */
final class QuartzLibrary implements Library {

  private static final String JOB = "benchmark";
  private static final String PAYLOAD = "payload";

  private final Scheduler scheduler;
  private final boolean executes;
  private final JsonMapper json = JsonMapper.builder().build();
  private final JobDetail detail =
      JobBuilder.newJob(NamedJob.class).withIdentity(JOB).storeDurably().build();

  /** Executes only if there is a handler. */
  QuartzLibrary(DataSource dataSource, int threads, @Nullable Handler handler) {
    this.executes = handler != null;
    String name = UUID.randomUUID().toString();
    DBConnectionManager.getInstance().addConnectionProvider(name, new Pool(dataSource));
    try {
      scheduler = new StdSchedulerFactory(properties(name, threads)).getScheduler();
      if (handler != null) {
        scheduler.setJobFactory((bundle, owner) -> new HandlerJob(handler, json));
      }
      scheduler.addJob(detail, true);
    } catch (SchedulerException e) {
      throw new IllegalStateException("Quartz can't be set up", e);
    }
  }

  private static Properties properties(String name, int threads) {
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            // Part of the keys of all tables: nodes that share them have the same.
            "org.quartz.scheduler.instanceName",
            "benchmark",
            "org.quartz.scheduler.instanceId",
            "AUTO",
            "org.quartz.scheduler.idleWaitTime",
            "1000",
            "org.quartz.scheduler.batchTriggerAcquisitionMaxCount",
            Integer.toString(threads),
            "org.quartz.threadPool.threadCount",
            Integer.toString(threads)));
    properties.putAll(
        Map.of(
            "org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX",
            "org.quartz.jobStore.driverDelegateClass",
                "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate",
            "org.quartz.jobStore.dataSource", name,
            "org.quartz.jobStore.useProperties", "true",
            "org.quartz.jobStore.isClustered", "true",
            "org.quartz.jobStore.acquireTriggersWithinLock", "true"));
    return properties;
  }

  @Override
  public void start() {
    if (!executes) {
      return;
    }
    try {
      scheduler.start();
    } catch (SchedulerException e) {
      throw new IllegalStateException("Quartz doesn't start", e);
    }
  }

  @Override
  public void storeAll(List<Payload> payloads, Duration delay) {
    Set<Trigger> triggers = new HashSet<>();
    payloads.forEach(payload -> triggers.add(trigger(payload, delay)));
    try {
      scheduler.scheduleJobs(Map.of(detail, triggers), true);
    } catch (SchedulerException e) {
      throw new IllegalStateException("Quartz doesn't store", e);
    }
  }

  @Override
  public void trigger(Payload payload) {
    try {
      scheduler.scheduleJob(trigger(payload, Duration.ZERO));
    } catch (SchedulerException e) {
      throw new IllegalStateException("Quartz doesn't store", e);
    }
  }

  @SuppressWarnings("JavaUtilDate") // what Quartz takes
  private Trigger trigger(Payload payload, Duration delay) {
    return TriggerBuilder.newTrigger()
        .withIdentity(Integer.toString(payload.number()))
        .forJob(detail)
        .usingJobData(PAYLOAD, json.writeValueAsString(payload))
        .startAt(Date.from(Instant.now().plus(delay)))
        .build();
  }

  @Override
  public void close() {
    try {
      scheduler.shutdown(true);
    } catch (SchedulerException e) {
      throw new IllegalStateException("Quartz doesn't stop", e);
    }
  }

  private record HandlerJob(Handler handler, JsonMapper json) implements Job {
    @Override
    public void execute(JobExecutionContext context) {
      String payload = context.getMergedJobDataMap().getString(PAYLOAD);
      handler.handle(json.readValue(payload, Payload.class));
    }
  }

  /** The class that the job's row names; the factory makes another. */
  public static final class NamedJob implements Job {
    @Override
    public void execute(JobExecutionContext context) {
      throw new UnsupportedOperationException("The job factory wasn't asked");
    }
  }

  private record Pool(DataSource dataSource) implements ConnectionProvider {
    @Override
    public Connection getConnection() throws SQLException {
      return dataSource.getConnection();
    }

    @Override
    public void shutdown() {
      // The pool belongs to somebody else.
    }

    @Override
    public void initialize() {
      // It is ready.
    }
  }
}
