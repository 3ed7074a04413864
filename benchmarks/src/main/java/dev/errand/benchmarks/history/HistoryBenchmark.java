package dev.errand.benchmarks.history;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.Errand;
import dev.errand.benchmarks.Page;
import dev.errand.internal.store.Database;
import dev.errand.internal.store.RunCountTable;
import dev.errand.internal.store.Schema;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Measures what ended runs cost: on the way there, in storage, when they are listed and counted
 * among ten million, and when they are removed. Arguments: {@code runs=10000000 hot=100000 rounds=3
 * data=target/history report=}; {@code only=} leaves out what doesn't contain it of {@code hot-path
 * lists}.
 */
public final class HistoryBenchmark {

  private static final String SIZES =
      """
      SELECT c.relname, pg_table_size(c.oid), pg_indexes_size(c.oid) FROM pg_class c
      WHERE c.relnamespace = 'errand'::regnamespace AND c.relkind = 'r'
        AND pg_total_relation_size(c.oid) > 1000000
      ORDER BY 2 DESC
      """;

  private final Map<String, String> options;
  private final PrintStream out;
  private final List<String> report = new ArrayList<>();

  private HistoryBenchmark(Map<String, String> options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /** Measures. */
  public static void main(String[] args) throws Exception {
    Map<String, String> options =
        new TreeMap<>(
            Map.of(
                "runs", "10000000",
                "hot", "100000",
                "rounds", "3",
                "data", "target/history",
                "report", "",
                "only", ""));
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (equals < 0
          || options.replace(arg.substring(0, equals), arg.substring(equals + 1)) == null) {
        throw new IllegalArgumentException(
            "\"%s\" is no option. An option is name=value, with one of these names: %s."
                .formatted(arg, String.join(", ", options.keySet())));
      }
    }
    new HistoryBenchmark(options, System.out).run();
  }

  private void run() throws Exception {
    try (HistoryServer server = HistoryServer.start(Path.of(option("data")))) {
      if ("hot-path".contains(option("only"))) {
        section("From trigger to end, server CPU and WAL a run");
        report.add(new HotPath(server, number("hot"), number("rounds"), out).measure());
      }
      if ("lists".contains(option("only"))) {
        lists(server);
      }
    }
    String text = String.join("\n", report);
    out.println(text);
    if (!option("report").isEmpty()) {
      new Page(Path.of(option("report")), "measured").write(text);
    }
  }

  private void lists(HistoryServer server) throws Exception {
    try (HikariDataSource pool = server.create("history", 12);
        Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(Errand.migrationSql());
      new Filling(number("runs"), out).fill(connection);
      section(String.format(Locale.ROOT, "Storage of %,d runs", number("runs")));
      report.add(sizes(statement));
      try (Errand errand = Errand.builder().dataSource(pool).clientOnly().build()) {
        errand.start();
        Listing listing = new Listing(errand, out);
        section("Pages of 100 runs");
        report.add(
            listing.measure(
                one(statement, "SELECT parent_id FROM errand.run WHERE parent_id IS NOT NULL"),
                one(statement, "SELECT batch_id FROM errand.run WHERE batch_id IS NOT NULL")));
        section("Counts");
        long start = System.nanoTime();
        new RunCountTable(new Database(pool, Schema.DEFAULT, Clock.systemUTC())).countEnded();
        report.add(
            String.format(
                Locale.ROOT,
                "Counting ended runs: %.2f s. `runs().counts()`: %s.%n",
                (System.nanoTime() - start) / 1e9,
                listing.counts()));
      }
      section("Retention");
      report.add(new Removing(server, pool, out).measure());
    }
  }

  private static UUID one(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query + " LIMIT 1")) {
      row.next();
      return row.getObject(1, UUID.class);
    }
  }

  private String sizes(Statement statement) throws SQLException {
    List<String> lines = new ArrayList<>();
    lines.add("| table | table, bytes a run | its indexes, bytes a run |");
    lines.add("|---|---:|---:|");
    double sum = 0;
    try (ResultSet rows = statement.executeQuery(SIZES)) {
      while (rows.next()) {
        double table = rows.getDouble(2) / number("runs");
        double indexes = rows.getDouble(3) / number("runs");
        sum += table + indexes;
        lines.add(
            String.format(Locale.ROOT, "| %s | %.1f | %.1f |", rows.getString(1), table, indexes));
      }
    }
    lines.add("");
    lines.add(String.format(Locale.ROOT, "In all %.0f MB a million runs.", sum));
    return String.join("\n", lines) + "\n";
  }

  private void section(String title) {
    out.println(title);
    report.add("### " + title + "\n");
  }

  private String option(String name) {
    return options.getOrDefault(name, "");
  }

  private int number(String name) {
    return Integer.parseInt(option(name));
  }
}
