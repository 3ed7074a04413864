package dev.errand.internal.store;

import dev.errand.task.HandleConsumer;
import dev.errand.task.HandleFunction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.array.SqlArrayArgumentStrategy;
import org.jdbi.v3.core.array.SqlArrayTypes;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;

/**
 * The way to the database: the application's {@code DataSource}, the schema, and the time.
 *
 * <p>The time is the database's, so that nodes whose clocks disagree agree. Where the application
 * gave a clock, statements shift the database's time by what that clock differs from this
 * machine's.
 */
public final class Database {

  /** No engine statement takes this long; a connection that does is half open. */
  static final Duration NETWORK_TIMEOUT = Duration.ofSeconds(60);

  // For the transaction. The large tables are only ever read in part, and in an index' order.
  private static final String WALK_INDEXES =
      """
      SELECT set_config(name, 'off', true) FROM unnest(ARRAY['enable_seqscan', 'enable_sort',
        'enable_bitmapscan', 'enable_hashjoin', 'enable_mergejoin', 'jit']) AS s(name)
      """;

  private final DataSource dataSource;
  private final Jdbi jdbi;
  private final Jdbi users;
  private final Jdbi onGiven;

  @SuppressWarnings("ThreadLocalUsage") // a database each, and few of them
  private final ThreadLocal<@Nullable Connection> given = new ThreadLocal<>();

  private final Schema schema;
  private final Clock clock;
  private volatile @Nullable Boolean readCommitted;

  /** With the application's connections, a schema, and the clock that decides what is due. */
  public Database(DataSource dataSource, Schema schema, Clock clock) {
    this.dataSource = dataSource;
    AutoCommitConnections connections = new AutoCommitConnections(dataSource);
    this.jdbi = configured(Jdbi.create(connections));
    this.users = Jdbi.create(connections).installPlugin(new PostgresPlugin());
    // One configuration for all given connections: making it costs more than a statement.
    this.onGiven = configured(Jdbi.create(new GivenConnection()));
    this.schema = schema;
    this.clock = clock;
  }

  private static Jdbi configured(Jdbi jdbi) {
    jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
    jdbi.getConfig(SqlArrayTypes.class)
        .setArgumentStrategy(SqlArrayArgumentStrategy.SQL_ARRAY)
        .register(UUID.class, "uuid")
        .register(String.class, "text")
        .register(Long.class, "bigint")
        .register(Integer.class, "integer");
    return jdbi;
  }

  /** The schema. */
  public Schema schema() {
    return schema;
  }

  /** How far the application's clock is ahead of this machine's, in milliseconds; usually 0. */
  public long clockShiftMillis() {
    Instant here = Instant.now();
    Instant given = clock.instant();
    long millis = Duration.between(here, given).toMillis();
    return Math.abs(millis) < 5 ? 0 : millis;
  }

  /** Runs one statement, which commits by itself. */
  public <T extends @Nullable Object> T single(HandleFunction<T, RuntimeException> statement) {
    if (!isReadCommitted()) {
      return transaction(statement);
    }
    try (Handle handle = jdbi.open()) {
      return withNetworkTimeout(handle, () -> statement.apply(handle));
    }
  }

  /** Runs statements in one transaction of level READ COMMITTED. */
  public <T extends @Nullable Object, X extends Exception> T transaction(HandleFunction<T, X> work)
      throws X {
    boolean explicit = !isReadCommitted();
    try (Handle handle = jdbi.open()) {
      return withNetworkTimeout(
          handle,
          () ->
              handle.inTransaction(
                  h -> {
                    if (explicit) {
                      h.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
                    }
                    return work.apply(h);
                  }));
    }
  }

  /** Has statements of this transaction give up where they wait longer for another's lock. */
  public void lockTimeout(Handle handle, int millis) {
    handle.execute("SET LOCAL lock_timeout = " + millis);
  }

  /**
   * As {@link #transaction}, with plans that read tables by index, in its order, whatever the
   * planner thinks of their sizes and values.
   */
  public <T extends @Nullable Object> T walkingIndexes(HandleFunction<T, RuntimeException> work) {
    return this.<T, RuntimeException>transaction(
        handle -> {
          handle.createQuery(WALK_INDEXES).mapTo(String.class).list();
          return work.apply(handle);
        });
  }

  /** Reads with several statements what there was at one moment, walking indexes. */
  public <T extends @Nullable Object> T snapshot(HandleFunction<T, RuntimeException> reading) {
    try (Handle handle = jdbi.open()) {
      return withNetworkTimeout(
          handle,
          () ->
              handle.inTransaction(
                  h -> {
                    h.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
                    h.createQuery(WALK_INDEXES).mapTo(String.class).list();
                    return reading.apply(h);
                  }));
    }
  }

  /** Runs the application's own work in one transaction, with the connection's own settings. */
  public <T extends @Nullable Object, X extends Exception> T userTransaction(
      HandleFunction<T, X> work) throws X {
    return users.inTransaction(work::apply);
  }

  /** Runs statements on a connection that somebody else opened and will commit and close. */
  public <T extends @Nullable Object> T on(
      Connection connection, HandleFunction<T, RuntimeException> work) {
    Connection before = given.get();
    given.set(connection);
    try (Handle handle = onGiven.open()) {
      return work.apply(handle);
    } finally {
      given.set(before);
    }
  }

  private final class GivenConnection implements ConnectionFactory {
    @Override
    public Connection openConnection() {
      return Objects.requireNonNull(given.get(), "connection");
    }

    @Override
    public void closeConnection(Connection connection) {
      // Whoever opened it closes it.
    }
  }

  /** {@link #transaction} without a result. */
  public <X extends Exception> void useTransaction(HandleConsumer<X> work) throws X {
    this.<Boolean, X>transaction(
        handle -> {
          work.accept(handle);
          return true;
        });
  }

  /** A connection to keep; the caller closes it. Reads on it give up after the timeout. */
  public Connection dedicated(Duration readTimeout) throws SQLException {
    Connection connection = dataSource.getConnection();
    try {
      connection.setAutoCommit(true);
      connection.setNetworkTimeout(Runnable::run, (int) readTimeout.toMillis());
      return connection;
    } catch (SQLException | RuntimeException e) {
      try (connection) {
        throw e;
      }
    }
  }

  private interface Body<T extends @Nullable Object, X extends Exception> {
    T run() throws X, SQLException;
  }

  private static <T extends @Nullable Object, X extends Exception> T withNetworkTimeout(
      Handle handle, Body<T, X> body) throws X {
    Connection connection = handle.getConnection();
    try {
      int before = connection.getNetworkTimeout();
      if (before == 0) {
        connection.setNetworkTimeout(Runnable::run, (int) NETWORK_TIMEOUT.toMillis());
      }
      try {
        return body.run();
      } finally {
        if (before == 0 && !connection.isClosed()) {
          connection.setNetworkTimeout(Runnable::run, 0);
        }
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** Whether connections come in READ COMMITTED, so that nobody needs to say it each time. */
  private boolean isReadCommitted() {
    Boolean known = readCommitted;
    if (known == null) {
      try (Handle handle = jdbi.open()) {
        known =
            handle.getConnection().getTransactionIsolation()
                == Connection.TRANSACTION_READ_COMMITTED;
      } catch (SQLException e) {
        throw new DatabaseException(e);
      }
      readCommitted = known;
    }
    return known;
  }
}
