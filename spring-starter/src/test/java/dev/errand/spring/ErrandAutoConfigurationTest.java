package dev.errand.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.errand.Errand;
import dev.errand.spi.CurrentConnection;
import dev.errand.spi.InstanceResolver;
import dev.errand.spi.RunEvent;
import dev.errand.spi.RunListener;
import dev.errand.spring.tasks.BookTask;
import dev.errand.spring.tasks.Bookkeeping;
import dev.errand.spring.tasks.GreetTask;
import dev.errand.spring.tasks.Greetings;
import dev.errand.spring.tasks.ThreadNameTask;
import dev.errand.task.Run;
import dev.errand.task.RunHandle;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskClient;
import jakarta.annotation.PostConstruct;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;

class ErrandAutoConfigurationTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private static String database;

  @BeforeAll
  static void createDatabase() {
    database = Postgres.newDatabase();
  }

  private static ApplicationContextRunner application() {
    return Application.on(database);
  }

  @Test
  void callsTheBean() {
    application()
        .run(
            context -> {
              Run<String> run = GreetTask.trigger("Ada").await(SOON);
              assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
              assertThat(run.output()).hasValue("Hello Ada");
              assertThat(context.getBean(Errand.class).isWorking()).isTrue();
            });
  }

  @Test
  void callsABeanThatIsAProxyOfItsInterface() {
    application()
        .withPropertyValues("spring.aop.proxy-target-class=false")
        .run(
            context -> {
              assertThat(AopUtils.isJdkDynamicProxy(context.getBean(Bookkeeping.class))).isTrue();
              assertThat(BookTask.trigger("good").await(SOON).status())
                  .isEqualTo(RunStatus.COMPLETED);
            });
  }

  @Test
  void injectsStubs() {
    application()
        .withUserConfiguration(Greeter.class)
        .run(
            context -> {
              assertThat(context).hasSingleBean(GreetTask.Stub.class);
              assertThat(context).hasSingleBean(BookTask.Stub.class);
              RunHandle<String> run = context.getBean(Greeter.class).greet.trigger("Grace");
              assertThat(run.await(SOON).output()).hasValue("Hello Grace");
            });
  }

  @Test
  void leavesAStubToTheApplicationThatDefinesIt() {
    application()
        .withUserConfiguration(OwnStub.class)
        .run(
            context -> {
              assertThat(context.getBeanNamesForType(GreetTask.Stub.class))
                  .containsExactly("ownStub");
              assertThat(context).hasSingleBean(BookTask.Stub.class);
            });
  }

  @Test
  void clientOnlyTriggersAndExecutesNothing() {
    Application.bare()
        .withPropertyValues("spring.datasource.url=" + Postgres.newDatabase())
        .withPropertyValues("errand.worker.enabled=false")
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              RunHandle<String> run = GreetTask.trigger("nobody");
              assertThat(run.retrieve().status()).isEqualTo(RunStatus.QUEUED);
              assertThat(context.getBean(Errand.class).isWorking()).isFalse();
            });
  }

  @Test
  void canBeSwitchedOff() {
    application()
        .withUserConfiguration(OwnStub.class, OwnBookStub.class)
        .withPropertyValues("errand.enabled=false")
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              assertThat(context).doesNotHaveBean(Errand.class);
              assertThat(context).doesNotHaveBean(ErrandLifecycle.class);
            });
  }

  @Test
  void startsAndStopsAnErrandOfTheApplication() {
    AtomicBoolean worked = new AtomicBoolean();
    application()
        .withUserConfiguration(OwnErrand.class)
        .run(
            context -> {
              assertThat(context.getBeanNamesForType(Errand.class)).containsExactly("ownErrand");
              assertThat(context.getBean(GreetTask.Stub.class).trigger("Mary").await(SOON).output())
                  .hasValue("Hello Mary");
              assertThat(context).doesNotHaveBean(TaskBeanCheck.class);
              worked.set(true);
            });
    assertThat(worked).isTrue();
    assertThatIllegalStateException()
        .isThrownBy(TaskClient::current)
        .withMessageContaining("No Errand runs");
  }

  @Test
  void startsEvenWhereEverythingIsLazy() {
    application()
        .withInitializer(
            context ->
                context.addBeanFactoryPostProcessor(
                    new LazyInitializationBeanFactoryPostProcessor()))
        .run(context -> assertThat(GreetTask.trigger("Lea").await(SOON).output()).isPresent());
  }

  @Test
  void canBeStartedByHand() {
    application()
        .withPropertyValues("errand.auto-startup=false")
        .run(
            context -> {
              assertThatIllegalStateException()
                  .isThrownBy(() -> context.getBean(GreetTask.Stub.class).trigger("early"))
                  .withMessageContaining("start");
              context.getBean(Errand.class).start();
              assertThat(GreetTask.trigger("now").await(SOON).output()).hasValue("Hello now");
            });
    assertThatIllegalStateException().isThrownBy(TaskClient::current);
  }

  @Test
  void saysThatItIsTooEarlyToTrigger() {
    application()
        .withUserConfiguration(TooEarly.class)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("start"));
  }

  @Test
  void takesListenersWhichMayTriggerThemselves() {
    application()
        .withUserConfiguration(Listeners.class)
        .run(
            context -> {
              RunHandle<String> run = GreetTask.trigger("Emmy");
              run.await(SOON);
              assertThat(context.getBean(Recording.class).triggered).contains(run.id().toString());
            });
  }

  @Test
  void takesWhatIsDefinedForIt() {
    application()
        .withUserConfiguration(OwnPlugins.class)
        .run(
            context -> {
              assertThat(context).doesNotHaveBean(SpringTransactions.class);
              assertThat(context).doesNotHaveBean(BeanInstances.class);
              assertThat(GreetTask.trigger("Ida").await(SOON).output()).hasValue("Servus Ida");
            });
  }

  @Test
  void takesNoClockButItsOwn() {
    application()
        .withUserConfiguration(StandingClock.class)
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              RunHandle<String> run = GreetTask.trigger("Eva");
              assertThat(run.await(SOON).createdAt()).isAfter(Instant.EPOCH.plusSeconds(1000));
              assertThat(run.id().getMostSignificantBits() >>> 16).isGreaterThan(1000_000);
            });
    application()
        .withUserConfiguration(ErrandClock.class)
        .withPropertyValues("errand.worker.enabled=false")
        .run(
            context ->
                assertThat(GreetTask.trigger("Eva").id().getMostSignificantBits() >>> 16)
                    .isEqualTo(1000_000));
  }

  @Test
  void worksWithoutSpringsJdbc() {
    application()
        .withClassLoader(new FilteredClassLoader(DataSourceUtils.class))
        // A proxy of a class that isn't public can't be made in another class loader.
        .withPropertyValues("spring.aop.proxy-target-class=false")
        .run(
            context -> {
              assertThat(context).doesNotHaveBean(CurrentConnection.class);
              assertThat(GreetTask.trigger("Ruth").await(SOON).output()).hasValue("Hello Ruth");
            });
  }

  @Test
  void customizersHaveTheLastWord() {
    application()
        .withUserConfiguration(Customizer.class)
        .run(
            context -> {
              assertThat(context.getBean(Errand.class).isWorking()).isFalse();
              assertThat(GreetTask.trigger("x").retrieve().status()).isEqualTo(RunStatus.QUEUED);
            });
  }

  @Test
  void usesTheSchemaAndMigratesUnlessToldNotTo() {
    String fresh = Postgres.newDatabase();
    Application.on(fresh)
        .withPropertyValues("errand.schema=chores", "errand.migrate=false")
        .run(context -> assertThat(context).hasFailed());
    Application.on(fresh)
        .withPropertyValues("errand.schema=chores")
        .run(
            context -> {
              RunHandle<String> run = GreetTask.trigger("Joan");
              assertThat(run.await(SOON).output()).hasValue("Hello Joan");
              assertThat(
                      context
                          .getBean(JdbcTemplate.class)
                          .queryForObject("SELECT count(*) FROM chores.run", Integer.class))
                  .isEqualTo(1);
            });
  }

  @Test
  void refusesPayloadsOverTheLimit() {
    application()
        .withPropertyValues("errand.payload-limit=2KB")
        .run(
            context ->
                assertThatIllegalArgumentException()
                    .isThrownBy(() -> GreetTask.trigger("x".repeat(3000))));
  }

  @Test
  void runsOnVirtualThreadsWhereTheApplicationDoes() {
    boolean can = Runtime.version().feature() >= 21;
    application()
        .withPropertyValues("spring.threads.virtual.enabled=true")
        .run(
            context ->
                assertThat(ThreadNameTask.trigger().await(SOON).output().orElseThrow())
                    .matches(name -> name.startsWith("VirtualThread") == can));
    application()
        .withPropertyValues(
            "spring.threads.virtual.enabled=true", "errand.worker.virtual-threads=false")
        .run(
            context ->
                assertThat(ThreadNameTask.trigger().await(SOON).output().orElseThrow())
                    .doesNotStartWith("VirtualThread"));
  }

  static class Greeter {
    final GreetTask.Stub greet;

    Greeter(GreetTask.Stub greet) {
      this.greet = greet;
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class OwnStub {
    @Bean
    GreetTask.Stub ownStub() {
      return new GreetTask.Stub(new LazyClient(TaskClient::current));
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class OwnBookStub {
    @Bean
    BookTask.Stub ownBookStub() {
      return new BookTask.Stub(new LazyClient(TaskClient::current));
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class OwnErrand {
    @Bean
    Errand ownErrand(DataSource dataSource, @Lazy Bookkeeping bookkeeping) {
      return Errand.builder()
          .dataSource(dataSource)
          .instances(InstanceResolver.of(new Greetings(), bookkeeping))
          .transactions(new SpringTransactions(dataSource))
          .build();
    }
  }

  static class TooEarly {
    private final GreetTask.Stub greet;

    TooEarly(GreetTask.Stub greet) {
      this.greet = greet;
    }

    @PostConstruct
    void trigger() {
      greet.trigger("too early");
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Listeners {
    @Bean
    Recording recording(BookTask.Stub book) {
      return new Recording(book);
    }
  }

  static final class Recording implements RunListener {
    final Set<String> triggered = ConcurrentHashMap.newKeySet();

    Recording(BookTask.Stub book) {
      assertThat(book).isNotNull();
    }

    @Override
    public void onAttemptStarted(RunEvent event) {
      triggered.add(event.runId().toString());
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class OwnPlugins {
    @Bean
    InstanceResolver instances() {
      return InstanceResolver.of(
          new Greetings() {
            @Override
            public String greet(String name) {
              return "Servus " + name;
            }
          });
    }

    @Bean
    CurrentConnection transactions() {
      return CurrentConnection.none();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class StandingClock {
    @Bean
    Clock clock() {
      return Clock.fixed(Instant.EPOCH.plusSeconds(1000), ZoneOffset.UTC);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class ErrandClock {
    @Bean
    Clock errandClock() {
      return Clock.fixed(Instant.EPOCH.plusSeconds(1000), ZoneOffset.UTC);
    }

    @Bean
    Clock another() {
      return Clock.systemUTC();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Customizer {
    @Bean
    ErrandBuilderCustomizer clientOnly() {
      return builder -> builder.clientOnly();
    }
  }
}
