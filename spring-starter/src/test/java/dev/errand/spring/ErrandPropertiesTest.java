package dev.errand.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.Errand;
import dev.errand.spi.WorkerSettings;
import dev.errand.task.RunStatus;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

class ErrandPropertiesTest {

  private final ApplicationContextRunner application =
      new ApplicationContextRunner().withUserConfiguration(OnlyProperties.class);

  @Test
  void areAllBound() {
    application
        .withPropertyValues(
            "errand.data-source=main",
            "errand.schema=chores",
            "errand.migrate=false",
            "errand.payload-limit=1MB",
            "errand.start-timeout=5s",
            "errand.auto-startup=false",
            "errand.retention=7d",
            "errand.retention-by-status.failed=30d",
            "errand.retention-by-status.timed-out=90d",
            "errand.worker.enabled=false",
            "errand.worker.concurrency=3",
            "errand.worker.queues=emails,reports",
            "errand.worker.lease=20s",
            "errand.worker.shutdown-timeout=1m",
            "errand.worker.cancel-grace=7s",
            "errand.worker.virtual-threads=true",
            "errand.worker.name=blue")
        .run(
            context -> {
              ErrandProperties properties = context.getBean(ErrandProperties.class);
              assertThat(properties.dataSource()).isEqualTo("main");
              assertThat(properties.schema()).isEqualTo("chores");
              assertThat(properties.migrate()).isFalse();
              assertThat(properties.payloadLimit()).isEqualTo(DataSize.ofMegabytes(1));
              assertThat(properties.startTimeout()).isEqualTo(Duration.ofSeconds(5));
              assertThat(properties.autoStartup()).isFalse();
              assertThat(properties.retention()).isEqualTo(Duration.ofDays(7));
              assertThat(properties.retentionByStatus())
                  .containsOnly(
                      Map.entry(RunStatus.FAILED, Duration.ofDays(30)),
                      Map.entry(RunStatus.TIMED_OUT, Duration.ofDays(90)));
              assertThat(properties.worker().enabled()).isFalse();
              WorkerSettings worker = workerSettings(context);
              assertThat(worker.concurrency()).isEqualTo(3);
              assertThat(worker.queues()).containsExactly("emails", "reports");
              assertThat(worker.lease()).isEqualTo(Duration.ofSeconds(20));
              assertThat(worker.shutdownTimeout()).isEqualTo(Duration.ofMinutes(1));
              assertThat(worker.cancelGrace()).isEqualTo(Duration.ofSeconds(7));
              assertThat(worker.virtualThreads()).isTrue();
              assertThat(worker.name()).isEqualTo("blue");
            });
  }

  @Test
  void haveTheDefaultsOfTheLibrary() {
    application.run(
        context -> {
          ErrandProperties properties = context.getBean(ErrandProperties.class);
          assertThat(properties.enabled()).isTrue();
          assertThat(properties.dataSource()).isNull();
          assertThat(properties.schema()).isEqualTo("errand");
          assertThat(properties.migrate()).isTrue();
          assertThat(properties.payloadLimit()).isEqualTo(DataSize.ofMegabytes(3));
          assertThat(properties.startTimeout()).isEqualTo(Duration.ofMinutes(2));
          assertThat(properties.autoStartup()).isTrue();
          assertThat(properties.retention()).isEqualTo(Duration.ofDays(14));
          assertThat(properties.retentionByStatus()).isEmpty();
          assertThat(properties.worker().enabled()).isTrue();
          assertThat(workerSettings(context))
              .usingRecursiveComparison()
              .isEqualTo(WorkerSettings.builder().build());
        });
  }

  @Test
  void sayWhichStatusCantHaveARetention() {
    application
        .withPropertyValues("errand.retention-by-status.queued=1d")
        .run(
            context -> {
              PropertiesCustomizer customizer =
                  new PropertiesCustomizer(
                      context.getBean(ErrandProperties.class), context.getEnvironment());
              assertThatThrownBy(() -> customizer.customize(Errand.builder()))
                  .isInstanceOf(IllegalArgumentException.class)
                  .hasMessageContaining("QUEUED")
                  .hasMessageContaining("FAILED");
            });
  }

  @Test
  void followTheApplicationToVirtualThreads() {
    application
        .withPropertyValues("spring.threads.virtual.enabled=true")
        .run(context -> assertThat(workerSettings(context).virtualThreads()).isTrue());
    application
        .withPropertyValues(
            "spring.threads.virtual.enabled=true", "errand.worker.virtual-threads=false")
        .run(context -> assertThat(workerSettings(context).virtualThreads()).isFalse());
  }

  @Test
  void areDescribedForEditors() throws IOException {
    String metadata = metadata();
    for (String name :
        new String[] {
          "errand.enabled",
          "errand.data-source",
          "errand.schema",
          "errand.migrate",
          "errand.payload-limit",
          "errand.start-timeout",
          "errand.auto-startup",
          "errand.retention",
          "errand.retention-by-status",
          "errand.worker.enabled",
          "errand.worker.concurrency",
          "errand.worker.queues",
          "errand.worker.lease",
          "errand.worker.shutdown-timeout",
          "errand.worker.cancel-grace",
          "errand.worker.virtual-threads",
          "errand.worker.name"
        }) {
      assertThat(metadata)
          .containsPattern(
              "\"name\": \"" + name + "\",\\s+\"type\": \"[^\"]+\",\\s+\"description\": \"[A-Z]");
    }
    assertThat(metadata).contains("\"defaultValue\": \"15s\"", "\"defaultValue\": \"3MB\"");
  }

  /** Of the starter: other jars have such a file as well. */
  private static String metadata() throws IOException {
    for (URL url :
        Collections.list(
            ErrandProperties.class
                .getClassLoader()
                .getResources("META-INF/spring-configuration-metadata.json"))) {
      try (InputStream stream = url.openStream()) {
        String metadata = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        if (metadata.contains("\"errand.enabled\"")) {
          return metadata;
        }
      }
    }
    return "";
  }

  private static WorkerSettings workerSettings(ApplicationContext context) {
    WorkerSettings.Builder settings = WorkerSettings.builder();
    new PropertiesCustomizer(context.getBean(ErrandProperties.class), context.getEnvironment())
        .customize(settings);
    return settings.build();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(ErrandProperties.class)
  static class OnlyProperties {}
}
