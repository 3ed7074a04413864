package dev.errand.benchmarks.endurance;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the program is told, as {@code name=value}.
 *
 * @param program which measurement
 * @param seconds how long it holds
 * @param rate runs a second
 * @param runs how many are drained
 * @param rounds how often
 * @param virtualThreads whether tasks run on virtual threads
 * @param autovacuum whether the server's own is on
 * @param label what the result is called where there are several
 * @param data where the server keeps its data
 * @param report the page to write into
 */
record Settings(
    String program,
    int seconds,
    int rate,
    int runs,
    int rounds,
    boolean virtualThreads,
    boolean autovacuum,
    String label,
    Path data,
    Optional<Path> report) {

  static Settings parse(String... args) {
    Map<String, String> values = new HashMap<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException(
            "\"" + arg + "\" is no option; an option is name=value.");
      }
      values.put(arg.substring(0, equals), arg.substring(equals + 1));
    }
    Settings settings =
        new Settings(
            take(values, "program", ""),
            Integer.parseInt(take(values, "seconds", "600")),
            Integer.parseInt(take(values, "rate", "1000")),
            Integer.parseInt(take(values, "runs", "50000")),
            Integer.parseInt(take(values, "rounds", "5")),
            Boolean.parseBoolean(take(values, "virtualThreads", "false")),
            Boolean.parseBoolean(take(values, "autovacuum", "true")),
            take(values, "label", ""),
            Path.of(take(values, "data", "target/endurance")),
            Optional.of(take(values, "report", "")).filter(text -> !text.isEmpty()).map(Path::of));
    if (!values.isEmpty()) {
      throw new IllegalArgumentException(
          values.keySet()
              + ": there are program, seconds, rate, runs, rounds, virtualThreads,"
              + " autovacuum, label, data and report.");
    }
    return settings;
  }

  private static String take(Map<String, String> values, String name, String otherwise) {
    String value = values.remove(name);
    return value == null ? otherwise : value;
  }
}
