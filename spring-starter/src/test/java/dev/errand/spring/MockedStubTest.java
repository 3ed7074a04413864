package dev.errand.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.verify;

import dev.errand.Errand;
import dev.errand.manage.RunFilter;
import dev.errand.spring.tasks.GreetTask;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** As an application tests that something is triggered. */
@SpringBootTest(
    classes = {Application.Auto.class, Application.TaskBeans.class, MockedStubTest.Desk.class},
    webEnvironment = SpringBootTest.WebEnvironment.NONE)
@DirtiesContext
class MockedStubTest {

  @Autowired private Desk desk;
  @Autowired private Errand errand;
  @MockitoBean private GreetTask.Stub greet;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", Postgres::newDatabase);
    registry.add("spring.autoconfigure.exclude", () -> BootLine.HIBERNATE);
  }

  @Test
  void isTriggeredInsteadOfTheRealOne() {
    assertThat(Mockito.mockingDetails(greet).isMock()).isTrue();
    desk.welcome("Ada");
    verify(greet).trigger("Ada");
    assertThat(errand.runs().list(RunFilter.all())).isEmpty();
  }

  static class Desk {

    private final GreetTask.Stub greet;

    Desk(GreetTask.Stub greet) {
      this.greet = greet;
    }

    void welcome(String name) {
      greet.trigger(name);
    }
  }
}
