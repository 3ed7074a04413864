package dev.errand.benchmarks;

import java.util.Map;

/** Something to do with a contender, and what it tells. */
interface Workload {

  /** In a few words. */
  String title();

  /** Does it once, on a new database, and checks that every run ended as it must. */
  Map<Metric, Double> measure(Contender contender, Server server) throws Exception;
}
