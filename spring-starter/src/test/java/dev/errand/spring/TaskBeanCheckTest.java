package dev.errand.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.spring.tasks.Greetings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;

class TaskBeanCheckTest {

  private static String database;

  @BeforeAll
  static void createDatabase() {
    database = Postgres.newDatabase();
  }

  private static ApplicationContextRunner application() {
    return Application.bare().withPropertyValues("spring.datasource.url=" + database);
  }

  @Test
  void namesEveryTaskWithoutABean() {
    application()
        .withPropertyValues("errand.worker.queues=greet,book")
        .run(
            context ->
                assertFailure(
                    context,
                    """
                    Tasks need a bean each that they are called on:
                        - task book (dev.errand.spring.tasks.Bookkeeping.book): no bean is a \
                    dev.errand.spring.tasks.Bookkeeping
                        - task greet (dev.errand.spring.tasks.Greetings.greet): no bean is a \
                    dev.errand.spring.tasks.Greetings
                    Make the class a bean, for example with @Component; of several beans make \
                    one @Primary. If this application only triggers, set \
                    errand.worker.enabled=false."""));
  }

  @Test
  void looksOnlyAtQueuesThatAreWorkedOn() {
    application()
        .withPropertyValues("errand.worker.queues=greet")
        .withUserConfiguration(LazyGreetings.class)
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              assertThat(context.getBeanFactory().containsSingleton("greetings")).isFalse();
            });
    application()
        .withPropertyValues("errand.worker.queues=book")
        .withUserConfiguration(LazyGreetings.class)
        .run(context -> assertThat(context).hasFailed());
  }

  @Test
  void wantsOneBeanOrAPrimaryOne() {
    application()
        .withPropertyValues("errand.worker.queues=greet")
        .withUserConfiguration(LazyGreetings.class, MoreGreetings.class)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining(
                        "several beans are a dev.errand.spring.tasks.Greetings, none of them"
                            + " primary"));
    application()
        .withPropertyValues("errand.worker.queues=greet")
        .withUserConfiguration(LazyGreetings.class, MoreGreetings.class, PrimaryGreetings.class)
        .run(context -> assertThat(context).hasNotFailed());
  }

  private static void assertFailure(AssertableApplicationContext context, String message) {
    assertThat(context)
        .getFailure()
        .rootCause()
        .isInstanceOf(ErrandConfigurationException.class)
        .hasMessage(message);
  }

  @Configuration(proxyBeanMethods = false)
  static class LazyGreetings {
    @Bean
    @Lazy
    Greetings greetings() {
      return new Greetings();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class MoreGreetings {
    @Bean
    Greetings more() {
      return new Greetings();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class PrimaryGreetings {
    @Bean
    @Primary
    Greetings primary() {
      return new Greetings();
    }
  }
}
