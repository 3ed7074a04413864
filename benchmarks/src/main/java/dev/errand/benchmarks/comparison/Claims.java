package dev.errand.benchmarks.comparison;

import dev.errand.benchmarks.Summary;
import dev.errand.benchmarks.contender.Contender;
import dev.errand.benchmarks.contender.DbSchedulerContender;
import dev.errand.benchmarks.contender.ErrandContender;
import dev.errand.benchmarks.contender.LimitContender;
import dev.errand.benchmarks.workload.Metric;
import java.util.List;

/** What is asked of Errand, and what came of it: a table in Markdown. */
final class Claims {

  private final Results results;
  private final List<Claim> claims;

  Claims(Results results) {
    this.results = results;
    this.claims = claims();
  }

  private List<Claim> claims() {
    return List.of(
        ofBest("drain ÷ drain of the limit", 0.6, Metric.DRAIN, LimitContender.LIBRARY),
        ofBest("drain ÷ db-scheduler's", 7, Metric.DRAIN, DbSchedulerContender.LIBRARY),
        ofBest("drain ÷ Graphile Worker's", 2, Metric.DRAIN, "Graphile Worker"),
        ofBest(
            "16 threads triggering singly ÷ the limit with shared commits",
            0.8,
            Metric.TRIGGER,
            LimitContender.LIBRARY),
        ofBest("bulk insert ÷ COPY by hand", 0.5, Metric.BULK, LimitContender.LIBRARY),
        Claim.atMost(
            "idle latency from call, p50 ÷ the hand-written loop's",
            1,
            "×",
            errand ->
                errand.median(Metric.IDLE_P50) / best(LimitContender.LIBRARY, Metric.IDLE_P50)),
        Claim.atMost(
            "idle latency from call, p99 ÷ its p50",
            3,
            "×",
            errand -> errand.median(Metric.IDLE_P99) / errand.median(Metric.IDLE_P50)),
        Claim.atMost(
            "latency at half load, p99", 25, "ms", errand -> errand.median(Metric.LOAD_P99)),
        Claim.atLeast(
            "drain beside delayed runs ÷ drain alone",
            0.9,
            errand -> errand.median(Metric.DELAYED) / errand.median(Metric.DRAIN)),
        Claim.atLeast(
            "drain of the large backlog ÷ drain of the small one",
            0.8,
            errand -> errand.median(Metric.LARGE) / errand.median(Metric.DRAIN)),
        Claim.atMost(
            "CPU a run, client and server, drained",
            30,
            "µs",
            errand ->
                errand.median(Metric.DRAIN_CLIENT_CPU) + errand.median(Metric.DRAIN_SERVER_CPU)),
        Claim.atMost(
            "start of a process, tables there, until its first run",
            1000,
            "ms",
            errand -> errand.median(Metric.START)),
        Claim.atMost(
            "WAL a run, drained", 1000, "bytes", errand -> errand.median(Metric.DRAIN_WAL)),
        Claim.atMost(
            "WAL a run, triggered singly",
            1000,
            "bytes",
            errand -> errand.median(Metric.TRIGGER_WAL)));
  }

  private Claim ofBest(String what, double times, Metric metric, String library) {
    return Claim.atLeast(what, times, errand -> errand.median(metric) / best(library, metric));
  }

  private double best(String library, Metric metric) {
    return results.best(library, metric).map(one -> median(one, metric)).orElse(Double.NaN);
  }

  private double median(Contender contender, Metric metric) {
    return results.summary(contender, metric).map(Summary::median).orElse(Double.NaN);
  }

  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("| asked for | at least, or at most | Errand, defaults | best setting | met |\n");
    text.append("|---|---:|---:|---:|---|\n");
    claims.forEach(claim -> text.append(line(claim)));
    return text.append('\n').toString();
  }

  private String line(Claim claim) {
    double defaults = Double.NaN;
    double best = Double.NaN;
    for (Contender contender : results.contenders()) {
      if (contender.library().equals(ErrandContender.LIBRARY)) {
        double value = claim.value().of(metric -> median(contender, metric));
        if (contender.setting().equals(ErrandContender.DEFAULTS)) {
          defaults = value;
        }
        if (!Double.isNaN(value) && claim.isBetter(value, best)) {
          best = value;
        }
      }
    }
    return "| %s | %s | %s | %s | %s |\n"
        .formatted(
            claim.what(),
            claim.asked(),
            claim.format(defaults),
            claim.format(best),
            met(claim, defaults, best));
  }

  private static String met(Claim claim, double defaults, double best) {
    if (Double.isNaN(best)) {
      return "not measured";
    }
    if (claim.isMet(defaults)) {
      return "yes";
    }
    return claim.isMet(best) ? "with another setting" : "**no**";
  }
}
