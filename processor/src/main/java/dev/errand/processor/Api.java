package dev.errand.processor;

import com.palantir.javapoet.ClassName;

/** The types that generated code uses: {@code dev.errand.task}, and nothing else of Errand. */
final class Api {

  static final ClassName BATCH_HANDLE = task("BatchHandle");
  static final ClassName BATCH_ITEM = task("BatchItem");
  static final ClassName HOOK_DEFINITION = task("HookDefinition");
  static final ClassName HOOK_KIND = task("HookKind");
  static final ClassName CRON_POLICY = task("CronPolicy");
  static final ClassName RESULT = task("Result");
  static final ClassName RETRY_POLICY = task("RetryPolicy");
  static final ClassName RUN_HANDLE = task("RunHandle");
  static final ClassName STUB_FACTORY = task("StubFactory");
  static final ClassName TASK_CLIENT = task("TaskClient");
  static final ClassName TASK_DEFINITION = task("TaskDefinition");
  static final ClassName TASK_KEY = task("TaskKey");
  static final ClassName TASK_REGISTRY = task("TaskRegistry");
  static final ClassName TRIGGER_OPTIONS = task("TriggerOptions");
  static final ClassName TRIGGER_OPTIONS_BUILDER = TRIGGER_OPTIONS.nestedClass("Builder");
  static final ClassName TYPE_REF = task("TypeRef");
  static final ClassName INJECT = ClassName.get("jakarta.inject", "Inject");

  /** The version of the contract between generated code and runtime. */
  static final int CONTRACT = 1;

  private Api() {}

  private static ClassName task(String name) {
    return ClassName.get("dev.errand.task", name);
  }
}
