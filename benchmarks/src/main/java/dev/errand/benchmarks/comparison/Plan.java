package dev.errand.benchmarks.comparison;

import dev.errand.benchmarks.contender.Contender;
import dev.errand.benchmarks.contender.DbSchedulerContender;
import dev.errand.benchmarks.contender.ErrandContender;
import dev.errand.benchmarks.contender.LimitContender;
import dev.errand.benchmarks.workload.BesideDelayed;
import dev.errand.benchmarks.workload.Draining;
import dev.errand.benchmarks.workload.HalfLoad;
import dev.errand.benchmarks.workload.IdleLatency;
import dev.errand.benchmarks.workload.LargeBacklog;
import dev.errand.benchmarks.workload.Memory;
import dev.errand.benchmarks.workload.MixedLoad;
import dev.errand.benchmarks.workload.RealWork;
import dev.errand.benchmarks.workload.SeveralProcesses;
import dev.errand.benchmarks.workload.SingleTriggers;
import dev.errand.benchmarks.workload.StartUp;
import dev.errand.benchmarks.workload.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What is measured in a round, and of whom: what takes long, only of those who matter in it. */
final class Plan {

  private static final Set<String> OURS = Set.of(LimitContender.LIBRARY, ErrandContender.LIBRARY);
  private static final Set<String> FAST_ENOUGH =
      Set.of(
          LimitContender.LIBRARY,
          ErrandContender.LIBRARY,
          DbSchedulerContender.LIBRARY,
          "Graphile Worker",
          "pg-boss");

  private final Options options;
  private final Map<String, Contender> firsts = new HashMap<>();

  Plan(Options options, List<Contender> contenders) {
    this.options = options;
    contenders.forEach(contender -> firsts.putIfAbsent(contender.library(), contender));
  }

  /** A workload, and who gets it. */
  record Step(Workload workload, Predicate<Contender> takes) {}

  List<Step> steps() {
    int runs = options.runs();
    return List.of(
        new Step(new IdleLatency(options.samples()), this::isNotable),
        new Step(new Draining(runs), contender -> true),
        new Step(new SingleTriggers(options.triggers()), this::isFirst),
        new Step(new MixedLoad(options.triggers()), this::isFirst),
        new Step(new HalfLoad(options.loadSeconds(), options.triggers()), this::isNotable),
        new Step(new LargeBacklog(options.large()), of(OURS)),
        new Step(new BesideDelayed(runs, options.delayed()), of(FAST_ENOUGH)),
        new Step(new RealWork(Math.min(runs, 20_000)), this::isFirst),
        new Step(new SeveralProcesses(runs), this::isFirst),
        new Step(new StartUp(), this::isFirst),
        new Step(new Memory(), of(Set.of(ErrandContender.LIBRARY))));
  }

  /** The first setting of its library: of Errand, the defaults. */
  private boolean isFirst(Contender contender) {
    return contender.equals(firsts.get(contender.library()));
  }

  /** The first settings, and all of Errand's. */
  private boolean isNotable(Contender contender) {
    return isFirst(contender) || contender.library().equals(ErrandContender.LIBRARY);
  }

  private Predicate<Contender> of(Set<String> libraries) {
    return contender -> isFirst(contender) && libraries.contains(contender.library());
  }
}
