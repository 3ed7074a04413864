package com.acme;

import dev.errand.task.HookDefinition;
import dev.errand.task.HookKind;
import dev.errand.task.TypeRef;
import java.lang.String;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * The hooks of {@code com.acme.Sender}.
 */
@Generated("dev.errand.processor.StubProcessor")
public final class Sender_ErrandHooks {
  private Sender_ErrandHooks() {
  }

  /**
   * How to call them.
   */
  public static List<HookDefinition> hooks() {
    return List.of(
        HookDefinition.builder(HookKind.FAILURE)
            .source("com.acme.Sender.failed")
            .tasks("send")
            .parameter("mail", TypeRef.of(String.class))
            .instanceMethod(Sender.class, (target, call) -> target.failed(call.<String>argument(0)))
            .build(),
        HookDefinition.builder(HookKind.START)
            .source("com.acme.Sender.started")
            .tasks("send")
            .instanceMethod(Sender.class, (target, call) -> target.started())
            .build());
  }
}
