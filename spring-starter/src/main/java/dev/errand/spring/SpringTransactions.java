package dev.errand.spring;

import dev.errand.spi.CurrentConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Finds the transaction that Spring has open on this thread, so that triggers commit or roll back
 * with it: {@code @Transactional} and {@code TransactionTemplate}, by a JDBC or JPA transaction
 * manager. Only a transaction of the one {@code DataSource}, or of Spring's transaction-aware or
 * lazy proxy of it, is found.
 *
 * <p>An after-commit event listener is in no transaction any more, and what it triggers is stored
 * on its own. In {@code TransactionSynchronization.afterCommit()} Spring still holds the
 * connection: as for any other write there, use {@code PROPAGATION_REQUIRES_NEW}.
 *
 * <p>The starter makes one; this is for those who build their {@code Errand} themselves:
 *
 * <pre>{@code
 * Errand.builder().dataSource(dataSource).transactions(new SpringTransactions(dataSource))
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class SpringTransactions implements CurrentConnection {

  private final DataSource dataSource;

  /** For the database of this {@code DataSource}. */
  public SpringTransactions(DataSource dataSource) {
    this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
  }

  @Override
  public Optional<Connection> find() {
    // Once a transaction has completed it is still "active", but takes no more synchronizations:
    // what an after-commit listener triggers isn't lost in a transaction that nobody commits.
    if (!TransactionSynchronizationManager.isActualTransactionActive()
        || !TransactionSynchronizationManager.isSynchronizationActive()) {
      return Optional.empty();
    }
    DataSource bound = boundDataSource();
    return bound == null ? Optional.empty() : transactional(bound);
  }

  /** What the transaction's connection is bound to: our DataSource, or a proxy on either side. */
  private @Nullable DataSource boundDataSource() {
    if (TransactionSynchronizationManager.hasResource(dataSource)) {
      return dataSource;
    }
    DataSource target = withoutProxies(dataSource);
    return TransactionSynchronizationManager.getResourceMap().entrySet().stream()
        .filter(resource -> resource.getValue() instanceof ConnectionHolder)
        .map(resource -> resource.getKey())
        .filter(DataSource.class::isInstance)
        .map(DataSource.class::cast)
        .filter(key -> withoutProxies(key) == target)
        .findFirst()
        .orElse(null);
  }

  private static Optional<Connection> transactional(DataSource bound) {
    Connection connection = DataSourceUtils.getConnection(bound);
    try {
      // In a transaction of another DataSource, JdbcTemplate also binds connections of this one;
      // those are in no transaction.
      return connection.getAutoCommit() ? Optional.empty() : Optional.of(connection);
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException(
          "The open transaction's connection doesn't answer.", e);
    } finally {
      // Only counts: the transaction keeps it.
      DataSourceUtils.releaseConnection(connection, bound);
    }
  }

  @Override
  public void afterCommit(Runnable action) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            action.run();
          }
        });
  }

  /**
   * The {@code DataSource} behind a transaction-aware one, on which Errand can have transactions of
   * its own while Spring has one open.
   */
  static DataSource withoutTransactionAwareness(DataSource dataSource) {
    DataSource target = dataSource;
    while (target instanceof TransactionAwareDataSourceProxy proxy
        && proxy.getTargetDataSource() != null) {
      target = proxy.getTargetDataSource();
    }
    return target;
  }

  private static DataSource withoutProxies(DataSource dataSource) {
    DataSource target = withoutTransactionAwareness(dataSource);
    return target instanceof LazyConnectionDataSourceProxy proxy
            && proxy.getTargetDataSource() != null
        ? withoutProxies(proxy.getTargetDataSource())
        : target;
  }
}
