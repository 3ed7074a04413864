package dev.errand.benchmarks.workload;

import dev.errand.benchmarks.Database;
import dev.errand.benchmarks.Server;
import dev.errand.benchmarks.contender.Batches;
import dev.errand.benchmarks.contender.Contender;
import dev.errand.benchmarks.contender.Session;
import java.io.IOException;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** From the start of a new process until the first run, which waits there, begins. */
public final class StartUp implements Workload {

  private static final int CONNECTIONS = 4;

  @Override
  public String title() {
    return "start-up";
  }

  @Override
  public Map<Metric, Double> measure(Contender contender, Server server, Pace pace)
      throws Exception {
    Map<Metric, Double> result = new EnumMap<>(Metric.class);
    // The first is for the page cache.
    withTables(contender, server);
    result.put(Metric.START, withTables(contender, server));
    try (Database empty = server.create(CONNECTIONS)) {
      OptionalDouble migrating = contender.firstRunEver(empty);
      if (migrating.isPresent()) {
        result.put(Metric.START_MIGRATING, migrating.getAsDouble());
      }
    }
    return result;
  }

  private static double withTables(Contender contender, Server server)
      throws SQLException, IOException {
    try (Database database = server.create(CONNECTIONS)) {
      contender.install(database);
      try (Session session = contender.client(database)) {
        session.start();
        session.store(Batches.of(1));
      }
      return contender.firstRun(database);
    }
  }
}
