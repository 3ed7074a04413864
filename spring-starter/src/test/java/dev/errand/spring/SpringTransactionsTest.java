package dev.errand.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.Errand;
import dev.errand.manage.RunFilter;
import dev.errand.spring.tasks.BookTask;
import dev.errand.spring.tasks.GreetTask;
import dev.errand.task.Run;
import dev.errand.task.RunHandle;
import dev.errand.task.RunStatus;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class SpringTransactionsTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private String database;

  @BeforeEach
  void createDatabase() {
    database = Postgres.newDatabase();
  }

  private ApplicationContextRunner application() {
    return Application.on(database).withUserConfiguration(Orders.class);
  }

  @Test
  void commitsWithTheMethod() {
    application()
        .run(
            context -> {
              assertThat(context.getBean(PlatformTransactionManager.class))
                  .isInstanceOf(JdbcTransactionManager.class);
              RunHandle<String> run = context.getBean(Orders.class).order("Ada");
              assertThat(run.await(SOON).output()).hasValue("Hello Ada");
            });
  }

  @Test
  void rollsBackWithTheMethod() {
    application()
        .run(
            context -> {
              assertThatIllegalStateException()
                  .isThrownBy(() -> context.getBean(Orders.class).orderAndFail("Ada"));
              assertNoRun(context);
            });
  }

  @Test
  void isSeenByOthersAfterTheCommitOnly() {
    application()
        .run(
            context -> {
              RunHandle<String> run =
                  template(context)
                      .execute(
                          status -> {
                            RunHandle<String> triggered = GreetTask.trigger("Ada");
                            CompletableFuture.runAsync(() -> assertNoRun(context)).join();
                            return triggered;
                          });
              assertThat(run.await(SOON).status()).isEqualTo(RunStatus.COMPLETED);
            });
  }

  @Test
  void rollsBackWithTheTemplate() {
    application()
        .run(
            context -> {
              template(context)
                  .executeWithoutResult(
                      status -> {
                        context.getBean(GreetTask.Stub.class).trigger("Ada");
                        status.setRollbackOnly();
                      });
              assertNoRun(context);
            });
  }

  @Test
  void keepsToTheInnerTransaction() {
    application()
        .run(
            context -> {
              AtomicReference<RunHandle<String>> inner = new AtomicReference<>();
              template(context)
                  .executeWithoutResult(
                      status -> {
                        GreetTask.trigger("outer");
                        inner.set(context.getBean(Orders.class).orderApart("inner"));
                        status.setRollbackOnly();
                      });
              assertThat(inner.get().await(SOON).output()).hasValue("Hello inner");
              assertThat(context.getBean(Errand.class).runs().list(RunFilter.all())).hasSize(1);
            });
  }

  @Test
  void rollsBackToASavepoint() {
    application()
        .run(
            context -> {
              TransactionTemplate nested = template(context);
              nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
              RunHandle<String> outer =
                  template(context)
                      .execute(
                          status -> {
                            RunHandle<String> triggered = GreetTask.trigger("outer");
                            nested.executeWithoutResult(
                                savepoint -> {
                                  GreetTask.trigger("nested");
                                  savepoint.setRollbackOnly();
                                });
                            return triggered;
                          });
              assertThat(outer.await(SOON).output()).hasValue("Hello outer");
              assertThat(context.getBean(Errand.class).runs().list(RunFilter.all())).hasSize(1);
            });
  }

  @Test
  void joinsTheTransactionOfATask() {
    application()
        .run(
            context -> {
              Run<Void> bad = BookTask.trigger("bad").await(SOON);
              assertThat(bad.status()).isEqualTo(RunStatus.FAILED);
              assertThat(runsOf("greet", context)).isZero();
              Run<Void> good = BookTask.trigger("good").await(SOON);
              assertThat(good.status()).isEqualTo(RunStatus.COMPLETED);
              assertThat(runsOf("greet", context)).isEqualTo(1);
            });
  }

  @Test
  void isNotLostAfterTheCommit() {
    application()
        .withUserConfiguration(AfterCommit.class)
        .run(
            context -> {
              template(context).executeWithoutResult(status -> context.publishEvent("Ada"));
              AfterCommit listener = context.getBean(AfterCommit.class);
              assertThat(listener.joined).isFalse();
              assertThat(listener.run.await(SOON).output()).hasValue("Hello Ada");
            });
  }

  @Test
  void isNotLostInACallbackOfTheCommit() {
    application()
        .run(
            context -> {
              AtomicReference<RunHandle<String>> run = new AtomicReference<>();
              template(context)
                  .executeWithoutResult(
                      status ->
                          TransactionSynchronizationManager.registerSynchronization(
                              new TransactionSynchronization() {
                                @Override
                                public void afterCommit() {
                                  run.set(GreetTask.trigger("Ada"));
                                }
                              }));
              assertThat(run.get().await(SOON).output()).hasValue("Hello Ada");
            });
  }

  @Test
  void joinsBehindATransactionAwareProxy() {
    application()
        .withUserConfiguration(TransactionAware.class)
        .withPropertyValues("main.url=" + database)
        .run(SpringTransactionsTest::assertJoins);
  }

  @Test
  void joinsBehindALazyProxy() {
    application()
        .withUserConfiguration(LazyProxy.class)
        .withPropertyValues("main.url=" + database)
        .run(SpringTransactionsTest::assertJoins);
  }

  @Test
  void joinsWhereOnlyTheTransactionManagerHasTheLazyProxy() {
    application()
        .withUserConfiguration(LazyManager.class)
        .withPropertyValues("main.url=" + database)
        .run(SpringTransactionsTest::assertJoins);
  }

  @Test
  void joinsNoTransactionOfAnotherDataSource() {
    application()
        .withUserConfiguration(TwoDataSources.class)
        .withPropertyValues("main.url=" + database, "other.url=" + Postgres.newDatabase())
        .run(
            context -> {
              JdbcTemplate main = new JdbcTemplate(context.getBean(DataSource.class));
              TransactionTemplate other =
                  new TransactionTemplate(
                      context.getBean("otherTransactions", PlatformTransactionManager.class));
              RunHandle<String> run =
                  other.execute(
                      status -> {
                        // Binds a connection that is in no transaction.
                        main.queryForObject("SELECT 1", Integer.class);
                        assertThat(context.getBean(SpringTransactions.class).find()).isEmpty();
                        RunHandle<String> triggered = GreetTask.trigger("Ada");
                        status.setRollbackOnly();
                        return triggered;
                      });
              assertThat(run.await(SOON).output()).hasValue("Hello Ada");
              assertJoins(context);
            });
  }

  @Test
  void hasTransactionsOfItsOwnBesideSprings() {
    application()
        .withUserConfiguration(TransactionAware.class)
        .withPropertyValues("main.url=" + database)
        .run(
            context -> {
              Errand errand = context.getBean(Errand.class);
              AtomicReference<RunHandle<String>> own = new AtomicReference<>();
              template(context)
                  .executeWithoutResult(
                      status -> {
                        GreetTask.trigger("Spring's");
                        own.set(errand.inTransaction(handle -> GreetTask.trigger("own")));
                        status.setRollbackOnly();
                      });
              assertThat(own.get().await(SOON).output()).hasValue("Hello own");
              assertThat(errand.runs().list(RunFilter.all())).hasSize(1);
            });
  }

  private static void assertJoins(ApplicationContext context) {
    TransactionTemplate template = template(context);
    RunHandle<String> lost =
        template.execute(
            status -> {
              status.setRollbackOnly();
              return GreetTask.trigger("lost");
            });
    RunHandle<String> kept = template.execute(status -> GreetTask.trigger("kept"));
    assertThat(kept.await(SOON).output()).hasValue("Hello kept");
    assertThat(context.getBean(Errand.class).runs().list(RunFilter.all()))
        .noneMatch(run -> run.id().equals(lost.id()));
  }

  private static TransactionTemplate template(ApplicationContext context) {
    return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
  }

  private static void assertNoRun(ApplicationContext context) {
    assertThat(context.getBean(Errand.class).runs().list(RunFilter.all())).isEmpty();
  }

  private static long runsOf(String task, ApplicationContext context) {
    RunFilter filter = RunFilter.builder().task(task).build();
    return context.getBean(Errand.class).runs().list(filter).size();
  }

  static class Orders {

    @Transactional
    public RunHandle<String> order(String name) {
      return GreetTask.trigger(name);
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public RunHandle<String> orderApart(String name) {
      return GreetTask.trigger(name);
    }

    @Transactional
    public void orderAndFail(String name) {
      GreetTask.trigger(name);
      throw new IllegalStateException("Out of stock.");
    }
  }

  static class AfterCommit {

    private final SpringTransactions transactions;
    private RunHandle<String> run;
    private boolean joined;

    AfterCommit(SpringTransactions transactions) {
      this.transactions = transactions;
    }

    @TransactionalEventListener
    public void on(String name) {
      joined = transactions.find().isPresent();
      run = GreetTask.trigger(name);
    }
  }

  private static HikariDataSource pool(String url) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    return pool;
  }

  @Configuration(proxyBeanMethods = false)
  static class TransactionAware {

    @Bean(destroyMethod = "close")
    HikariDataSource pool(Environment environment) {
      return SpringTransactionsTest.pool(environment.getRequiredProperty("main.url"));
    }

    @Bean
    @Primary
    TransactionAwareDataSourceProxy aware(HikariDataSource pool) {
      return new TransactionAwareDataSourceProxy(pool);
    }

    @Bean
    PlatformTransactionManager transactions(TransactionAwareDataSourceProxy aware) {
      return new DataSourceTransactionManager(aware);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class LazyProxy {

    @Bean(destroyMethod = "close")
    HikariDataSource pool(Environment environment) {
      return SpringTransactionsTest.pool(environment.getRequiredProperty("main.url"));
    }

    @Bean
    @Primary
    LazyConnectionDataSourceProxy lazy(HikariDataSource pool) {
      return new LazyConnectionDataSourceProxy(pool);
    }

    @Bean
    PlatformTransactionManager transactions(LazyConnectionDataSourceProxy lazy) {
      return new JdbcTransactionManager(lazy);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class LazyManager {

    @Bean(destroyMethod = "close")
    HikariDataSource pool(Environment environment) {
      return SpringTransactionsTest.pool(environment.getRequiredProperty("main.url"));
    }

    @Bean
    PlatformTransactionManager transactions(HikariDataSource pool) {
      return new JdbcTransactionManager(
          new TransactionAwareDataSourceProxy(new LazyConnectionDataSourceProxy(pool)));
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class TwoDataSources {

    @Bean(destroyMethod = "close")
    @Primary
    HikariDataSource main(Environment environment) {
      return SpringTransactionsTest.pool(environment.getRequiredProperty("main.url"));
    }

    @Bean(destroyMethod = "close")
    HikariDataSource other(Environment environment) {
      return SpringTransactionsTest.pool(environment.getRequiredProperty("other.url"));
    }

    @Bean
    @Primary
    PlatformTransactionManager transactions(HikariDataSource main) {
      return new JdbcTransactionManager(main);
    }

    @Bean
    PlatformTransactionManager otherTransactions(@Qualifier("other") DataSource other) {
      return new JdbcTransactionManager(other);
    }
  }
}
