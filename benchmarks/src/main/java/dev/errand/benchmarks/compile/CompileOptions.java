package dev.errand.benchmarks.compile;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How much is measured, and where the result goes: arguments like {@code rounds=5}.
 *
 * @param tasks how many task methods the module has
 * @param warmUp how many rounds are dropped
 * @param rounds how many are measured in one JVM
 * @param cold how many are measured with a new JVM for each compilation
 * @param data where sources and classes are written
 * @param report the page to write into, if any
 */
record CompileOptions(
    int tasks, int warmUp, int rounds, int cold, Path data, Optional<Path> report) {

  static CompileOptions parse(String... args) {
    Map<String, String> values =
        new TreeMap<>(
            Map.of(
                "tasks", "500",
                "warmUp", "10",
                "rounds", "20",
                "cold", "5",
                "data", "target/compilation",
                "report", ""));
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (equals < 0
          || values.replace(arg.substring(0, equals), arg.substring(equals + 1)) == null) {
        throw new IllegalArgumentException(
            "\"%s\" is no option. An option is name=value, with one of these names: %s."
                .formatted(arg, String.join(", ", values.keySet())));
      }
    }
    return new CompileOptions(
        number(values, "tasks"),
        number(values, "warmUp"),
        number(values, "rounds"),
        number(values, "cold"),
        Path.of(values.getOrDefault("data", "")),
        Optional.of(values.getOrDefault("report", ""))
            .filter(report -> !report.isEmpty())
            .map(Path::of));
  }

  private static int number(Map<String, String> values, String name) {
    return Integer.parseInt(values.getOrDefault(name, "0"));
  }
}
