package dev.errand.internal.worker;

import dev.errand.task.Metadata;
import dev.errand.task.Run;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a hook sees of a run that has ended: its notes can be read, and stay as they are. */
final class EndedContext implements TaskContext, Metadata {

  private final Run<?> run;

  EndedContext(Run<?> run) {
    this.run = run;
  }

  @Override
  public UUID runId() {
    return run.id();
  }

  @Override
  public String taskId() {
    return run.taskId();
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
    return run.status() == RunStatus.CANCELED;
  }

  @Override
  public Metadata metadata() {
    return this;
  }

  @Override
  public Metadata set(String key, Object value) {
    throw hasEnded();
  }

  @Override
  public Metadata increment(String key, long by) {
    throw hasEnded();
  }

  @Override
  public Metadata append(String key, Object value) {
    throw hasEnded();
  }

  private IllegalStateException hasEnded() {
    return new IllegalStateException(
        "Run "
            + run.id()
            + " has ended, so its metadata can't be changed by a hook; note it in the task itself.");
  }

  @Override
  public Optional<Object> get(String key) {
    return Optional.ofNullable(run.metadata().get(key));
  }

  @Override
  public Map<String, Object> all() {
    return run.metadata();
  }
}
