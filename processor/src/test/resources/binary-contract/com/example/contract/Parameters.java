package com.example.contract;

import dev.errand.annotation.Task;
import dev.errand.task.CronTick;
import dev.errand.task.TaskContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Every kind of parameter, of static methods. */
public final class Parameters {

  /** What orders are about. */
  public record Order(String id, Size size, List<Line> lines, Optional<String> note) {}

  /** Part of an order. */
  public record Line(String article, int count) {}

  /** How large. */
  public enum Size {
    SMALL,
    LARGE
  }

  private Parameters() {}

  @Task
  static String none() {
    return "none";
  }

  @Task
  static String inlineRecord(Order order) {
    return order.id() + order.size() + order.lines().get(0).count() + order.note().orElse("-");
  }

  @Task
  static String inlineMap(Map<String, List<Line>> lines) {
    return lines.get("a").get(0).article();
  }

  @Task
  static String listAlone(List<Order> orders) {
    return orders.get(0).id() + orders.size();
  }

  @Task
  static String primitives(
      boolean flag, byte small, short shorter, char letter, int number, long big, float part,
      double whole) {
    return "" + flag + small + shorter + letter + number + big + part + whole;
  }

  @Task
  static String values(
      String text,
      Integer boxed,
      BigDecimal amount,
      UUID id,
      Instant when,
      Duration pause,
      Size size,
      Optional<Order> order) {
    return text + boxed + amount + id + when + pause + size + order.map(Order::id).orElse("none");
  }

  @Task
  static String collections(
      List<String> names,
      Set<Integer> numbers,
      Map<String, Order> orders,
      List<? extends Number> wild,
      List<List<String>> nested) {
    return names + "" + numbers + orders.get("x").id() + wild.size() + nested;
  }

  @Task
  static String arrays(int[] numbers, String[][] texts, List<String>[] lists, Order... rest) {
    return Arrays.toString(numbers)
        + Arrays.deepToString(texts)
        + Arrays.toString(lists)
        + rest.length;
  }

  @Task
  static String varargsAlone(String... texts) {
    return Arrays.toString(texts);
  }

  @Task
  @SafeVarargs
  static String genericVarargs(String first, List<String>... rest) {
    return first + Arrays.toString(rest);
  }

  @Task
  static String supplied(String text, TaskContext context, CronTick tick) {
    return text + context.taskId() + (tick.scheduled() != null) + context.attempt();
  }

  @Task
  static String overloaded(int number) {
    return "int " + number;
  }

  @Task(id = "overloaded/Boxed:1", className = "OverloadedBoxedTask")
  static String overloaded(Integer number) {
    return "Integer " + number;
  }
}
