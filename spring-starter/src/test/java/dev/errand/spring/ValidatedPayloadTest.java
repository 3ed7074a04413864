package dev.errand.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.spi.PayloadValidator;
import dev.errand.spring.tasks.Invitations;
import dev.errand.spring.tasks.InviteTask;
import dev.errand.task.RunStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Payloads are validated by the application's own validator; hooks are called on beans. */
class ValidatedPayloadTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  /** For each test, as a hook that a shutdown leaves behind is called by the next application. */
  private final String database = Postgres.newDatabase();

  private ApplicationContextRunner application() {
    return Application.on(database);
  }

  @Test
  void theApplicationsValidatorIsAsked() {
    application()
        .run(
            context -> {
              assertThat(context).hasSingleBean(BeanPayloadValidator.class);
              assertThatThrownBy(() -> InviteTask.trigger("nobody", 5))
                  .isInstanceOf(IllegalArgumentException.class)
                  .hasMessage(
                      "The payload of task invite (dev.errand.spring.tasks.Invitations.invite) breaks"
                          + " its constraints: seats must be less than or equal to 4; to must be a"
                          + " well-formed email address.");
              assertThat(InviteTask.trigger("a@b.org", 4).await(SOON).output())
                  .hasValue("a@b.org 4");
              assertThat(
                      context
                          .getBean(Invitations.class)
                          .ended
                          .poll(SOON.toSeconds(), TimeUnit.SECONDS))
                  .isEqualTo("a@b.org -> a@b.org 4, COMPLETED");
            });
  }

  @Test
  void aValidatorOfTheApplicationsOwnComesFirst() {
    application()
        .withUserConfiguration(Lenient.class)
        .run(
            context -> {
              assertThat(context).doesNotHaveBean(BeanPayloadValidator.class);
              assertThat(InviteTask.trigger("nobody", 5).await(SOON).status())
                  .isEqualTo(RunStatus.COMPLETED);
            });
  }

  @Test
  void withoutBeanValidationTheStarterStarts() {
    Application.bare()
        .withPropertyValues("spring.datasource.url=" + database, "errand.worker.enabled=false")
        .withClassLoader(new FilteredClassLoader("jakarta.validation"))
        .run(
            context ->
                assertThat(context).hasNotFailed().doesNotHaveBean("errandPayloadValidator"));
  }

  @Configuration(proxyBeanMethods = false)
  static class Lenient {
    @Bean
    PayloadValidator lenient() {
      return bean -> List.of();
    }
  }
}
