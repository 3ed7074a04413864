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
public final class ErrandRegistry_df7ec81e implements TaskRegistry {
  /**
   * For {@link java.util.ServiceLoader}.
   */
  public ErrandRegistry_df7ec81e() {
  }

  @Override
  public int contract() {
    return 1;
  }

  @Override
  public List<TaskDefinition<?, ?>> tasks() {
    return List.<TaskDefinition<?, ?>>of(
        DeprecatedTask.DEFINITION,
        GenericTask.DEFINITION,
        RawTask.DEFINITION);
  }

  @Override
  public List<StubFactory<?>> stubs() {
    return List.<StubFactory<?>>of(
        StubFactory.of(DeprecatedTask.Stub.class, DeprecatedTask.Stub::new),
        StubFactory.of(GenericTask.Stub.class, GenericTask.Stub::new),
        StubFactory.of(RawTask.Stub.class, RawTask.Stub::new));
  }
}
