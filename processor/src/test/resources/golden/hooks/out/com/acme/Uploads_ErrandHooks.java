package com.acme;

import dev.errand.task.HookDefinition;
import dev.errand.task.HookKind;
import dev.errand.task.TypeRef;
import java.lang.CharSequence;
import java.lang.Integer;
import java.lang.Object;
import java.lang.String;
import java.util.Collection;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * The hooks of {@code com.acme.Uploads}.
 */
@Generated("dev.errand.processor.StubProcessor")
public final class Uploads_ErrandHooks {
  private Uploads_ErrandHooks() {
  }

  /**
   * How to call them.
   */
  public static List<HookDefinition> hooks() {
    return List.of(
        HookDefinition.builder(HookKind.START)
            .source("com.acme.Uploads.started")
            .tasks("process-upload", "acme/Delete:1")
            .parameter("upload", TypeRef.of(Uploads.Upload.class))
            .instanceMethod(Uploads.class, (target, call) -> target.started(call.<Uploads.Upload>argument(0), call.context()))
            .build(),
        HookDefinition.builder(HookKind.SUCCESS)
            .source("com.acme.Uploads.processed")
            .tasks("process-upload")
            .parameter("done", TypeRef.<Collection<? extends CharSequence>>parameterized(Collection.class, TypeRef.of(CharSequence.class)))
            .parameter("tags", TypeRef.of(String[].class))
            .parameter("count", TypeRef.of(int.class))
            .instanceMethod(Uploads.class, (target, call) -> target.processed(call.<Collection<? extends CharSequence>>argument(0), call.<String[]>argument(1), (int) call.<Integer>argument(2)))
            .build(),
        HookDefinition.builder(HookKind.FAILURE)
            .source("com.acme.Uploads.failed")
            .tasks("process-upload", "acme/Delete:1")
            .parameter("upload", TypeRef.of(Object.class))
            .staticMethod(call -> Uploads.failed(call.error(), call.<Object>argument(0)))
            .build(),
        HookDefinition.builder(HookKind.COMPLETE)
            .source("com.acme.Uploads.ended")
            .tasks("process-upload", "acme/Delete:1")
            .instanceMethod(Uploads.class, (target, call) -> target.ended(call.status()))
            .build(),
        HookDefinition.builder(HookKind.CANCEL)
            .source("com.acme.Uploads.ended")
            .tasks("acme/Delete:1", "process-upload")
            .instanceMethod(Uploads.class, (target, call) -> target.ended(call.status()))
            .build(),
        HookDefinition.builder(HookKind.COMPLETE)
            .source("com.acme.Uploads.ended")
            .tasks("process-upload", "acme/Delete:1")
            .instanceMethod(Uploads.class, (target, call) -> target.ended(call.status(), call.error()))
            .build());
  }
}
