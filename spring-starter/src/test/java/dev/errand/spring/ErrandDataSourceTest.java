package dev.errand.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.errand.Errand;
import dev.errand.spring.tasks.GreetTask;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ExtendWith(OutputCaptureExtension.class)
class ErrandDataSourceTest {

  private static final String DATA_SOURCE =
      BootLine.FOUR
          ? "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
          : "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration";

  private static String first;
  private static String second;

  @BeforeAll
  static void createDatabases() {
    first = Postgres.newDatabase();
    second = Postgres.newDatabase();
  }

  private static ApplicationContextRunner two() {
    return Application.bare()
        .withUserConfiguration(Two.class)
        .withPropertyValues("first.url=" + first, "second.url=" + second)
        .withPropertyValues("errand.worker.enabled=false");
  }

  @Test
  void wantsToKnowWhichOfSeveral() {
    two()
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .isInstanceOf(ErrandConfigurationException.class)
                    .hasMessage(
                        "Errand can't tell which DataSource's database the runs are in: first,"
                            + " second. Name one with errand.data-source=first, or make one"
                            + " @Primary."));
  }

  @Test
  void takesTheNamedOne() {
    two()
        .withPropertyValues("errand.data-source=second")
        .run(
            context -> {
              GreetTask.trigger("Ada");
              assertThat(runs(context.getBean("second", DataSource.class))).isEqualTo(1);
            });
  }

  @Test
  void takesThePrimaryOne() {
    two()
        .withUserConfiguration(PrimaryOne.class)
        .run(
            context -> {
              int before = runs(context.getBean("third", DataSource.class));
              GreetTask.trigger("Ada");
              assertThat(runs(context.getBean("third", DataSource.class))).isEqualTo(before + 1);
            });
  }

  @Test
  void namesThoseThatThereAre() {
    two()
        .withPropertyValues("errand.data-source=seconds")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessage(
                        "errand.data-source is \"seconds\", and no DataSource bean has that name."
                            + " Name one of these: first, second."));
  }

  @Test
  void saysWhatToAddWhereThereIsNone(CapturedOutput output) {
    assertThat(
            catchThrowable(
                () ->
                    new SpringApplicationBuilder(Application.Auto.class)
                        .web(WebApplicationType.NONE)
                        .properties(
                            "spring.autoconfigure.exclude="
                                + DATA_SOURCE
                                + ","
                                + BootLine.HIBERNATE)
                        .run()))
        .isNotNull();
    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("this application has no DataSource bean.")
        .contains("Action:")
        .contains("Add org.springframework.boot:spring-boot-starter-jdbc")
        .contains("errand.enabled=false");
  }

  @Test
  void needsNoneWhereErrandIsOff() {
    Application.bare()
        .withPropertyValues(
            "spring.autoconfigure.exclude=" + DATA_SOURCE + "," + BootLine.HIBERNATE,
            "errand.enabled=false")
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Errand.class));
  }

  private static int runs(DataSource dataSource) {
    return new JdbcTemplate(dataSource)
        .queryForObject("SELECT count(*) FROM errand.run", Integer.class);
  }

  @Configuration(proxyBeanMethods = false)
  static class Two {
    @Bean
    DataSource first(Environment environment) {
      return new DriverManagerDataSource(environment.getRequiredProperty("first.url"));
    }

    @Bean
    DataSource second(Environment environment) {
      return new DriverManagerDataSource(environment.getRequiredProperty("second.url"));
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class PrimaryOne {
    @Bean
    @Primary
    DataSource third(Environment environment) {
      return new DriverManagerDataSource(environment.getRequiredProperty("first.url"));
    }
  }
}
