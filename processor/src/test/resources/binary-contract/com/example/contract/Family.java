package com.example.contract;

import dev.errand.annotation.Task;
import dev.errand.task.BatchItem;
import dev.errand.task.Result;
import java.util.List;

/** A task that waits for others. */
class Family {

  @Task
  String parent(String name) {
    int one = NumberTask.triggerAndWait(1);
    NothingTask.triggerAndWait("text");
    List<Result<Integer>> more = NumberTask.batchTriggerAndWait(List.of(10, 20));
    List<Result<String>> several =
        OrderedTask.batchTriggerAndWait(List.of(new OrderedTask.Payload("a", 1)));
    OrderedTask.batchTriggerItems(List.of(BatchItem.of(new OrderedTask.Payload("b", 2))));
    return name + one + more.get(0).unwrap() + more.get(1).unwrap() + several.get(0).unwrap();
  }

  @Task
  static String ordered(String text, int number) {
    return text + number;
  }
}
