package com.example.contract;

import com.example.contract.Parameters.Line;
import com.example.contract.Parameters.Order;
import dev.errand.annotation.OnCancel;
import dev.errand.annotation.OnComplete;
import dev.errand.annotation.OnFailure;
import dev.errand.annotation.OnStart;
import dev.errand.annotation.OnSuccess;
import dev.errand.annotation.Task;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskContext;
import dev.errand.task.TaskError;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** Hooks of every kind, with everything that they may take. */
class Hooks {

  @Task
  List<Line> hooked(Order order, int count, boolean fails, String... tags) throws IOException {
    if (fails) {
      throw new IOException("as asked");
    }
    return order.lines();
  }

  @OnStart
  void started(Order order, RunStatus status, TaskContext context) {
    HookCalls.add("started " + order.id() + status + (context != null));
  }

  @OnSuccess
  void succeeded(Collection<Line> output, int count, String[] tags) {
    HookCalls.add("succeeded " + output.iterator().next().article() + count + tags.length);
  }

  @OnFailure
  static void failed(TaskError error, Object order, Integer count) throws IOException {
    HookCalls.add("failed " + error.message() + (order != null) + count);
    throw new IOException("A hook's own failure.");
  }

  @OnComplete({"hooked", "none"})
  @OnCancel
  static boolean ended(RunStatus status) {
    HookCalls.add("ended " + status);
    return true;
  }

  @OnComplete
  void ended(List<Line> output, TaskError error) {
    HookCalls.add("ended with " + (output == null ? error.message() : output.get(0).article()));
  }
}
