package dev.errand;

import dev.errand.internal.registry.TaskCatalog;
import dev.errand.internal.store.Schema;
import dev.errand.spi.CurrentConnection;
import dev.errand.spi.InstanceResolver;
import dev.errand.spi.JsonCodec;
import dev.errand.spi.PayloadValidator;
import dev.errand.spi.RunListener;
import dev.errand.spi.WorkerSettings;
import dev.errand.task.RunStatus;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What the builder collected.
 *
 * @param source where the database is
 * @param schema where everything is in it
 * @param catalog the tasks
 * @param worker how the worker works; null for client-only
 * @param plugins what was plugged in
 * @param limits how much and how long
 */
record ErrandSettings(
    Source source,
    Schema schema,
    TaskCatalog catalog,
    @Nullable WorkerSettings worker,
    Plugins plugins,
    Limits limits) {

  /**
   * Where the database is: exactly one of the two is there.
   *
   * @param dataSource the application's connections
   * @param embedded the folder of the embedded PostgreSQL
   * @param migrate whether to bring the schema up to date
   */
  record Source(@Nullable DataSource dataSource, @Nullable Path embedded, boolean migrate) {}

  /**
   * What was plugged in.
   *
   * @param codec how values become JSON
   * @param validator who knows what constraints payloads have
   * @param instances where instances come from; null if nobody said
   * @param transactions how a framework's transaction is found
   * @param listeners who is told
   * @param clock what decides what is due
   */
  record Plugins(
      JsonCodec codec,
      PayloadValidator validator,
      @Nullable InstanceResolver instances,
      CurrentConnection transactions,
      List<RunListener> listeners,
      Clock clock) {}

  /**
   * How much and how long.
   *
   * @param payloadBytes of a payload or output as JSON in UTF-8
   * @param start waiting for a database that can't be reached
   * @param retention how long ended runs are kept, by each final status
   */
  record Limits(int payloadBytes, Duration start, Map<RunStatus, Duration> retention) {}
}
