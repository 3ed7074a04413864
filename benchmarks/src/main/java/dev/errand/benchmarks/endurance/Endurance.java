package dev.errand.benchmarks.endurance;

import dev.errand.benchmarks.Page;
import java.util.List;

/**
 * Measures what takes time to show: {@code program=snapshot}, {@code load}, {@code queues} or
 * {@code workers}. Prints the result as a table and writes it into a page between markers of that
 * name.
 */
public final class Endurance {

  private Endurance() {}

  /** What each program does. */
  interface Program {
    /** Measures, and returns the lines of a Markdown text. */
    List<String> run(Scene scene, Settings settings) throws Exception;
  }

  /** Runs one program. */
  public static void main(String[] args) throws Exception {
    Settings settings = Settings.parse(args);
    Program program =
        switch (settings.program()) {
          case "snapshot" -> new HeldSnapshot();
          case "load" -> new HeldLoad();
          case "queues" -> new ManyQueues();
          case "workers" -> new ManyWorkers();
          default ->
              throw new IllegalArgumentException(
                  "program=" + settings.program() + ": snapshot, load, queues or workers");
        };
    List<String> lines;
    try (Scene scene = Scene.open(settings)) {
      lines = program.run(scene, settings);
    }
    String text = String.join("\n", lines) + "\n";
    System.out.println(text);
    if (settings.report().isPresent()) {
      String name =
          settings.label().isEmpty()
              ? settings.program()
              : settings.program() + " " + settings.label();
      new Page(settings.report().get(), name).write(text);
    }
  }
}
