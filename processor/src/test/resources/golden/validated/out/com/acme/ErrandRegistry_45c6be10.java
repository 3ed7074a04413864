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
public final class ErrandRegistry_45c6be10 implements TaskRegistry {
  /**
   * For {@link java.util.ServiceLoader}.
   */
  public ErrandRegistry_45c6be10() {
  }

  @Override
  public int contract() {
    return 1;
  }

  @Override
  public List<TaskDefinition<?, ?>> tasks() {
    return List.<TaskDefinition<?, ?>>of(
        BeanTask.DEFINITION,
        CascadedTask.DEFINITION,
        ConstrainedTask.DEFINITION,
        ElementsTask.DEFINITION,
        MaybeTask.DEFINITION,
        PlainTask.DEFINITION,
        SeveralTask.DEFINITION,
        SingleTask.DEFINITION);
  }

  @Override
  public List<StubFactory<?>> stubs() {
    return List.<StubFactory<?>>of(
        StubFactory.of(BeanTask.Stub.class, BeanTask.Stub::new),
        StubFactory.of(CascadedTask.Stub.class, CascadedTask.Stub::new),
        StubFactory.of(ConstrainedTask.Stub.class, ConstrainedTask.Stub::new),
        StubFactory.of(ElementsTask.Stub.class, ElementsTask.Stub::new),
        StubFactory.of(MaybeTask.Stub.class, MaybeTask.Stub::new),
        StubFactory.of(PlainTask.Stub.class, PlainTask.Stub::new),
        StubFactory.of(SeveralTask.Stub.class, SeveralTask.Stub::new),
        StubFactory.of(SingleTask.Stub.class, SingleTask.Stub::new));
  }
}
