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
public final class ErrandRegistry_9bcacaaf implements TaskRegistry {
  /**
   * For {@link java.util.ServiceLoader}.
   */
  public ErrandRegistry_9bcacaaf() {
  }

  @Override
  public int contract() {
    return 1;
  }

  @Override
  public List<TaskDefinition<?, ?>> tasks() {
    return List.<TaskDefinition<?, ?>>of(
        EveryKindTask.DEFINITION,
        GenericVarargsTask.DEFINITION,
        NoneTask.DEFINITION,
        OverloadedAnyTask.DEFINITION,
        OverloadedBoxedTask.DEFINITION,
        OverloadedTask.DEFINITION,
        VarargsTask.DEFINITION,
        WildcardsTask.DEFINITION);
  }

  @Override
  public List<StubFactory<?>> stubs() {
    return List.<StubFactory<?>>of(
        StubFactory.of(EveryKindTask.Stub.class, EveryKindTask.Stub::new),
        StubFactory.of(GenericVarargsTask.Stub.class, GenericVarargsTask.Stub::new),
        StubFactory.of(NoneTask.Stub.class, NoneTask.Stub::new),
        StubFactory.of(OverloadedAnyTask.Stub.class, OverloadedAnyTask.Stub::new),
        StubFactory.of(OverloadedBoxedTask.Stub.class, OverloadedBoxedTask.Stub::new),
        StubFactory.of(OverloadedTask.Stub.class, OverloadedTask.Stub::new),
        StubFactory.of(VarargsTask.Stub.class, VarargsTask.Stub::new),
        StubFactory.of(WildcardsTask.Stub.class, WildcardsTask.Stub::new));
  }
}
