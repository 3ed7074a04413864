package dev.errand.spring;

import dev.errand.task.RunStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The {@code errand.*} properties.
 *
 * @param enabled Whether this application has an Errand. Without one, stubs aren't beans either.
 * @param dataSource Name of the DataSource bean whose database the runs are in. Needed where there
 *     are several and none of them is primary.
 * @param schema Database schema that everything is in.
 * @param migrate Whether the schema is created and brought up to date at the start.
 * @param payloadLimit Largest payload or output as JSON; 1KB to 256MB.
 * @param startTimeout How long the start waits for a database that can't be reached; 0 for not at
 *     all.
 * @param autoStartup Whether Errand starts with the application. Otherwise call start() on the
 *     Errand bean.
 * @param retention How long runs stay after their end, before they are removed; at least 1m. All
 *     workers of a database should have the same.
 * @param retentionByStatus How long runs of one final status stay, such as
 *     'errand.retention-by-status.failed'; by default as 'errand.retention' says for all.
 * @param worker How this process executes runs.
 */
@ConfigurationProperties("errand")
public record ErrandProperties(
    @DefaultValue("true") boolean enabled,
    @Nullable String dataSource,
    @DefaultValue("errand") String schema,
    @DefaultValue("true") boolean migrate,
    @DefaultValue("3MB") DataSize payloadLimit,
    @DefaultValue("2m") Duration startTimeout,
    @DefaultValue("true") boolean autoStartup,
    @DefaultValue("14d") Duration retention,
    @DefaultValue Map<RunStatus, Duration> retentionByStatus,
    @DefaultValue Worker worker) {

  /**
   * The {@code errand.worker.*} properties.
   *
   * @param enabled Whether this process executes runs. If not, it only triggers and asks.
   * @param concurrency How many runs execute at once; 1 to 10000.
   * @param queues The only queues to work on; empty for every queue.
   * @param lease How long the worker may be silent before others take its runs; 1s to 1h.
   * @param shutdownTimeout How long running tasks may go on when the application stops, before they
   *     are interrupted; at most 1d.
   * @param cancelGrace How long a canceled or timed-out task may go on after its interruption,
   *     before its end is recorded anyway; at most 1d.
   * @param virtualThreads Whether tasks run on virtual threads, which needs Java 21. By default as
   *     'spring.threads.virtual.enabled' says.
   * @param name What the worker calls itself, for people. By default it is the process id.
   */
  public record Worker(
      @DefaultValue("true") boolean enabled,
      @DefaultValue("16") int concurrency,
      @DefaultValue List<String> queues,
      @DefaultValue("15s") Duration lease,
      @DefaultValue("30s") Duration shutdownTimeout,
      @DefaultValue("30s") Duration cancelGrace,
      @Nullable Boolean virtualThreads,
      @Nullable String name) {}
}
