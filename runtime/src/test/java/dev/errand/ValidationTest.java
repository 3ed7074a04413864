package dev.errand;

import static dev.errand.testing.TestTasks.registry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.manage.RunFilter;
import dev.errand.spi.PayloadValidator;
import dev.errand.task.Run;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TaskKey;
import dev.errand.task.TriggerOptions;
import dev.errand.task.TypeRef;
import dev.errand.testing.Invariants;
import dev.errand.testing.TestServer;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Payloads that break their constraints, or have no key, are refused when they are triggered. */
class ValidationTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private final String url = TestServer.createDatabase();

  record User(@Nullable String id) {}

  record Upload(@NotBlank String name, @Max(10) int size, @NotNull @Nullable User user) {}

  /** As the processor writes one for several parameters. */
  record Payload(@NotBlank String to, @Max(3) int times) {}

  /** As the processor writes one for the constraints of a single parameter. */
  record Constraints(@NotBlank String to) {}

  private final HikariDataSource dataSource = TestServer.pool(url, 12);
  private final AtomicInteger executed = new AtomicInteger();

  private final TaskDefinition<Upload, Void> one =
      TaskDefinition.<Upload, Void>builder("one")
          .source("tests.one")
          .inlineParameter("upload", TypeRef.of(Upload.class), false)
          .arguments(upload -> new Object[] {upload})
          .output(TypeRef.of(Void.class))
          .concurrency(
              1,
              TaskKey.of(
                  "upload.user.id",
                  upload ->
                      TaskKey.present(TaskKey.present(upload, "upload").user(), "upload.user")
                          .id()))
          .staticMethod(call -> executed.incrementAndGet() > 0 ? null : null)
          .build();

  private final TaskDefinition<Payload, Void> several =
      TaskDefinition.<Payload, Void>builder("several")
          .source("tests.several")
          .parameter("to", TypeRef.of(String.class))
          .parameter("times", TypeRef.of(int.class))
          .arguments(payload -> new Object[] {payload.to(), payload.times()})
          .payload(values -> new Payload(values.argument(0), values.<Integer>argument(1)))
          .output(TypeRef.of(Void.class))
          .staticMethod(call -> executed.incrementAndGet() > 0 ? null : null)
          .build();

  private final TaskDefinition<String, Void> plain =
      TaskDefinition.<String, Void>builder("plain")
          .source("tests.plain")
          .parameter("to", TypeRef.of(String.class))
          .arguments(to -> new Object[] {to})
          .validated(Constraints::new)
          .output(TypeRef.of(Void.class))
          .staticMethod(call -> executed.incrementAndGet() > 0 ? null : null)
          .build();

  private final Errand errand = builder().build();

  private ErrandBuilder builder() {
    return Errand.builder().dataSource(dataSource).registry(registry(one, several, plain));
  }

  @AfterEach
  void close() {
    errand.close();
    Invariants.check(dataSource);
    dataSource.close();
  }

  private <P> void assertRefused(TaskDefinition<P, Void> task, P payload, String... reasons) {
    assertThatThrownBy(() -> errand.trigger(task, payload, TriggerOptions.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(reasons);
  }

  @Test
  void aPayloadThatBreaksItsConstraintsIsNotStored() {
    errand.start();
    assertRefused(
        one,
        new Upload(" ", 11, null),
        "The payload of task one (tests.one) breaks its constraints: upload.name must not be blank;"
            + " upload.size must be less than or equal to 10; upload.user must not be null.");
    assertRefused(
        several, new Payload("", 4), "times must be less than or equal to 3; to must not be blank");
    assertRefused(plain, "", ": to must not be blank.");
    assertThat(errand.runs().list(RunFilter.all())).isEmpty();
    assertThat(errand.trigger(several, new Payload("a", 1), TriggerOptions.none()).await(SOON))
        .extracting(Run::status)
        .isEqualTo(RunStatus.COMPLETED);
  }

  @Test
  void aStoredPayloadThatBreaksItsConstraintsFailsAtOnceAndTheMethodIsNotCalled() {
    errand.start();
    for (Run<?> run :
        java.util.List.of(
            errand
                .trigger("one", Map.of("name", "", "size", 1, "user", Map.of("id", "a")), none())
                .await(SOON),
            errand.trigger("several", Map.of("to", "a", "times", 9), none()).await(SOON),
            errand.trigger("plain", Map.of("to", ""), none()).await(SOON))) {
      assertThat(run.status()).isEqualTo(RunStatus.FAILED);
      assertThat(run.attempt()).isEqualTo(1);
      assertThat(run.error().orElseThrow().message()).contains("breaks its constraints: ");
    }
    assertThat(executed).hasValue(0);
  }

  private static TriggerOptions none() {
    return TriggerOptions.none();
  }

  @Test
  void anotherValidatorCanBeGiven() {
    try (Errand lenient = builder().validator(PayloadValidator.none()).build()) {
      lenient.start();
      assertThat(lenient.trigger(several, new Payload("", 9), none()).await(SOON).status())
          .isEqualTo(RunStatus.COMPLETED);
    }
  }

  @Test
  void aNullOnTheWayToAKeyIsNamed() {
    try (Errand lenient = builder().validator(PayloadValidator.none()).build()) {
      lenient.start();
      assertThatThrownBy(() -> lenient.trigger(one, new Upload("a", 1, null), none()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Task one (tests.one): The key upload.user.id can't be computed, since upload.user is"
                  + " null.");
      assertThatThrownBy(() -> lenient.trigger(one, new Upload("a", 1, new User(null)), none()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith("can't be computed, since upload.user.id is null.");
      assertThat(lenient.runs().list(RunFilter.all())).isEmpty();
    }
  }
}
