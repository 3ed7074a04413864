package com.acme;

import dev.errand.task.StubFactory;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TaskRegistry;
import java.lang.Override;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * The tasks of this compilation.
 */
@Generated("dev.errand.processor.RegistryProcessor")
public final class ErrandRegistry_b2d8448b implements TaskRegistry {
  /**
   * For {@link java.util.ServiceLoader}.
   */
  public ErrandRegistry_b2d8448b() {
  }

  @Override
  public int contract() {
    return 1;
  }

  @Override
  public List<TaskDefinition<?, ?>> tasks() {
    return List.<TaskDefinition<?, ?>>of(
        BillTask.DEFINITION,
        ReportTask.DEFINITION,
        SendTask.DEFINITION,
        ShipTask.DEFINITION);
  }

  @Override
  public List<StubFactory<?>> stubs() {
    return List.<StubFactory<?>>of(
        StubFactory.of(BillTask.Stub.class, BillTask.Stub::new),
        StubFactory.of(ReportTask.Stub.class, ReportTask.Stub::new),
        StubFactory.of(SendTask.Stub.class, SendTask.Stub::new),
        StubFactory.of(ShipTask.Stub.class, ShipTask.Stub::new));
  }
}
