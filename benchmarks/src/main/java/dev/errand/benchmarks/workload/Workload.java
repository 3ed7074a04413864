package dev.errand.benchmarks.workload;

import dev.errand.benchmarks.Server;
import dev.errand.benchmarks.contender.Contender;
import java.util.Map;

/** Something to do with a contender, and what it tells. */
public interface Workload {

  /** In a few words. */
  String title();

  /**
   * Does it once, on a new database, and checks that every run ended as it must.
   *
   * @param pace how much the contender can be asked to do in a few seconds
   */
  Map<Metric, Double> measure(Contender contender, Server server, Pace pace) throws Exception;
}
