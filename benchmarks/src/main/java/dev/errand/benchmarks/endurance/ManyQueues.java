package dev.errand.benchmarks.endurance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The same runs in one queue and spread over many, in turn. */
final class ManyQueues implements Endurance.Program {

  private static final int QUEUES = 200;

  @Override
  public List<String> run(Scene scene, Settings settings) throws Exception {
    List<String> lines = new ArrayList<>();
    lines.add("| | one queue, runs/s | " + QUEUES + " queues, runs/s | ratio |");
    lines.add("|---|---:|---:|---:|");
    for (int concurrency : new int[] {16, 64}) {
      Drain drain = new Drain(scene, concurrency);
      drain.rate(settings.runs(), 1);
      List<Double> one = new ArrayList<>();
      List<Double> many = new ArrayList<>();
      for (int round = 0; round < settings.rounds(); round++) {
        boolean oneFirst = round % 2 == 0;
        (oneFirst ? one : many).add(drain.rate(settings.runs(), oneFirst ? 1 : QUEUES));
        (oneFirst ? many : one).add(drain.rate(settings.runs(), oneFirst ? QUEUES : 1));
        System.out.println("concurrency " + concurrency + ": one " + one + ", many " + many);
      }
      lines.add(
          String.format(
              Locale.ROOT,
              "| concurrency %d | %s | %s | %.2f |",
              concurrency,
              described(one),
              described(many),
              median(many) / median(one)));
    }
    return lines;
  }

  static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  static String described(List<Double> values) {
    return String.format(
        Locale.ROOT,
        "%,.0f (%,.0f–%,.0f)",
        median(values),
        Collections.min(values),
        Collections.max(values));
  }
}
