package com.acme;

import dev.errand.annotation.Task;
import dev.errand.task.CronTick;
import dev.errand.task.TaskContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public abstract class Orders {

  public record Order(String id) {}

  enum Size {
    SMALL,
    LARGE
  }

  @Task
  static void everyKind(
      int count,
      TaskContext context,
      long[] numbers,
      Map<String, Order> orders,
      Optional<Size> size,
      List<List<String>> names,
      CronTick tick,
      List<? extends Order>[] arrays,
      Order order,
      String... rest) {}

  @Task
  @SafeVarargs
  static void genericVarargs(List<String>... lists) {}

  @Task
  void varargs(String... texts) {}

  @Task
  boolean none() {
    return true;
  }

  @Task
  void wildcards(Map<?, ? super Integer> map) {}

  @Task
  void overloaded(int number) {}

  @Task(id = "overloaded-boxed", className = "OverloadedBoxedTask")
  void overloaded(Integer number) {}

  @Task(id = "overloaded-any", className = "OverloadedAnyTask")
  void overloaded(Object any) {}
}
