package com.acme;

import dev.errand.task.HookDefinition;
import dev.errand.task.HookKind;
import dev.errand.task.TypeRef;
import java.lang.Long;
import java.lang.SuppressWarnings;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * The hooks of {@code com.acme.Uploads.Nested}.
 */
@Generated("dev.errand.processor.StubProcessor")
@SuppressWarnings({"rawtypes", "unchecked"})
public final class Uploads_Nested_ErrandHooks {
  private Uploads_Nested_ErrandHooks() {
  }

  /**
   * How to call them.
   */
  public static List<HookDefinition> hooks() {
    return List.of(
        HookDefinition.builder(HookKind.COMPLETE)
            .source("com.acme.Uploads.Nested.counted")
            .tasks("count")
            .parameter("count", TypeRef.of(Long.class))
            .instanceMethod(Uploads.Nested.class, (target, call) -> target.counted(call.<Long>argument(0)))
            .build(),
        HookDefinition.builder(HookKind.SUCCESS)
            .source("com.acme.Uploads.Nested.counted")
            .tasks("count")
            .parameter("none", TypeRef.of(List[].class))
            .parameter("count", TypeRef.of(long.class))
            .instanceMethod(Uploads.Nested.class, (target, call) -> target.counted(call.<List[]>argument(0), (long) call.<Long>argument(1)))
            .build());
  }
}
