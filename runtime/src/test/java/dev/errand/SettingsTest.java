package dev.errand;

import static dev.errand.testing.TestTasks.registry;
import static dev.errand.testing.TestTasks.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.errand.spi.RunEvent;
import dev.errand.spi.RunListener;
import dev.errand.task.RunHandle;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskClient;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TriggerOptions;
import dev.errand.task.TypeRef;
import dev.errand.testing.Invariants;
import dev.errand.testing.TestServer;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the builder takes, and what it says when something is missing. */
class SettingsTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String URL = TestServer.createDatabase();

  private final HikariDataSource dataSource = TestServer.pool(URL, 12);
  private final TaskDefinition<String, String> echo = text("echo", (text, context) -> text);

  @AfterEach
  void close() {
    dataSource.close();
  }

  private ErrandBuilder builder() {
    return Errand.builder()
        .dataSource(dataSource)
        .registry(registry(echo))
        .worker(worker -> worker.concurrency(2).lease(Duration.ofSeconds(3)));
  }

  /** A clock that the test moves. */
  private static final class MovedClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void theClockDecidesWhatIsDue() {
    MovedClock clock = new MovedClock();
    try (Errand errand = builder().schema("clock").clock(clock).build()) {
      errand.start();
      RunHandle<String> handle =
          errand.trigger(echo, "x", TriggerOptions.of(o -> o.delay(Duration.ofDays(3))));
      assertThat(handle.retrieve().status()).isEqualTo(RunStatus.DELAYED);
      clock.ahead = Duration.ofDays(3).plusSeconds(1);
      assertThat(handle.await(SOON).startedAt().orElseThrow())
          .isAfter(Instant.now().plus(Duration.ofDays(2)));
    }
  }

  private record Told(String what, RunStatus status, int attempt) {}

  @Test
  void listenersAreToldAndTheirFailuresChangeNothing() {
    List<Told> told = new CopyOnWriteArrayList<>();
    RunListener listener =
        new RunListener() {
          private void tell(String what, RunEvent event) {
            told.add(new Told(what, event.status(), event.attempt()));
            throw new IllegalStateException("a listener's own failure");
          }

          @Override
          public void onTriggered(RunEvent event) {
            tell("triggered", event);
          }

          @Override
          public void onAttemptStarted(RunEvent event) {
            tell("started", event);
          }

          @Override
          public void onAttemptEnded(RunEvent event) {
            tell("ended", event);
          }

          @Override
          public void onRecorded(RunEvent event) {
            tell("recorded", event);
          }
        };
    try (Errand errand = builder().listener(listener).build()) {
      errand.start();
      assertThat(errand.trigger(echo, "x", TriggerOptions.none()).await(SOON).output())
          .contains("x");
    }
    assertThat(told)
        .contains(
            new Told("triggered", RunStatus.QUEUED, 0),
            new Told("started", RunStatus.EXECUTING, 1),
            new Told("ended", RunStatus.COMPLETED, 1),
            new Told("recorded", RunStatus.COMPLETED, 1));
    Invariants.check(dataSource);
  }

  @Test
  void withoutARegistryTheLogSaysWhichLinesToAdd() {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger logger = (Logger) LoggerFactory.getLogger(ErrandBuilder.class);
    log.start();
    logger.addAppender(log);
    try {
      Errand.builder()
          .dataSource(dataSource)
          .classLoader(new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader()))
          .codec(new dev.errand.testing.NoJson())
          .build();
    } finally {
      logger.detachAppender(log);
    }
    assertThat(log.list).hasSize(1);
    assertThat(log.list.get(0).getFormattedMessage())
        .contains("No task registry was found")
        .contains("<artifactId>errand-processor</artifactId>")
        .contains("annotationProcessor(\"dev.errand:errand-processor");
  }

  @Test
  void aTaskThatNoLiveWorkerKnowsIsWarnedOfOnce() {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger logger = (Logger) LoggerFactory.getLogger("dev.errand.internal.upkeep.Upkeep");
    log.start();
    logger.addAppender(log);
    try (Errand errand = builder().schema("unknown").build()) {
      errand.start();
      errand.trigger("not-deployed", Map.of("a", 1), TriggerOptions.none());
      errand.trigger("not-deployed", Map.of("a", 2), TriggerOptions.none());
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !log.list.isEmpty());
    } finally {
      logger.detachAppender(log);
    }
    assertThat(log.list).hasSize(1);
    assertThat(log.list.get(0).getFormattedMessage()).contains("\"not-deployed\"");
  }

  @Test
  void aWorkerThatLacksAnInstanceDoesNotStart() {
    TaskDefinition<Void, String> instance =
        TaskDefinition.<Void, String>builder("needs-instance")
            .source("tests.Needs.instance")
            .arguments(nothing -> new Object[0])
            .output(TypeRef.of(String.class))
            .instanceMethod(SettingsTest.class, (test, call) -> "x")
            .build();
    Errand worker = Errand.builder().dataSource(dataSource).registry(registry(instance)).build();
    assertThatThrownBy(worker::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("tests.Needs.instance")
        .hasMessageContaining("InstanceResolver.of");
    try (Errand client =
        Errand.builder().dataSource(dataSource).registry(registry(instance)).clientOnly().build()) {
      client.start();
    }
  }

  @Test
  void twoTasksWithOneIdStopTheStartWithBothPlaces() {
    TaskDefinition<String, String> other =
        text("echo", (text, context) -> text, task -> task.source("other.Place"));
    assertThatThrownBy(
            () ->
                Errand.builder()
                    .dataSource(dataSource)
                    .registry(registry(echo))
                    .registry(registry(other))
                    .build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("tests.echo")
        .hasMessageContaining("other.Place");
  }

  @Test
  void currentSaysWhatToDoWhereNoneOrSeveralRun() {
    assertThatThrownBy(TaskClient::current)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("No Errand runs in this JVM");
    try (Errand one = builder().clientOnly().build();
        Errand two = builder().clientOnly().build()) {
      one.start();
      assertThat(TaskClient.current()).isSameAs(one);
      two.start();
      assertThatThrownBy(TaskClient::current).hasMessageContaining("2 Errands run in this JVM");
      try (var scope = TaskClient.scope(two)) {
        assertThat(scope).isNotNull();
        assertThat(TaskClient.current()).isSameAs(two);
      }
    }
  }

  @Test
  void aPoolWithoutAutoCommitOrWithAnotherIsolationLosesNothing() throws Exception {
    HikariConfig config = TestServer.poolConfig(TestServer.createDatabase(), 12);
    config.setAutoCommit(false);
    config.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
    try (HikariDataSource odd = new HikariDataSource(config)) {
      UUID inTransaction;
      UUID alone;
      try (Errand errand =
          Errand.builder()
              .dataSource(odd)
              .registry(registry(echo))
              .worker(worker -> worker.concurrency(2))
              .build()) {
        errand.start();
        RunHandle<String> handle = errand.trigger(echo, "x", TriggerOptions.none());
        assertThat(handle.await(SOON).output()).contains("x");
        alone = handle.id();
        inTransaction =
            errand.inTransaction(h -> errand.trigger(echo, "y", TriggerOptions.none())).id();
      }
      try (HikariDataSource fresh = TestServer.pool(odd.getJdbcUrl(), 2);
          Errand client =
              Errand.builder().dataSource(fresh).registry(registry(echo)).clientOnly().build()) {
        client.start();
        assertThat(client.runs().retrieve(alone).status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(client.runs().retrieve(inTransaction).status().name()).isNotEmpty();
        Invariants.check(fresh);
      }
      try (var connection = odd.getConnection()) {
        assertThat(connection.getAutoCommit()).isFalse();
      }
    }
  }

  @Test
  void theMigrationsTextCanBeAppliedByHand() {
    String sql = Errand.migrationSql("by_hand");
    org.jdbi.v3.core.Jdbi.create(dataSource)
        .useHandle(
            handle -> {
              try (var statement = handle.getConnection().createStatement()) {
                statement.execute(sql);
              } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
              }
            });
    try (Errand errand = builder().schema("by_hand").migrate(false).build()) {
      errand.start();
      assertThat(errand.trigger(echo, "x", TriggerOptions.none()).await(SOON).output())
          .contains("x");
    }
    Errand missing = builder().schema("nobody_made_it").migrate(false).build();
    assertThatThrownBy(missing::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("migrationSql");
  }

  @Test
  void badRetentionsAreRefused() {
    assertThatThrownBy(() -> Errand.builder().retention(Duration.ofSeconds(59)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("retention is PT59S")
        .hasMessageContaining("minute");
    assertThatThrownBy(() -> Errand.builder().retention(RunStatus.EXECUTING, Duration.ofDays(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("EXECUTING")
        .hasMessageContaining("FAILED");
  }
}
