package org.other;

import dev.errand.task.HookDefinition;
import dev.errand.task.HookKind;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * The hooks of {@code org.other.Audit}.
 */
@Generated("dev.errand.processor.StubProcessor")
public final class Audit_ErrandHooks {
  private Audit_ErrandHooks() {
  }

  /**
   * How to call them.
   */
  public static List<HookDefinition> hooks() {
    return List.of(
        HookDefinition.builder(HookKind.COMPLETE)
            .source("org.other.Audit.audit")
            .tasks("send", "count")
            .staticMethod(call -> Audit.audit(call.context(), call.status()))
            .build());
  }
}
