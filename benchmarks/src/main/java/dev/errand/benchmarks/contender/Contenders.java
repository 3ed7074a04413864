package dev.errand.benchmarks.contender;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
          new DbSchedulerContender(new DbSchedulerContender.Polling(100, 2.0, 6.0)),
          new JobRunrContender(),
          new QuartzContender());

  private Contenders() {}

  /** Those for the JVM: the limit first, then Errand, its defaults before all else. */
  public static List<Contender> jvm() {
    return List.copyOf(JVM);
  }

  /**
   * Those for Node.js, which npm installs into a folder.
   *
   * @throws IOException if it can't, or isn't there
   */
  public static List<Contender> node(Path folder) throws IOException {
    NodeModules modules = NodeModules.install(folder);
    List<Contender> contenders = new ArrayList<>();
    for (NodeContender.Kind kind : NodeContender.Kind.values()) {
      contenders.add(new NodeContender(modules, kind));
    }
    return contenders;
  }

  /** The first of a library's settings. */
  static JvmContender library(String library) {
    return JVM.stream()
        .filter(contender -> contender.library().equals(library))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No library is called " + library));
  }

  static JvmContender jvm(String name) {
    return JVM.stream()
        .filter(contender -> contender.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No contender is called " + name));
  }
}
