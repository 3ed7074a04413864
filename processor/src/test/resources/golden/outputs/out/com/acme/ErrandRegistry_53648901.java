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
public final class ErrandRegistry_53648901 implements TaskRegistry {
  /**
   * For {@link java.util.ServiceLoader}.
   */
  public ErrandRegistry_53648901() {
  }

  @Override
  public int contract() {
    return 1;
  }

  @Override
  public List<TaskDefinition<?, ?>> tasks() {
    return List.<TaskDefinition<?, ?>>of(
        BytesTask.DEFINITION,
        FutureTask.DEFINITION,
        OptionalTask.DEFINITION,
        StageOfAnythingTask.DEFINITION,
        StageOfNothingTask.DEFINITION,
        StageTask.DEFINITION,
        SubclassTask.DEFINITION);
  }

  @Override
  public List<StubFactory<?>> stubs() {
    return List.<StubFactory<?>>of(
        StubFactory.of(BytesTask.Stub.class, BytesTask.Stub::new),
        StubFactory.of(FutureTask.Stub.class, FutureTask.Stub::new),
        StubFactory.of(OptionalTask.Stub.class, OptionalTask.Stub::new),
        StubFactory.of(StageOfAnythingTask.Stub.class, StageOfAnythingTask.Stub::new),
        StubFactory.of(StageOfNothingTask.Stub.class, StageOfNothingTask.Stub::new),
        StubFactory.of(StageTask.Stub.class, StageTask.Stub::new),
        StubFactory.of(SubclassTask.Stub.class, SubclassTask.Stub::new));
  }
}
