package dev.errand.spring;

import dev.errand.ErrandBuilder;
import dev.errand.spi.WorkerSettings;
import org.springframework.core.env.Environment;

/**
 * Applies the {@code errand.*} properties.
 *
 * @param properties the properties
 * @param environment knows whether the whole application uses virtual threads
 */
record PropertiesCustomizer(ErrandProperties properties, Environment environment)
    implements ErrandBuilderCustomizer {

  @Override
  public void customize(ErrandBuilder builder) {
    builder
        .schema(properties.schema())
        .migrate(properties.migrate())
        .payloadLimit((int) Math.min(properties.payloadLimit().toBytes(), Integer.MAX_VALUE))
        .startTimeout(properties.startTimeout())
        .retention(properties.retention());
    properties.retentionByStatus().forEach(builder::retention);
    if (properties.worker().enabled()) {
      builder.worker(this::customize);
    } else {
      builder.clientOnly();
    }
  }

  void customize(WorkerSettings.Builder settings) {
    ErrandProperties.Worker worker = properties.worker();
    settings
        .concurrency(worker.concurrency())
        .queues(worker.queues().toArray(String[]::new))
        .lease(worker.lease())
        .shutdownTimeout(worker.shutdownTimeout())
        .cancelGrace(worker.cancelGrace())
        .virtualThreads(virtualThreads());
    String name = worker.name();
    if (name != null) {
      settings.name(name);
    }
  }

  private boolean virtualThreads() {
    Boolean own = properties.worker().virtualThreads();
    return own != null
        ? own
        : environment.getProperty("spring.threads.virtual.enabled", Boolean.class, false);
  }
}
