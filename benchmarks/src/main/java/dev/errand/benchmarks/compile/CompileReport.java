package dev.errand.benchmarks.compile;

import dev.errand.benchmarks.Summary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Says for people what was measured. */
final class CompileReport {

  private final CompileOptions options;
  private final Module module;
  private final Map<Variant, List<Cost>> warm;
  private final Map<Variant, List<Cost>> cold;

  CompileReport(
      CompileOptions options,
      Module module,
      Map<Variant, List<Cost>> warm,
      Map<Variant, List<Cost>> cold) {
    this.options = options;
    this.module = module;
    this.warm = warm;
    this.cold = cold;
  }

  String markdown() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%d task methods in %,d lines of Java, with the stubs %,d lines and %,d classes. Medians"
                + " of %d rounds in a JVM that has compiled before, and of %d rounds with a new JVM for"
                + " each compilation; in parentheses the lowest and the highest.",
            options.tasks(),
            module.lines(Variant.NO_STUBS),
            module.lines(Variant.WRITTEN),
            module.classes(Variant.WRITTEN),
            options.rounds(),
            options.cold()));
    lines.add("");
    lines.add("| | CPU, ms | time, ms | CPU in a new JVM, ms | time in a new JVM, ms |");
    lines.add("|---|---:|---:|---:|---:|");
    for (Variant variant : Variant.values()) {
      lines.add(
          row(
              variant.title(),
              millis(warm, variant, Cost::cpu),
              millis(warm, variant, Cost::wall),
              millis(cold, variant, Cost::cpu),
              millis(cold, variant, Cost::wall)));
    }
    for (Variant other : List.of(Variant.COPIED, Variant.WRITTEN, Variant.NO_STUBS)) {
      lines.add(
          row(
              "processor ÷ " + other.title(),
              ratio(warm, other, Cost::cpu),
              ratio(warm, other, Cost::wall),
              ratio(cold, other, Cost::cpu),
              ratio(cold, other, Cost::wall)));
    }
    for (Variant other : List.of(Variant.COPIED, Variant.WRITTEN, Variant.NO_STUBS)) {
      lines.add(
          row(
              "lowest ÷ lowest " + other.title(),
              lowest(warm, other, Cost::cpu),
              lowest(warm, other, Cost::wall),
              lowest(cold, other, Cost::cpu),
              lowest(cold, other, Cost::wall)));
    }
    lines.add("");
    lines.add(
        "%s %s, %d processors, which others may have used too."
            .formatted(
                System.getProperty("java.vm.name"),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors()));
    return String.join("\n", lines) + "\n";
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String millis(
      Map<Variant, List<Cost>> costs, Variant variant, ToDoubleFunction<Cost> part) {
    return text(
        "%,.0f",
        costs.getOrDefault(variant, List.of()).stream().mapToDouble(part).boxed().toList());
  }

  /** Of the two in the same round, so that what else the machine did matters less. */
  private static String ratio(
      Map<Variant, List<Cost>> costs, Variant other, ToDoubleFunction<Cost> part) {
    List<Cost> processor = costs.getOrDefault(Variant.PROCESSOR, List.of());
    List<Cost> others = costs.getOrDefault(other, List.of());
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < processor.size(); round++) {
      ratios.add(part.applyAsDouble(processor.get(round)) / part.applyAsDouble(others.get(round)));
    }
    return text("%.2f", ratios);
  }

  /** Whatever else the machine did only ever adds. */
  private static String lowest(
      Map<Variant, List<Cost>> costs, Variant other, ToDoubleFunction<Cost> part) {
    double processor =
        costs.getOrDefault(Variant.PROCESSOR, List.of()).stream()
            .mapToDouble(part)
            .min()
            .orElse(Double.NaN);
    double others =
        costs.getOrDefault(other, List.of()).stream().mapToDouble(part).min().orElse(Double.NaN);
    return text("%.2f", List.of(processor / others)).replaceFirst(" .*", "");
  }

  private static String text(String format, List<Double> values) {
    if (values.isEmpty()) {
      return "–";
    }
    Summary summary = Summary.of(values);
    return String.format(
        Locale.ROOT,
        format + " (" + format + "–" + format + ")",
        summary.median(),
        summary.least(),
        summary.most());
  }
}
