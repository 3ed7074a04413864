package dev.errand.benchmarks.comparison;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How much is measured, and where the result goes: arguments like {@code rounds=5}. Immutable. */
final class Options {

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "rounds", "3",
          "runs", "50000",
          "triggers", "48000",
          "samples", "500",
          "only", "",
          "workload", "",
          "data", "target/postgresql",
          "report", "");

  private final Map<String, String> values;

  private Options(Map<String, String> values) {
    this.values = values;
  }

  static Options parse(String... args) {
    Map<String, String> values = new LinkedHashMap<>(DEFAULTS);
    for (String arg : args) {
      int equals = arg.indexOf('=');
      String name = equals < 0 ? arg : arg.substring(0, equals);
      if (equals < 0 || !DEFAULTS.containsKey(name)) {
        throw new IllegalArgumentException(
            "\""
                + arg
                + "\" is no option. An option is name=value, with one of these names: "
                + String.join(", ", DEFAULTS.keySet().stream().sorted().toList())
                + ".");
      }
      values.put(name, arg.substring(equals + 1));
    }
    return new Options(Map.copyOf(values));
  }

  /** How often everything is measured. */
  int rounds() {
    return number("rounds");
  }

  /** How many runs are stored and drained. */
  int runs() {
    return number("runs");
  }

  /** How many runs are triggered singly, by all threads together. */
  int triggers() {
    return number("triggers");
  }

  /** How many latencies are taken. */
  int samples() {
    return number("samples");
  }

  /** Whether a contender of this name takes part: what is wanted has to be a part of it. */
  boolean wantsContender(String name) {
    return name.contains(value("only"));
  }

  /** Whether a workload of this name is wanted. */
  boolean wantsWorkload(String name) {
    return name.contains(value("workload"));
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
