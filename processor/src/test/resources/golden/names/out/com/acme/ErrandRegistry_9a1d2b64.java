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
public final class ErrandRegistry_9a1d2b64 implements TaskRegistry {
  /**
   * For {@link java.util.ServiceLoader}.
   */
  public ErrandRegistry_9a1d2b64() {
  }

  @Override
  public int contract() {
    return 1;
  }

  @Override
  public List<TaskDefinition<?, ?>> tasks() {
    return List.<TaskDefinition<?, ?>>of(
        NamesTask.DEFINITION,
        ParseTask.DEFINITION,
        PayloadTask.DEFINITION,
        ShrinkTask.DEFINITION,
        StubTask.DEFINITION);
  }

  @Override
  public List<StubFactory<?>> stubs() {
    return List.<StubFactory<?>>of(
        StubFactory.of(NamesTask.Stub.class, NamesTask.Stub::new),
        StubFactory.of(ParseTask.Stub.class, ParseTask.Stub::new),
        StubFactory.of(PayloadTask.Stub.class, PayloadTask.Stub::new),
        StubFactory.of(ShrinkTask.Stub.class, ShrinkTask.Stub::new),
        StubFactory.of(StubTask.Stub.class, StubTask.Stub::new));
  }
}
