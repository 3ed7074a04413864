package dev.errand.benchmarks;

import dev.errand.Errand;
import dev.errand.ErrandBuilder;
import dev.errand.task.BatchItem;
import dev.errand.task.StubFactory;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TaskRegistry;
import dev.errand.task.TriggerOptions;
import dev.errand.task.TypeRef;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Errand, with a worker of some concurrency; everything else is left at its default. */
final class ErrandContender implements Contender {

  static final String LIBRARY = "Errand";
  static final int DEFAULT_CONCURRENCY = 16;

  private static final String TALLY =
      """
      SELECT
        (SELECT count(*) FROM errand.ready)
          + (SELECT count(*) FROM errand.running)
          + (SELECT count(*) FROM errand.later),
        (SELECT count(*) FROM errand.run r JOIN errand.run_end e ON e.run_id = r.id
          WHERE e.status = 'COMPLETED' AND e.attempt = 1),
        (SELECT count(*) FROM errand.attempt)
          + (SELECT count(*) FROM errand.run_end WHERE status <> 'COMPLETED' OR attempt <> 1)
      """;

  private static final String IS_DRAINED =
      """
      SELECT NOT EXISTS (SELECT FROM errand.ready)
        AND NOT EXISTS (SELECT FROM errand.running)
        AND NOT EXISTS (SELECT FROM errand.later)
      """;

  private final int concurrency;

  ErrandContender(int concurrency) {
    this.concurrency = concurrency;
  }

  @Override
  public String library() {
    return LIBRARY;
  }

  @Override
  public String setting() {
    return concurrency == DEFAULT_CONCURRENCY ? "defaults" : "concurrency " + concurrency;
  }

  @Override
  public int connections() {
    return 20;
  }

  @Override
  public void install(DataSource dataSource) throws SQLException {
    Sql.execute(dataSource, Errand.migrationSql());
  }

  @Override
  public Session client(DataSource dataSource) {
    return new ErrandSession(dataSource, ErrandBuilder::clientOnly, payload -> {});
  }

  @Override
  public Session worker(DataSource dataSource, Consumer<Payload> handler) {
    return new ErrandSession(
        dataSource, builder -> builder.worker(worker -> worker.concurrency(concurrency)), handler);
  }

  @Override
  public Tally tally(Connection connection) throws SQLException {
    long[] counts = Sql.numbers(connection, TALLY);
    return new Tally(counts[0], OptionalLong.of(counts[1]), counts[2]);
  }

  @Override
  public boolean isDrained(Connection connection) throws SQLException {
    return Sql.isTrue(connection, IS_DRAINED);
  }

  private static final class ErrandSession implements Session {

    private final TaskDefinition<Payload, Void> task;
    private final Errand errand;

    ErrandSession(DataSource dataSource, Consumer<ErrandBuilder> kind, Consumer<Payload> handler) {
      this.task =
          TaskDefinition.<Payload, Void>builder("benchmark")
              .inlineParameter("payload", TypeRef.of(Payload.class), false)
              .arguments(payload -> new Object[] {payload})
              .output(TypeRef.of(Void.class))
              .staticMethod(
                  call -> {
                    handler.accept(call.argument(0));
                    return null;
                  })
              .build();
      ErrandBuilder builder = Errand.builder().dataSource(dataSource).registry(new OneTask(task));
      kind.accept(builder);
      this.errand = builder.build();
    }

    @Override
    public void start() {
      errand.start();
    }

    @Override
    public void storeAll(List<Payload> payloads) {
      List<BatchItem<Payload>> items =
          payloads.stream().map(payload -> BatchItem.of(payload)).toList();
      errand.batchTrigger(task, items, TriggerOptions.none());
    }

    @Override
    public void trigger(Payload payload) {
      errand.trigger(task, payload, TriggerOptions.none());
    }

    @Override
    public void close() {
      errand.close();
    }
  }

  private record OneTask(TaskDefinition<?, ?> task) implements TaskRegistry {

    @Override
    public int contract() {
      return 1;
    }

    @Override
    public List<TaskDefinition<?, ?>> tasks() {
      return List.of(task);
    }

    @Override
    public List<StubFactory<?>> stubs() {
      return List.of();
    }
  }
}
