package dev.errand.benchmarks.contender;

import dev.errand.annotation.Task;
import dev.errand.benchmarks.Payload;

/** The task that Errand is measured with; called by what the processor generates for it. */
public final class BenchmarkRuns {

  private final Handler handler;

  BenchmarkRuns(Handler handler) {
    this.handler = handler;
  }

  /**
   * Does what the handler does.
   *
   * @return the output, which is stored
   */
  @Task(id = "benchmark", className = "BenchmarkTask")
  public Receipt execute(Payload payload) {
    handler.handle(payload);
    return new Receipt(payload.number(), true);
  }
}
