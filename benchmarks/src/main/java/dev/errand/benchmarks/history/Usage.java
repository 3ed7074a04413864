package dev.errand.benchmarks.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * What the server has used so far: processor time in seconds, and bytes of its write-ahead log.
 *
 * @param cpu of all its processes, those that have ended included
 * @param wal written
 */
record Usage(double cpu, double wal) {

  private static final double TICKS_A_SECOND = 100;

  /** Asks the system and the server. */
  static Usage read(long postmaster, Connection connection) throws SQLException, IOException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')")) {
      row.next();
      return new Usage(cpuSeconds(postmaster), row.getDouble(1));
    }
  }

  Usage minus(Usage earlier) {
    return new Usage(cpu - earlier.cpu, wal - earlier.wal);
  }

  private static double cpuSeconds(long postmaster) throws IOException {
    double seconds = seconds(postmaster, 4);
    List<ProcessHandle> children =
        ProcessHandle.of(postmaster).map(process -> process.children().toList()).orElse(List.of());
    for (ProcessHandle child : children) {
      try {
        seconds += seconds(child.pid(), 2);
      } catch (IOException e) {
        // It has ended since; the postmaster's own figures have it.
      }
    }
    return seconds;
  }

  /** Sums utime, stime and, if four are wanted, those of the children that have ended. */
  private static double seconds(long pid, int fields) throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    // The name, in parentheses, may contain anything; utime is the 12th field after it.
    String[] parts = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    double ticks = 0;
    for (int field = 11; field < 11 + fields; field++) {
      ticks += Long.parseLong(parts[field]);
    }
    return ticks / TICKS_A_SECOND;
  }
}
