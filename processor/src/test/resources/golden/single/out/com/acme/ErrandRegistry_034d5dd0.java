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
public final class ErrandRegistry_034d5dd0 implements TaskRegistry {
  /**
   * For {@link java.util.ServiceLoader}.
   */
  public ErrandRegistry_034d5dd0() {
  }

  @Override
  public int contract() {
    return 1;
  }

  @Override
  public List<TaskDefinition<?, ?>> tasks() {
    return List.<TaskDefinition<?, ?>>of(
        Another.DEFINITION,
        LastTask.DEFINITION,
        ProcessUploadTask.DEFINITION);
  }

  @Override
  public List<StubFactory<?>> stubs() {
    return List.<StubFactory<?>>of(
        StubFactory.of(Another.Stub.class, Another.Stub::new),
        StubFactory.of(LastTask.Stub.class, LastTask.Stub::new),
        StubFactory.of(ProcessUploadTask.Stub.class, ProcessUploadTask.Stub::new));
  }
}
