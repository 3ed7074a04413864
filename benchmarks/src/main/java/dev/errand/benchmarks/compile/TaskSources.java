package dev.errand.benchmarks.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sources as an application has them: services of five task methods each, with payload records of
 * their own, bodies of some lines, and comments.
 */
final class TaskSources {

  private static final int TASKS_A_CLASS = 5;

  private TaskSources() {}

  /** Writes classes with so many task methods, in packages of ten classes each. */
  static void write(Path directory, int tasks) throws IOException {
    for (int first = 0; first < tasks; first += TASKS_A_CLASS) {
      int number = first / TASKS_A_CLASS;
      String inPackage = "com.acme.part" + number / 10;
      Path file =
          directory.resolve(inPackage.replace('.', '/')).resolve("Service" + number + ".java");
      Files.createDirectories(file.getParent());
      Files.writeString(
          file, service(inPackage, number, first, Math.min(tasks, first + TASKS_A_CLASS)));
    }
  }

  private static String service(String inPackage, int number, int first, int end) {
    StringBuilder source =
        new StringBuilder(
            """
            package %s;

            import dev.errand.annotation.Retry;
            import dev.errand.annotation.Task;
            import dev.errand.task.TaskContext;
            import java.io.IOException;
            import java.time.Duration;
            import java.time.Instant;
            import java.util.ArrayList;
            import java.util.LinkedHashMap;
            import java.util.List;
            import java.util.Map;
            import java.util.UUID;
            import java.util.stream.Collectors;

            /** Looks after orders of kind %d. */
            public class Service%d {

              private final Map<UUID, Instant> seen = new LinkedHashMap<>();
              private final Duration limit;

              /** A service that forgets after a while. */
              public Service%d(Duration limit) {
                this.limit = limit;
              }
            """
                .formatted(inPackage, number, number, number));
    for (int task = first; task < end; task++) {
      source.append(task % TASKS_A_CLASS == TASKS_A_CLASS - 1 ? several(task) : one(task));
    }
    return source.append("}\n").toString();
  }

  /** One payload record. */
  private static String one(int task) {
    return """

          /** What order %1$d says. */
          public record Order%1$d(UUID id, String customer, List<String> items, Map<String, Integer> amounts, Instant at) {
            /** An order without items is none. */
            public Order%1$d {
              if (items.isEmpty()) {
                throw new IllegalArgumentException("No items in " + id);
              }
              items = List.copyOf(items);
            }
          }

          /** What came of it. */
          public record Receipt%1$d(UUID id, long cents, List<String> lines) {}

          /**
           * Handles an order of kind %1$d.
           *
           * @param order what is ordered
           */
          @Task(id = "handle-order-%1$d", queue = "orders", maxDuration = "5m")
          @Retry(maxAttempts = 5, minTimeout = "2s", abortOn = IllegalStateException.class)
          public Receipt%1$d handleOrder%1$d(Order%1$d order) throws IOException {
            Instant before = seen.put(order.id(), order.at());
            if (before != null && Duration.between(before, order.at()).compareTo(limit) < 0) {
              throw new IllegalStateException("Order " + order.id() + " of " + order.customer() + " came twice");
            }
            List<String> lines = new ArrayList<>();
            long cents = 0;
            for (String item : order.items()) {
              int amount = order.amounts().getOrDefault(item, 1);
              if (amount <= 0) {
                throw new IOException("Bad amount of " + item + ": " + amount);
              }
              cents += amount * (long) (item.length() * %1$d + 199);
              lines.add("%%s × %%d".formatted(item, amount));
            }
            Map<Character, Long> initials =
                lines.stream().collect(Collectors.groupingBy(line -> line.charAt(0), Collectors.counting()));
            initials.entrySet().removeIf(entry -> entry.getValue() < 2);
            initials.forEach((initial, count) -> lines.add(initial + ": " + count));
            return new Receipt%1$d(order.id(), cents, lines);
          }
        """
        .formatted(task);
  }

  /** Several parameters, of which the runtime supplies one. */
  private static String several(int task) {
    return """

          /** Reminds customer %1$d. */
          @Task
          public void remind%1$d(TaskContext context, String customer, int days, List<String> items) {
            StringBuilder text = new StringBuilder("Dear ").append(customer).append(",\\n");
            for (int i = 0; i < items.size(); i++) {
              text.append(i + 1).append(". ").append(items.get(i)).append('\\n');
            }
            if (days > 14 && context.attempt() == 1) {
              text.append("This is urgent: ").append(days).append(" days have passed.");
            }
            seen.keySet().removeIf(id -> seen.get(id).isBefore(Instant.now().minus(limit)));
            System.out.println(text);
          }
        """
        .formatted(task);
  }
}
