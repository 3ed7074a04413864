package dev.errand.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.Errand;
import dev.errand.spring.tasks.GreetTask;
import dev.errand.spring.tasks.Greetings;
import dev.errand.task.RunHandle;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.scheduling.concurrent.ExecutorConfigurationSupport;

class ErrandLifecycleTest {

  private String database;

  @BeforeEach
  void createDatabase() {
    database = Postgres.newDatabase();
  }

  private ApplicationContextRunner application() {
    return Application.on(database).withUserConfiguration(Slow.class);
  }

  /**
   * A run is executing when the context closes; what stops before Errand lets it go on, and it
   * still finds the DataSource open.
   */
  @Test
  void letsRunningTasksEndWhenTheContextCloses() {
    Slow[] slow = new Slow[1];
    RunHandle<?>[] run = new RunHandle<?>[1];
    application()
        .run(
            context -> {
              slow[0] = context.getBean(Slow.class);
              run[0] = GreetTask.trigger("Ada");
              assertThat(slow[0].executing.await(20, TimeUnit.SECONDS)).isTrue();
            });
    assertThat(slow[0].closing.getCount()).isZero();
    JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(database));
    assertThat(
            jdbc.queryForObject(
                "SELECT output::text FROM errand.run_end WHERE run_id = ?",
                String.class,
                run[0].id()))
        .contains("Servus Ada");
    assertThat(jdbc.queryForObject("SELECT count(*) FROM errand.worker", Integer.class)).isZero();
  }

  @Test
  void startsBeforeWebServersAndStopsBeforeExecutors() {
    int webServer = SmartLifecycle.DEFAULT_PHASE - 2048;
    assertThat(ErrandLifecycle.PHASE)
        .isLessThan(webServer)
        .isGreaterThan(ExecutorConfigurationSupport.DEFAULT_PHASE);
  }

  @Test
  void isNotPausedBetweenTests() {
    application()
        .run(
            context -> {
              ErrandLifecycle lifecycle = context.getBean(ErrandLifecycle.class);
              assertThat(lifecycle.isRunning()).isTrue();
              assertThat(lifecycle.isPauseable()).isFalse();
              lifecycle.stop();
              assertThat(lifecycle.isRunning()).isFalse();
              assertThat(context.getBean(Errand.class).isWorking()).isFalse();
            });
  }

  @Configuration(proxyBeanMethods = false)
  static class Slow {

    final CountDownLatch executing = new CountDownLatch(1);
    final CountDownLatch closing = new CountDownLatch(1);

    @Bean
    @Primary
    Greetings slowGreetings(JdbcTemplate jdbc) {
      return new Greetings() {
        @Override
        public String greet(String name) {
          executing.countDown();
          try {
            assertThat(closing.await(20, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return jdbc.queryForObject("SELECT 'Servus ' || ?", String.class, name);
        }
      };
    }

    @Bean
    SmartLifecycle stopsFirst() {
      return new SmartLifecycle() {
        private volatile boolean running;

        @Override
        public void start() {
          running = true;
        }

        @Override
        public void stop() {
          running = false;
          closing.countDown();
        }

        @Override
        public boolean isRunning() {
          return running;
        }
      };
    }
  }
}
