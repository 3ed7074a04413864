package dev.errand.benchmarks.contender;

import java.util.List;

/** All that can be measured. */
public final class Contenders {

  private static final List<JvmContender> JVM =
      List.of(
          new LimitContender(),
          new ErrandContender(ErrandContender.DEFAULT_CONCURRENCY),
          new ErrandContender(64),
          new ErrandContender(256),
          new DbSchedulerContender(new DbSchedulerContender.Polling(20, 4.0, 20.0)),
          new DbSchedulerContender(new DbSchedulerContender.Polling(50, 0.5, 4.0)),
          new DbSchedulerContender(new DbSchedulerContender.Polling(100, 2.0, 6.0)));

  private Contenders() {}

  /** The limit first, then Errand, its defaults before all else, then the others. */
  public static List<Contender> all() {
    return List.copyOf(JVM);
  }

  static JvmContender jvm(String name) {
    return JVM.stream()
        .filter(contender -> contender.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No contender is called " + name));
  }
}
