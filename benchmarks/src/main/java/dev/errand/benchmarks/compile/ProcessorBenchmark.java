package dev.errand.benchmarks.compile;

import dev.errand.benchmarks.Page;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Measures what the annotation processor adds to a compilation: the same sources, with the
 * processor, with one that copies its output, with its output as plain sources, and without any
 * stubs, in turn in every round.
 */
public final class ProcessorBenchmark {

  private final CompileOptions options;
  private final PrintStream out;

  private ProcessorBenchmark(CompileOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /** Measures; see {@code CompileOptions} for the arguments. */
  public static void main(String[] args) throws Exception {
    new ProcessorBenchmark(CompileOptions.parse(args), System.out).run();
  }

  private void run() throws Exception {
    Module module = Module.create(options.data(), options.tasks());
    out.println("Warm-up, whose results are dropped");
    rounds(module, options.warmUp(), false);
    Map<Variant, List<Cost>> warm = rounds(module, options.rounds(), false);
    out.println("In a new JVM each");
    Map<Variant, List<Cost>> cold = rounds(module, options.cold(), true);
    requireSameClasses(module);
    String report = new CompileReport(options, module, warm, cold).markdown();
    out.println(report);
    if (options.report().isPresent()) {
      new Page(options.report().get(), "compilation").write(report);
    }
  }

  private Map<Variant, List<Cost>> rounds(Module module, int rounds, boolean cold)
      throws Exception {
    Map<Variant, List<Cost>> costs = new EnumMap<>(Variant.class);
    List<Variant> order = new ArrayList<>(List.of(Variant.values()));
    for (int round = 0; round < rounds; round++) {
      Collections.rotate(order, 1);
      for (Variant variant : order) {
        module.prepare(variant);
        System.gc();
        Cost cost =
            cold
                ? OneCompilation.in(module, variant)
                : Cost.of(() -> module.compile(variant, false));
        costs.computeIfAbsent(variant, any -> new ArrayList<>()).add(cost);
        out.printf("  %-24s %6.0f ms of CPU, %6.0f ms%n", variant.title(), cost.cpu(), cost.wall());
      }
    }
    return costs;
  }

  /** A variant that compiles less than another compares nothing. */
  private static void requireSameClasses(Module module) throws IOException {
    int processor = module.classes(Variant.PROCESSOR);
    int written = module.classes(Variant.WRITTEN);
    if (processor != written) {
      throw new IllegalStateException(processor + " classes, but " + written + " of plain sources");
    }
  }
}
