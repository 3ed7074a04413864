package org.other;

import dev.errand.annotation.OnComplete;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskContext;

final class Audit {

  private Audit() {}

  @OnComplete({"send", "count"})
  static void audit(TaskContext context, RunStatus status) {}
}
