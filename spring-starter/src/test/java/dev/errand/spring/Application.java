package dev.errand.spring;

import dev.errand.spring.tasks.AdvisedBeans;
import dev.errand.spring.tasks.Bookkeeping;
import dev.errand.spring.tasks.GreetTask;
import dev.errand.spring.tasks.Greetings;
import dev.errand.spring.tasks.Invitations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The tests' application: what an application would write, and everything auto-configured. */
final class Application {

  private Application() {}

  /** With every bean that tasks need; transactions by JDBC. */
  static ApplicationContextRunner on(String database) {
    return bare()
        .withUserConfiguration(TaskBeans.class)
        .withPropertyValues("spring.datasource.url=" + database);
  }

  /** With neither beans nor database; transactions by JDBC. */
  static ApplicationContextRunner bare() {
    return new ApplicationContextRunner()
        .withUserConfiguration(Auto.class)
        .withPropertyValues("spring.autoconfigure.exclude=" + BootLine.HIBERNATE);
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Auto {}

  @Configuration(proxyBeanMethods = false)
  @Import(AdvisedBeans.class)
  static class TaskBeans {

    @Bean
    Greetings greetings() {
      return new Greetings();
    }

    @Bean
    Invitations invitations() {
      return new Invitations();
    }

    @Bean
    Bookkeeping bookkeeping(GreetTask.Stub greet) {
      return new BookkeepingService(greet);
    }
  }

  /** Not public, and proxied by its interface where the application says so. */
  static class BookkeepingService implements Bookkeeping {

    private final GreetTask.Stub greet;

    BookkeepingService(GreetTask.Stub greet) {
      this.greet = greet;
    }

    @Override
    public void book(String entry) {
      greet.trigger(entry);
      if (entry.equals("bad")) {
        throw new IllegalArgumentException("Not in these books.");
      }
    }
  }
}
