package com.example.contract;

import com.example.contract.Parameters.Line;
import dev.errand.annotation.Task;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Every kind of output. */
final class Outputs {

  private Outputs() {}

  @Task
  static void nothing(String text) throws IOException {
    if (text.isEmpty()) {
      throw new IOException("empty");
    }
  }

  @Task
  static int number(int number) {
    return number + 1;
  }

  @Task
  static Line line(String article) {
    return new Line(article, 1);
  }

  @Task
  static Map<String, List<Line>> lines(String article) {
    return Map.of("a", List.of(new Line(article, 1)));
  }

  @Task
  static long[] array(long number) {
    return new long[] {number, number};
  }

  @Task
  static CompletionStage<List<Integer>> later(int number) {
    return CompletableFuture.supplyAsync(() -> List.of(number));
  }

  @Task
  static CompletableFuture<Void> laterNothing() {
    return CompletableFuture.completedFuture(null);
  }
}
