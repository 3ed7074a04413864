package com.acme;

import dev.errand.task.HookDefinition;
import dev.errand.task.StubFactory;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TaskRegistry;
import java.lang.Override;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Generated;
import org.other.Audit_ErrandHooks;

/**
 * The tasks of this compilation.
 */
@Generated("dev.errand.processor.RegistryProcessor")
public final class ErrandRegistry_7a85b944 implements TaskRegistry {
  /**
   * For {@link java.util.ServiceLoader}.
   */
  public ErrandRegistry_7a85b944() {
  }

  @Override
  public int contract() {
    return 1;
  }

  @Override
  public List<TaskDefinition<?, ?>> tasks() {
    return List.<TaskDefinition<?, ?>>of(
        CountTask.DEFINITION,
        DeleteUploadTask.DEFINITION,
        ProcessUploadTask.DEFINITION,
        SendTask.DEFINITION);
  }

  @Override
  public List<StubFactory<?>> stubs() {
    return List.<StubFactory<?>>of(
        StubFactory.of(CountTask.Stub.class, CountTask.Stub::new),
        StubFactory.of(DeleteUploadTask.Stub.class, DeleteUploadTask.Stub::new),
        StubFactory.of(ProcessUploadTask.Stub.class, ProcessUploadTask.Stub::new),
        StubFactory.of(SendTask.Stub.class, SendTask.Stub::new));
  }

  @Override
  public List<HookDefinition> hooks() {
    List<HookDefinition> all = new ArrayList<>();
    all.addAll(Sender_ErrandHooks.hooks());
    all.addAll(Uploads_ErrandHooks.hooks());
    all.addAll(Uploads_Nested_ErrandHooks.hooks());
    all.addAll(Audit_ErrandHooks.hooks());
    return all;
  }
}
