package dev.errand.benchmarks.contender;

import dev.errand.Errand;
import dev.errand.ErrandBuilder;
import dev.errand.benchmarks.Database;
import dev.errand.benchmarks.Payload;
import dev.errand.spi.InstanceResolver;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Errand, with a worker of some concurrency; everything else is left at its default. */
public final class ErrandContender extends JvmContender {

  /** Its name. */
  public static final String LIBRARY = "Errand";

  /** The setting of which nothing is said. */
  public static final String DEFAULTS = "defaults";

  /** What a worker has that nothing is said of. */
  public static final int DEFAULT_CONCURRENCY = 16;

  private final int concurrency;

  /** With a worker of this concurrency. */
  public ErrandContender(int concurrency) {
    this.concurrency = concurrency;
  }

  @Override
  public String library() {
    return LIBRARY;
  }

  @Override
  public String setting() {
    return concurrency == DEFAULT_CONCURRENCY ? DEFAULTS : "concurrency " + concurrency;
  }

  @Override
  public int connections() {
    return 20;
  }

  @Override
  public void install(Database database) throws SQLException {
    ErrandTables.install(database);
  }

  @Override
  Library client(DataSource dataSource) {
    return new ErrandLibrary(dataSource, ErrandBuilder::clientOnly, Handler.NONE);
  }

  @Override
  Library worker(DataSource dataSource, Handler handler) {
    return new ErrandLibrary(
        dataSource, builder -> builder.worker(worker -> worker.concurrency(concurrency)), handler);
  }

  @Override
  public Tally tally(Connection connection) throws SQLException {
    return ErrandTables.tally(connection);
  }

  @Override
  public boolean isDrained(Connection connection) throws SQLException {
    return ErrandTables.isDrained(connection);
  }

  @Override
  public OptionalDouble firstRunEver(Database database) throws IOException {
    return OptionalDouble.of(FirstRun.measure(LIBRARY, database.url(), true));
  }

  private static final class ErrandLibrary implements Library {

    private final Errand errand;
    private final BenchmarkTask.Stub task;

    ErrandLibrary(DataSource dataSource, Consumer<ErrandBuilder> kind, Handler handler) {
      ErrandBuilder builder =
          Errand.builder()
              .dataSource(dataSource)
              .instances(InstanceResolver.of(new BenchmarkRuns(handler)));
      kind.accept(builder);
      this.errand = builder.build();
      this.task = BenchmarkTask.on(errand);
    }

    @Override
    public void start() {
      errand.start();
    }

    @Override
    public void storeAll(List<Payload> payloads, Duration delay) {
      if (delay.isZero()) {
        task.batchTrigger(payloads);
      } else {
        task.with(options -> options.delay(delay)).batchTrigger(payloads);
      }
    }

    @Override
    public void trigger(Payload payload) {
      task.trigger(payload);
    }

    @Override
    public void close() {
      errand.close();
    }
  }
}
