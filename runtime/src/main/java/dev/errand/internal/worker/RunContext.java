package dev.errand.internal.worker;

import dev.errand.internal.process.ActiveTask;
import dev.errand.internal.store.ClaimedRun;
import dev.errand.task.Metadata;
import dev.errand.task.TaskContext;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What a method sees of its run. */
final class RunContext implements TaskContext, ActiveTask {

  private final ClaimedRun run;
  private final Execution execution;
  private final ExecutionParts parts;
  private final RunNotes notes;
  private final AtomicInteger children = new AtomicInteger();

  RunContext(ClaimedRun run, Execution execution, ExecutionParts parts) {
    this.run = run;
    this.execution = execution;
    this.parts = parts;
    this.notes = new RunNotes(run, execution, parts);
  }

  RunNotes notes() {
    return notes;
  }

  @Override
  public UUID runId() {
    return run.id();
  }

  @Override
  public String taskId() {
    return run.task();
  }

  @Override
  public int attempt() {
    return run.attempt();
  }

  @Override
  public Set<String> tags() {
    return run.tags();
  }

  @Override
  public boolean isCanceled() {
    return execution.isStopped();
  }

  @Override
  public Metadata metadata() {
    return notes;
  }

  @Override
  public int nextChildPosition() {
    return children.getAndIncrement();
  }

  @Override
  public <T> T parked(Supplier<T> wait) {
    return parts.parking().park(wait);
  }
}
