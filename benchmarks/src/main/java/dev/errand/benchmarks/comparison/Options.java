package dev.errand.benchmarks.comparison;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How much is measured, and where the result goes: arguments like {@code rounds=5}. Immutable. */
final class Options {

  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("rounds", "3"),
          Map.entry("runs", "50000"),
          Map.entry("large", "1000000"),
          Map.entry("delayed", "500000"),
          Map.entry("triggers", "48000"),
          Map.entry("samples", "300"),
          Map.entry("load", "5"),
          Map.entry("only", ""),
          Map.entry("workload", ""),
          Map.entry("data", "target/postgresql"),
          Map.entry("node", "target/node"),
          Map.entry("report", ""));

  /** What {@code quick} stands for; what follows it may say otherwise. */
  private static final Map<String, String> QUICK =
      Map.of(
          "rounds", "1",
          "runs", "20000",
          "large", "100000",
          "delayed", "50000",
          "triggers", "16000",
          "samples", "100",
          "load", "2");

  private final Map<String, String> values;
  private final boolean quick;

  private Options(Map<String, String> values, boolean quick) {
    this.values = values;
    this.quick = quick;
  }

  static Options parse(String... args) {
    Map<String, String> values = new LinkedHashMap<>(DEFAULTS);
    boolean quick = false;
    for (String arg : args) {
      if (arg.equals("quick")) {
        values.putAll(QUICK);
        quick = true;
        continue;
      }
      int equals = arg.indexOf('=');
      String name = equals < 0 ? arg : arg.substring(0, equals);
      if (equals < 0 || !DEFAULTS.containsKey(name)) {
        throw new IllegalArgumentException(
            "\""
                + arg
                + "\" is no option. An option is quick, or name=value with one of these names: "
                + String.join(", ", DEFAULTS.keySet().stream().sorted().toList())
                + ".");
      }
      values.put(name, arg.substring(equals + 1));
    }
    return new Options(Map.copyOf(values), quick);
  }

  /** Whether it is done in a hurry. */
  boolean isQuick() {
    return quick;
  }

  /** How often everything is measured. */
  int rounds() {
    return number("rounds");
  }

  /** How many runs are stored and drained. */
  int runs() {
    return number("runs");
  }

  /** How many runs are in the large backlog. */
  int large() {
    return number("large");
  }

  /** How many delayed runs others are drained beside. */
  int delayed() {
    return number("delayed");
  }

  /** How long half of what is possible is asked for, in seconds. */
  double loadSeconds() {
    return number("load");
  }

  /** Where npm installs what is for Node.js. */
  Path node() {
    return Path.of(value("node"));
  }

  /** How many runs are triggered singly, by all threads together. */
  int triggers() {
    return number("triggers");
  }

  /** How many latencies are taken. */
  int samples() {
    return number("samples");
  }

  /** Whether a contender of this name takes part: one of the wanted has to be a part of it. */
  boolean wantsContender(String name) {
    return wants("only", name);
  }

  /** Whether a workload of this name is wanted, likewise. */
  boolean wantsWorkload(String name) {
    return wants("workload", name);
  }

  private boolean wants(String option, String name) {
    return Arrays.stream(value(option).split("\\|", -1)).anyMatch(name::contains);
  }

  /** Where the server keeps its data; deleted afterwards. */
  Path data() {
    return Path.of(value("data"));
  }

  /** The page to write into; empty: the result is only printed. */
  Optional<Path> report() {
    String report = value("report");
    return report.isEmpty() ? Optional.empty() : Optional.of(Path.of(report).normalize());
  }

  /** The picture that stands beside the page. */
  Optional<Path> chart() {
    return report()
        .map(page -> page.resolveSibling(page.getFileName().toString().replace(".md", ".svg")));
  }

  private int number(String name) {
    String value = value(name);
    try {
      int number = Integer.parseInt(value);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException(name + "=" + value + ": must be a whole number above 0.");
  }

  private String value(String name) {
    return Objects.requireNonNull(values.get(name), name);
  }
}
